package dev.outrigger.procedures.external;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session whose scripts run on one of the two runtimes, and what they print and return as lines. */
final class ScriptedSession implements AutoCloseable {
    private static final String PRINTED =
            "message 39005 line 1: STDOUT message(s) from external script: \\n";

    private final Instance instance;
    private final Session session;

    ScriptedSession(Optional<Path> python) {
        InstanceOptions memory = InstanceOptions.inMemory();
        instance = Instance.open(python.map(memory::withPython).orElse(memory));
        session = instance.openSession();
        run("EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE SET NOCOUNT ON");
    }

    void reset() {
        session.reset();
        run("SET NOCOUNT ON");
    }

    List<String> run(String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    static String quoted(String text) {
        return "N'" + text.replace("'", "''") + "'";
    }

    /** A script with an input query; resultSets: what follows it, or nothing. */
    List<String> script(String script, String query, String resultSets) {
        return run(
                "EXEC sp_execute_external_script N'Python', "
                        + quoted(script)
                        + (query.isEmpty() ? "" : ", " + quoted(query))
                        + " "
                        + resultSets);
    }

    /** The lines that a script prints; anything else that comes is a failure. */
    List<String> printed(String script, String query) {
        List<String> printed = new ArrayList<>();
        for (String line : script(script, query, "")) {
            if (line.startsWith(PRINTED)) {
                printed.addAll(
                        line.substring(PRINTED.length())
                                .replaceAll("\\\\n$", "")
                                .replace("\\\\", "\u0000")
                                .replace("\\n", "\n")
                                .replace("\u0000", "\\")
                                .lines()
                                .toList());
            } else if (!line.equals("ok")) {
                throw new AssertionError(line);
            }
        }
        return printed;
    }

    @Override
    public void close() {
        instance.close();
    }
}
