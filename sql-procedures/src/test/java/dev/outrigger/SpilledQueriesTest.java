package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.golden.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
final class SpilledQueriesTest {
    private static final Pattern SPILLED =
            Pattern.compile("'Worktable'.*bytes spilled ([1-9][0-9]*)");

    private static final List<String> QUERIES =
            List.of(
                    "SELECT a, COUNT(*) AS n, SUM(b) AS s, MIN(c) AS least FROM big GROUP BY a",
                    "SELECT c, b, COUNT(DISTINCT a) AS n FROM big GROUP BY c, b",
                    "SELECT x.a, y.b, y.c FROM big x JOIN big y ON y.a = x.a + 150000",
                    "SELECT x.a, y.c FROM big x LEFT JOIN big y ON y.a = x.a * 2 AND y.b < 500",
                    "SELECT a, b, c FROM big ORDER BY b DESC, c, a");

    @TempDir private Path folder;

    private static List<String> run(Session session, String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    /** A moment after the statement: large files are deleted while the next one may run. */
    private List<Path> temporaryFiles() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!found().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        return found();
    }

    private List<Path> found() {
        try (Stream<Path> found = Files.walk(folder.resolve("temporary"))) {
            return found.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void answersWithTheLeastMemoryAreThoseWithMuch() throws InterruptedException {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            run(
                    session,
                    "CREATE TABLE digits (d int) INSERT INTO digits VALUES"
                            + " (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)"
                            + " CREATE TABLE big (a int, b int, c varchar(40))");
            run(
                    session,
                    "INSERT INTO big SELECT q.n, q.n % 1000 * 7919 % 1000, 'text ' + CAST(q.n % 70001 AS"
                            + " varchar(10)) FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d +"
                            + " 10000 * e.d + 100000 * f.d AS n FROM digits a, digits b, digits c,"
                            + " digits d, digits e, digits f WHERE f.d < 3) q");
            assertThat(String.join("\n", run(session, "SELECT COUNT(*) AS n FROM big")))
                    .contains("300000");
            run(session, "EXEC sp_configure 'show advanced options', 1 RECONFIGURE");
            for (String query : QUERIES) {
                List<String> inMemory = run(session, query);
                run(session, "EXEC sp_configure 'query memory (MB)', 1 RECONFIGURE");
                assertThat(run(session, query).equals(inMemory)).as(query).isTrue();
                List<String> told =
                        run(session, "SET STATISTICS IO ON " + query + " SET STATISTICS IO OFF");
                Matcher spilled = SPILLED.matcher(String.join("\n", told));
                assertThat(spilled.find()).as(query).isTrue();
                assertThat(temporaryFiles()).as(query).isEmpty();
                run(session, "EXEC sp_configure 'query memory (MB)', 0 RECONFIGURE");
                assertThat(
                                String.join(
                                        "\n",
                                        run(
                                                session,
                                                "SET STATISTICS IO ON SELECT COUNT(*) AS n FROM ("
                                                        + query.replaceAll(" ORDER BY.*", "")
                                                        + ") q SET STATISTICS IO OFF")))
                        .doesNotContain("Worktable");
            }
        }
    }

    @Test
    void whatAKilledProcessLeftInTheTemporaryFolderGoesAtTheNextOpening() throws IOException {
        Path left = folder.resolve("temporary/spill123/rows1.arrow");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "rows");
        Instance.open(InstanceOptions.at(folder)).close();
        assertThat(left.getParent()).doesNotExist();
        assertThat(folder.resolve("temporary")).exists();
    }
}
