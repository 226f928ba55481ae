package dev.outrigger.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own. */
@Timeout(180)
class ShellCommandTest {
    private static final int SECONDS = 120;

    @TempDir private Path folder;
    @TempDir private Path outputs;

    private List<String> shell() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.outrigger.cli.Main",
                "shell");
    }

    private String output(List<String> command, String input)
            throws IOException, InterruptedException {
        Path printed = Files.createTempFile(outputs, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile());
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        builder.environment().put("TERM", "xterm");
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        if (!input.endsWith("exit\r")) {
            process.getOutputStream().close();
        }
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String output = Files.readString(printed);
        assertThat(ended).as("ended by itself, having printed: %s", output).isTrue();
        return output;
    }

    @Test
    void withoutATerminalStandardInputIsAScript() throws Exception {
        assertThat(output(shell(), "PRINT 'one'\nGO 2\nSELECT 2 AS two\n"))
                .isEqualTo("one\none\ntwo\n---\n  2\n(1 row)\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void realTerminalGetsPromptsAndResults() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(
                Files.isExecutable(script),
                "skipped: util-linux's script, which makes terminals, is not installed");
        List<String> command = new ArrayList<>(List.of(script.toString(), "-qec"));
        command.add(String.join(" ", shell()));
        command.add("/dev/null");

        String output = output(command, "SELECT 20 + 3 AS sum\rGO\rexit\r");

        assertThat(output).contains("---\r\n 23\r\n(1 row)\r\n");
        assertThat(folder.resolve("outrigger/history")).isNotEmptyFile();
    }
}
