package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the examples of docs/external-scripts.md: each gives what the text below it says. */
final class DocumentedScriptsTest {
    private static final Path PAGE = Path.of("../docs/external-scripts.md");

    private record Block(String kind, List<String> lines) {}

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        boolean open = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                open = !open;
                if (open) {
                    blocks.add(new Block(line.substring(3), new ArrayList<>()));
                }
            } else if (open) {
                blocks.get(blocks.size() - 1).lines().add(line);
            }
        }
        return blocks;
    }

    private static void check(InstanceOptions options) throws IOException {
        List<Block> blocks = blocks();
        int checked = 0;
        try (Instance instance = Instance.open(options)) {
            Session session = instance.openSession();
            for (int i = 0; i < blocks.size(); i++) {
                if (!blocks.get(i).kind().equals("sql")) {
                    continue;
                }
                String batch = String.join("\n", blocks.get(i).lines());
                Transcript transcript = new Transcript();
                List<String> lines = transcript.lines(session.execute(batch, transcript));
                assertThat(lines).as(batch).noneMatch(line -> line.startsWith("error"));
                if (i + 1 < blocks.size() && blocks.get(i + 1).kind().equals("text")) {
                    assertThat(lines).as(batch).isEqualTo(blocks.get(i + 1).lines());
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(4);
    }

    @Test
    void examplesRunInTheEmbeddedPython() throws IOException {
        check(InstanceOptions.inMemory());
    }

    @Test
    @Tag("cpython")
    void examplesRunInCPython() throws IOException {
        String python = System.getenv("OUTRIGGER_TEST_PYTHON");
        assumeTrue(
                python != null, "OUTRIGGER_TEST_PYTHON names no CPython with pandas and pyarrow");
        check(InstanceOptions.inMemory().withPython(Path.of(python)));
    }
}
