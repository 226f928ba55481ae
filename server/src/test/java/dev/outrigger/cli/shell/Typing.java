package dev.outrigger.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.cli.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Somebody at a terminal of JLine's own, over streams in this process. */
final class Typing implements AutoCloseable {
    static final String CONTROL_C = "\u0003";
    static final String CONTROL_D = "\u0004";
    static final String UP = "\u001b[A";
    private static final long WAIT_NANOS = 60_000_000_000L;

    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Terminal terminal;
    private final Thread shell;
    private int seen;

    Typing(String type, int width, Optional<Path> history) throws IOException {
        terminal =
                TerminalBuilder.builder()
                        .system(false)
                        .streams(new PipedInputStream(keys, 1 << 16), screen)
                        .type(type)
                        .encoding(StandardCharsets.UTF_8)
                        .build();
        terminal.setSize(new Size(width, 50));
        shell =
                new Thread(
                        () -> {
                            try (Shell made = new Shell(instance, terminal, Format.TABLE)) {
                                history.ifPresent(made::keepHistory);
                                made.run();
                            }
                        });
        shell.start();
        await("1> ");
    }

    static Typing at(int width) throws IOException {
        return new Typing("ansi", width, Optional.empty());
    }

    /** Types the text, Enter for each line's end. */
    Typing type(String text) throws IOException {
        keys.write(text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
        keys.flush();
        return this;
    }

    /**
     * Waits until the screen has shown the text since the last call, and returns what came by then.
     */
    String await(String text) {
        long end = System.nanoTime() + WAIT_NANOS;
        while (true) {
            String shown = shown();
            int found = shown.indexOf(text, seen);
            if (found >= 0) {
                String since = shown.substring(seen, found + text.length());
                seen = found + text.length();
                return since;
            }
            assertThat(System.nanoTime()).as("shown: %s", shown.substring(seen)).isLessThan(end);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What the screen was sent, without colours and the like, lines ending in a line feed. */
    private String shown() {
        return screen.toString(StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "")
                .replace("\r", "");
    }

    /** Runs a batch and returns what it gave, without the time that it took. */
    String run(String batch) throws IOException {
        type(batch + "\nGO\n");
        await("GO\n");
        String given = await("s\n1> ");
        return given.substring(0, given.lastIndexOf('\n', given.length() - "s\n1> ".length()) + 1);
    }

    /** What the terminal was sent for a batch, and nothing but carriage returns taken out of it. */
    String runRaw(String batch) throws IOException {
        int before = screen.toString(StandardCharsets.UTF_8).length();
        run(batch);
        return screen.toString(StandardCharsets.UTF_8).substring(before).replace("\r", "");
    }

    /** Whether the shell has ended. */
    boolean ends() throws InterruptedException {
        shell.join(WAIT_NANOS / 1_000_000);
        return !shell.isAlive();
    }

    @Override
    public void close() throws IOException {
        keys.close();
        terminal.close();
        instance.close();
    }
}
