package dev.outrigger.procedures.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of a run is what is read, whatever its names hold. */
final class AuditLineTest {
    private static final String NAME =
            "a\ttab, a \\t that is none,\r\nand a line \u00e9\u4e16\ud83d\ude00";

    @TempDir private Path folder;

    private static AuditedRun run(String name, long id) {
        AuditedRun run =
                new AuditedRun(
                        new AuditedRun.Begin(
                                new UUID(1, 2),
                                51,
                                name,
                                name,
                                name,
                                "",
                                name,
                                name,
                                "Python",
                                "Jython",
                                name,
                                name),
                        "print(1)");
        run.number(id);
        return run;
    }

    @Test
    void namesComeBackAsTheyWere() {
        AuditedRun run = run(NAME, 7);
        String begun = AuditLine.of(run);
        assertThat(begun).doesNotContain("\n").doesNotContain("\r");
        List<String> fields = AuditLine.read(begun).orElseThrow();
        assertThat(fields).hasSize(AuditLine.BEGIN_FIELDS).startsWith("7", new UUID(1, 2) + "");
        assertThat(fields.subList(4, 7)).containsOnly(NAME);
        assertThat(fields.get(7)).isEmpty();
        run.end(
                new AuditedRun.End(
                        1.5, 0, 0, 0, 1, 0, 10, 20, 1, 0, AuditedRun.Outcome.TIMED_OUT, 39127));
        assertThat(AuditLine.read(AuditLine.of(run)).orElseThrow())
                .hasSize(AuditLine.END_FIELDS)
                .endsWith("timed out", "39127")
                .contains("1.500");
    }

    @Test
    void damagedLineIsNone() {
        String line = AuditLine.of(run("ann", 1));
        assertThat(AuditLine.read(line)).isPresent();
        assertThat(AuditLine.read(line.substring(0, line.length() - 1))).isEmpty();
        assertThat(AuditLine.read(line.replace("ann", "bob"))).isEmpty();
        assertThat(AuditLine.read("")).isEmpty();
        assertThat(AuditLine.read("0badc0de\tx")).isEmpty();
    }

    @Test
    void wholeFilesGoAndWhatIsLeftIsReadInOrder() throws Exception {
        try (AuditFiles files = new AuditFiles(folder)) {
            for (int i = 0; i < 1000; i++) {
                files.append(List.of(AuditLine.of(run("ann", i))));
                files.keep(200);
            }
            assertThat(files.all().size()).isBetween(200, 300);
        }
        try (AuditFiles files = new AuditFiles(folder)) {
            files.append(List.of(AuditLine.of(run("bob", 1000))));
            List<String> lines = files.all();
            assertThat(AuditLine.read(lines.get(lines.size() - 2)).orElseThrow()).startsWith("999");
            assertThat(AuditLine.read(lines.get(lines.size() - 1)).orElseThrow())
                    .startsWith("1000");
        }
    }

    @Test
    void lineThatACrashCutIsNotJoinedWithTheNext() throws Exception {
        try (AuditFiles files = new AuditFiles(folder)) {
            files.append(List.of(AuditLine.of(run("ann", 1))));
        }
        try (Stream<Path> all = Files.list(folder)) {
            Files.writeString(all.findFirst().orElseThrow(), "half a", StandardOpenOption.APPEND);
        }
        try (AuditFiles files = new AuditFiles(folder)) {
            files.append(List.of(AuditLine.of(run("bob", 2))));
            assertThat(files.all()).hasSize(3);
            assertThat(files.all().stream().flatMap(line -> AuditLine.read(line).stream()))
                    .hasSize(2);
        }
    }
}
