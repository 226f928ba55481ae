package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 in the middle of INSERT ... EXEC: what was reported is there, what was not is there whole
 * or not at all.
 */
@Tag("long")
class KillTest {
    @Test
    void reportedRowsSurviveAndUnreportedStatementsAreWholeOrAbsent(@TempDir Path folder)
            throws Exception {
        kill(folder, 3, new Random(1));
    }

    @Test
    @Tag("long")
    void andSoItIsFiftyTimes(@TempDir Path folder) throws Exception {
        kill(folder, 50, new Random(2));
    }

    private static void kill(Path folder, int times, Random random) throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(session, CrashingWriter.definitions());
        }
        for (int i = 0; i < times; i++) {
            int acknowledged = runAndKill(folder, 2 + random.nextInt(4), random.nextInt(40));
            try (Instance instance = Instance.open(InstanceOptions.at(folder));
                    Session session = instance.openSession()) {
                List<Object> sizes =
                        Sql.succeed(
                                        session,
                                        "SELECT COUNT(*) FROM written GROUP BY round ORDER BY round")
                                .last()
                                .column(0);
                assertThat(sizes).hasSizeBetween(acknowledged, acknowledged + 1);
                assertThat(sizes).allMatch(size -> size.equals(CrashingWriter.ROWS));
                Sql.succeed(session, "TRUNCATE TABLE written");
            }
        }
    }

    /**
     * Kills the program so many milliseconds after it reported so many statements; how many it did
     * report in the end.
     */
    private static int runAndKill(Path folder, int statements, int milliseconds) throws Exception {
        Process process = ChildJvm.start("dev.outrigger.test.CrashingWriter", folder.toString());
        int acknowledged = 0;
        StringBuilder printed = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null) {
                printed.append(line).append('\n');
                if (!line.equals(Integer.toString(acknowledged))) {
                    continue;
                }
                acknowledged++;
                if (acknowledged == statements) {
                    Thread.sleep(milliseconds);
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        assertThat(acknowledged).as(printed.toString()).isGreaterThanOrEqualTo(statements);
        return acknowledged;
    }
}
