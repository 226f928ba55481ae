package dev.outrigger.cli.shell;

import dev.outrigger.Instance;
import dev.outrigger.cli.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The process's own terminal. */
final class Terminals {
    /** Asks {@code tty} and {@code stty}: no native code. */
    private static final String PROVIDER = "exec";

    private Terminals() {}

    static boolean areThere() throws IOException {
        return TerminalProvider.load(PROVIDER).isSystemStream(SystemStream.Input);
    }

    static void run(Instance instance, Format format, String where, Path history)
            throws IOException {
        try (Terminal terminal =
                        TerminalBuilder.builder()
                                .system(true)
                                .provider(PROVIDER)
                                .encoding(StandardCharsets.UTF_8)
                                .nativeSignals(true)
                                .build();
                Shell shell = new Shell(instance, terminal, format)) {
            shell.greet(where);
            shell.keepHistory(history);
            shell.run();
        }
    }
}
