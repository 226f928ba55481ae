package dev.outrigger.jdbc;

import dev.outrigger.InstanceOptions;
import dev.outrigger.scripthost.OutboundAddress;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a connection wants of its engine; what is empty, it does not mind. */
record EngineOptions(
        Optional<Path> python,
        Optional<List<String>> pythonImports,
        Optional<Isolation> isolation,
        Optional<List<OutboundAddress>> outbound,
        Optional<Boolean> keep,
        Optional<Boolean> jobs) {
    InstanceOptions at(Place place) {
        InstanceOptions options =
                place.folder().map(InstanceOptions::at).orElseGet(InstanceOptions::inMemory);
        if (python.isPresent()) {
            options = options.withPython(python.get());
        }
        if (pythonImports.isPresent()) {
            options = options.withPythonImports(pythonImports.get());
        }
        if (outbound.isPresent()) {
            options = options.withOutbound(outbound.get());
        }
        if (jobs.isPresent()) {
            options = options.withJobs(jobs.get());
        }
        return isolation.isPresent() ? options.withIsolation(isolation.get()) : options;
    }

    /** The properties in which an engine that is open is other than this wants it. */
    List<String> missedBy(EngineOptions opened) {
        List<String> missed = new ArrayList<>();
        compare(Property.PYTHON, python, opened.python, missed);
        compare(Property.PYTHON_IMPORTS, pythonImports, opened.pythonImports, missed);
        compare(Property.ISOLATION, isolation, opened.isolation, missed);
        compare(Property.OUTBOUND, outbound, opened.outbound, missed);
        compare(Property.KEEP, keep, Optional.of(opened.keep.orElse(false)), missed);
        compare(Property.JOBS, jobs, Optional.of(opened.jobs.orElse(false)), missed);
        return missed;
    }

    private static <T> void compare(
            Property property, Optional<T> wanted, Optional<T> opened, List<String> missed) {
        if (wanted.isPresent() && !wanted.equals(opened)) {
            missed.add(
                    property.text()
                            + " is "
                            + opened.map(value -> "'" + value + "'").orElse("not set")
                            + ", not '"
                            + wanted.get()
                            + "'");
        }
    }
}
