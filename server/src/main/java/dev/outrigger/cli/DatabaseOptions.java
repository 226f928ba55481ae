package dev.outrigger.cli;

import dev.outrigger.InstanceOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that open a database for themselves. */
public final class DatabaseOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The database's folder, made when missing. Without it the database is in memory and ends with the command.")
    private Path data;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description =
                    "A CPython of 3.9 or later with pandas and pyarrow, for scripts of language Python. Without it they run in the embedded Jython.")
    private Path python;

    @Option(
            names = "--python-imports",
            paramLabel = "MODULE",
            split = ",",
            description =
                    "Modules that CPython imports before its first script, such as sklearn.cluster,scipy: scripts that use them need not wait for them.")
    private List<String> pythonImports = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How result sets are printed: table (the default), csv or json.")
    private Format format;

    /** The database's folder; empty for one in memory. */
    public Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    public Format format() {
        return format;
    }

    public InstanceOptions instance() {
        InstanceOptions options =
                data == null ? InstanceOptions.inMemory() : InstanceOptions.at(data);
        options = options.withPythonImports(pythonImports);
        return python == null ? options : options.withPython(python);
    }
}
