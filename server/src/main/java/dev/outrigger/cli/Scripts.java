package dev.outrigger.cli;

import dev.outrigger.Instance;
import dev.outrigger.Session;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs texts in one session and prints what they give on the process's streams. */
public final class Scripts {
    private static final int BUFFER_BYTES = 1 << 16;

    private Scripts() {}

    /** Returns the process's exit status: 1 when an error was printed, else 0. */
    public static int run(DatabaseOptions options, List<String> scripts) {
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(
                                new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
                        false,
                        StandardCharsets.UTF_8);
        PrintStream messages =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        BatchPrinter printer = new BatchPrinter(options.format().printer(out), messages);
        try (Instance instance = Instance.open(options.instance());
                Session session = instance.openSession()) {
            for (String script : scripts) {
                session.executeScript(script, printer);
            }
        } finally {
            out.flush();
        }
        return printer.failed() ? 1 : 0;
    }
}
