package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Message;
import dev.outrigger.Session;
import dev.outrigger.frame.Frame;
import dev.outrigger.golden.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Streamed and parallel calls through a session, on each runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
abstract class ChunkedScriptsTest {
    private static final String CALL =
            "EXEC sp_execute_external_script @language = N'Python', @script = N'%s',"
                    + " @input_data_1 = N'%s', @parallel = %d, @params = N'@r_rowsPerRead int',"
                    + " @r_rowsPerRead = %d WITH RESULT SETS ((id int))";
    private static final String IDS = "SELECT id FROM t ORDER BY id";

    private Instance instance;
    private Session session;

    abstract InstanceOptions options();

    @BeforeAll
    void open() {
        instance = Instance.open(options());
        session = instance.openSession();
        run("EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE");
        run("EXEC sp_configure 'show advanced options', 1 RECONFIGURE");
        run("EXEC sp_configure 'external script parallel hosts', 2 RECONFIGURE");
        run("CREATE TABLE t (id int)");
        run(
                "DECLARE @i int = 1 WHILE @i <= 40 BEGIN INSERT INTO t VALUES (@i) SET @i = @i + 1"
                        + " END");
    }

    @AfterAll
    void close() {
        if (instance != null) {
            instance.close();
        }
    }

    private List<String> run(String batch) {
        return run(batch, new Transcript());
    }

    private List<String> run(String batch, Transcript transcript) {
        return transcript.lines(session.execute(batch, transcript));
    }

    private static List<String> ids(int first, int last) {
        List<String> lines = new ArrayList<>();
        lines.add("id int");
        for (int id = first; id <= last; id++) {
            lines.add(Integer.toString(id));
        }
        lines.add("(end)");
        return lines;
    }

    private static Transcript once(Consumer<Message> action) {
        AtomicBoolean done = new AtomicBoolean();
        return new Transcript() {
            @Override
            public void message(Message message) {
                super.message(message);
                if (message.number() == 39005 && done.compareAndSet(false, true)) {
                    action.accept(message);
                }
            }
        };
    }

    private static List<ProcessHandle> hosts() {
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
    }

    private void assertParallelCallsWork() {
        assertThat(run(CALL.formatted("OutputDataSet = InputDataSet", IDS, 1, 7)))
                .isEqualTo(withCount(ids(1, 40), 40));
    }

    private static List<String> withCount(List<String> lines, int rows) {
        List<String> all = new ArrayList<>(lines);
        all.add("(" + rows + " rows)");
        return all;
    }

    @Test
    void parallelResultsComeInTheOrderOfTheInput() {
        String script =
                "import time, random\ntime.sleep(random.random() / 20)\nOutputDataSet = InputDataSet";
        for (int i = 0; i < 5; i++) {
            assertThat(run(CALL.formatted(script, IDS, 1, 3))).isEqualTo(withCount(ids(1, 40), 40));
        }
    }

    @Test
    void severalHostsShareTheChunks() {
        String script =
                "import time\ntry:\n    who\nexcept NameError:\n    who = id(object())\n    count = 0\n"
                        + "count += 1\ntime.sleep(0.2)\n"
                        + "OutputDataSet = pandas.DataFrame({\"n\": [count]})";
        // Each host counts its own chunks: of ten chunks none has all, once the second one is
        // ready.
        List<String> counts = List.of("10");
        for (int i = 0; i < 20 && counts.contains("10"); i++) {
            counts = run(CALL.formatted(script, IDS, 1, 4));
        }
        assertThat(counts).hasSize(13).doesNotContain("10").contains("4");
    }

    @Test
    void hostThatFindsNoPlaceAtFirstHelpsOnceThereIsOne() throws Exception {
        run("EXEC sp_configure 'external script hosts', 2 RECONFIGURE");
        try (Session other = instance.openSession()) {
            CountDownLatch runs = new CountDownLatch(1);
            Thread endless =
                    new Thread(
                            () ->
                                    other.execute(
                                            "EXEC sp_execute_external_script N'Python', N'print(1)\nwhile True: pass'",
                                            once(message -> runs.countDown())));
            endless.start();
            assertThat(runs.await(60, TimeUnit.SECONDS)).isTrue();
            String script =
                    "import time\ntry:\n    count\nexcept NameError:\n    count = 0\n"
                            + "count += 1\nif count == 2: print(1)\ntime.sleep(0.4)\n"
                            + "OutputDataSet = pandas.DataFrame({\"n\": [count]})";
            // The place comes free when the first host has its second chunk.
            List<String> counts =
                    run(CALL.formatted(script, IDS, 1, 1), once(message -> other.cancel()));
            endless.join();
            assertThat(counts).filteredOn(line -> line.equals("1")).hasSize(2);
        } finally {
            run("EXEC sp_configure 'external script hosts', 8 RECONFIGURE");
        }
    }

    @Test
    void cancelEndsAllHostsOfACall() {
        long[] cancelled = new long[1];
        String script = "import time\nprint(1)\nwhile True: time.sleep(0.01)";
        List<String> lines =
                run(
                        CALL.formatted(script, IDS, 1, 3),
                        once(
                                message -> {
                                    cancelled[0] = System.nanoTime();
                                    session.cancel();
                                }));
        assertThat((System.nanoTime() - cancelled[0]) / 1_000_000).isLessThan(2_000);
        assertThat(lines)
                .contains("error 3617 severity 16 state 1 line 1: Query was canceled by user.");
        assertParallelCallsWork();
    }

    @Test
    void hostThatIsKilledEndsTheCallAndTheNextOneWorks() {
        String script = "import time\nprint(1)\ntime.sleep(0.2)\nOutputDataSet = InputDataSet";
        List<String> lines = List.of();
        // A host that had no chunk yet is of no consequence: another one takes its work.
        for (int i = 0; i < 20 && (lines.isEmpty() || lines.contains("(40 rows)")); i++) {
            lines =
                    run(
                            CALL.formatted(script, IDS, 1, 3),
                            once(
                                    message -> {
                                        List<ProcessHandle> hosts = hosts();
                                        hosts.get(hosts.size() - 1).destroyForcibly();
                                    }));
        }
        assertThat(lines).anyMatch(line -> line.startsWith("error 39013 severity 16 state 1"));
        assertParallelCallsWork();
    }

    @Test
    void queryThatFailsAfterSomeChunksEndsTheCallWithItsError() {
        for (int parallel = 0; parallel <= 1; parallel++) {
            List<String> lines =
                    run(
                            CALL.formatted(
                                    "OutputDataSet = InputDataSet",
                                    "SELECT 100 / (50000 - a.id * 1600 - b.id * 40 - c.id) AS v FROM t a, t b, t c",
                                    parallel,
                                    1000));
            assertThat(lines)
                    .anyMatch(
                            line -> line.contains("error 8134") && line.contains("Divide by zero"));
            assertParallelCallsWork();
        }
    }

    /** More than the heap of this test could hold, both ways. */
    @Test
    @Tag("long")
    void rowsOfAnyNumberPassThroughALittleMemory() {
        System.gc();
        long before = used();
        AtomicLong most = new AtomicLong();
        AtomicLong rows = new AtomicLong();
        Transcript counting =
                new Transcript() {
                    @Override
                    public void frame(Frame frame) {
                        rows.addAndGet(frame.rows());
                        if (rows.get() / 200_000 != (rows.get() - frame.rows()) / 200_000) {
                            System.gc();
                            most.accumulateAndGet(used(), Math::max);
                        }
                    }
                };
        run(
                "EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet ="
                        + " InputDataSet', @input_data_1 = N'SELECT REPLICATE(''x'', 500) AS v FROM t a, t"
                        + " b, t c, t d WHERE d.id <= 25', @params = N'@r_rowsPerRead int',"
                        + " @r_rowsPerRead = 20000",
                counting);
        assertThat(rows.get()).isEqualTo(1_600_000);
        // 800 MB went in and came out.
        assertThat(most.get() - before).isLessThan(200L << 20);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
