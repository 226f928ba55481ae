package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.ints;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.frame.Frame;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A call of very many chunks takes no more memory, descriptors or threads at its end than after a
 * tenth of it. -Doutrigger.soak.chunks says how many.
 */
@Tag("long")
final class ChunkSoakTest {
    private static final int CHUNKS = Integer.getInteger("outrigger.soak.chunks", 100_000);
    private static final int ROWS = 10;
    private static final int HEAP_BYTES = 16 << 20;

    /** What an allocator keeps is no leak; 1 KB of each of 90,000 chunks would be beyond it. */
    private static final int HOST_KILOBYTES = 48 << 10;

    private static final String SCRIPT =
            "OutputDataSet = pandas.DataFrame({'n': [int(InputDataSet['a'].sum())]})";

    private record Held(long heap, long descriptors, long threads, long hostKilobytes) {
        static Held now() throws IOException {
            System.gc();
            System.gc();
            Runtime java = Runtime.getRuntime();
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                return new Held(
                        java.totalMemory() - java.freeMemory(),
                        open.count(),
                        ManagementFactory.getThreadMXBean().getThreadCount(),
                        ProcessHandle.current().descendants().mapToLong(Held::resident).sum());
            }
        }

        private static long resident(ProcessHandle process) {
            try {
                return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (IOException e) {
                // It ended meanwhile.
                return 0;
            }
        }
    }

    @Test
    void manyChunksThroughJythonLeaveNothingBehind() throws IOException {
        soak(new ScriptRuntime.Jython());
    }

    @Test
    @Tag("cpython")
    void manyChunksThroughCPythonLeaveNothingBehind() throws IOException {
        soak(Calls.cpython());
    }

    private static void soak(ScriptRuntime runtime) throws IOException {
        ScriptLimits limits =
                new ScriptLimits(Duration.ofHours(2), 512L << 20, 1 << 20, 1 << 20, 16 << 20);
        ScriptCall call =
                new ScriptCall(
                        runtime,
                        SCRIPT,
                        "InputDataSet",
                        "OutputDataSet",
                        List.of(),
                        Calls.NO_VALUES,
                        limits);
        Integer[] values = new Integer[ROWS];
        java.util.Arrays.setAll(values, i -> i);
        try (Hosts hosts = new Hosts(ScriptHostOptions.EMBEDDED);
                ScriptRun run =
                        hosts.session.start(
                                call,
                                Optional.of(new ChunkedCallTest.Chunks(CHUNKS, ints("a", values))),
                                new Calls.Printed())) {
            Held early = null;
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                ScriptOutput output = run.next().orElseThrow();
                assertThat(output.execution()).isEqualTo(chunk);
                Frame frame = output.frames().orElseThrow().next().orElseThrow();
                assertThat(Values.of(frame.column(0))).containsExactly("45");
                assertThat(output.frames().orElseThrow().next()).isEmpty();
                if (chunk == CHUNKS / 10) {
                    early = Held.now();
                }
            }
            Held late = Held.now();
            assertThat(run.next()).isEmpty();
            run.outputParameters();
            String both = runtime + ", " + CHUNKS + " chunks: " + early + ", at the end " + late;
            // A soak's figures are worth keeping.
            System.out.println(both);
            assertThat(late.heap()).as(both).isLessThan(early.heap() + HEAP_BYTES);
            assertThat(late.descriptors()).as(both).isLessThanOrEqualTo(early.descriptors() + 1);
            assertThat(late.threads()).as(both).isLessThanOrEqualTo(early.threads() + 1);
            assertThat(late.hostKilobytes())
                    .as(both)
                    .isLessThan(early.hostKilobytes() + HOST_KILOBYTES);
        }
    }
}
