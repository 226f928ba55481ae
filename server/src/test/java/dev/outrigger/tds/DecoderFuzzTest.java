package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes a client sends, the server answers or ends the connection, and goes on. The bytes
 * are those of a real driver and of tests, changed at random.
 *
 * <p>Ten minutes of it, with figures at the end: {@code ./mvnw verify -Plong -pl server -am
 * -Dtest=DecoderFuzzTest -Dsurefire.failIfNoSpecifiedTests=false}. {@code -Dfuzz.minutes=60} makes
 * it an hour, {@code -Dfuzz.seed=N} repeats a run's changes.
 */
class DecoderFuzzTest {
    private static final Duration SHORT = Duration.ofSeconds(5);

    private static final Duration LONG = Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 10));

    /** What may come on top of a run's time: its server's start, its last conversation. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final long GROWTH_BYTES_MAX = 64L << 20;

    private static final int THREADS_MAX = 200;

    @Test
    void changedTrafficHarmsNobody() throws Exception {
        run(SHORT, 1);
    }

    @Test
    @Tag("long")
    void changedTrafficHarmsNobodyForTenMinutes() throws Exception {
        run(LONG, Long.getLong("fuzz.seed", System.nanoTime()));
    }

    private static void run(Duration duration, long seed) {
        assertTimeoutPreemptively(duration.plus(MARGIN), () -> runInTime(duration, seed));
    }

    private static void runInTime(Duration duration, long seed) throws Exception {
        Limits limits = new Limits(64, Duration.ofSeconds(15), 1 << 20, 1_000_000);
        try (RunningServer server = RunningServer.start(limits);
                Unexpected unexpected = new Unexpected()) {
            List<List<byte[]>> corpus = Recorder.traffic(server);
            assertThat(corpus).hasSizeGreaterThan(3);
            Random random = new Random(seed);
            long half = System.nanoTime() + duration.toNanos() / 2;
            long end = half + duration.toNanos() / 2;
            int rounds = 0;
            long bytes = 0;
            long heapBefore = 0;
            int roundsBefore = 0;
            while (heapBefore == 0 || System.nanoTime() < end) {
                if (heapBefore == 0 && System.nanoTime() >= half) {
                    // By now what the server has to keep is there.
                    heapBefore = usedHeap();
                    roundsBefore = rounds;
                }
                List<byte[]> conversation = corpus.get(random.nextInt(corpus.size()));
                List<byte[]> sent = changed(conversation, random);
                bytes += sent.stream().mapToLong(part -> part.length).sum();
                converse(server, sent, random);
                assertThat(unexpected.seen()).as("round %d of seed %d", rounds, seed).isEmpty();
                rounds++;
                if (rounds % 100 == 0) {
                    requireWorking(server);
                }
            }
            requireWorking(server);
            assertThat(rounds).isGreaterThan(10);
            awaitNoConnections(server);
            assertThat(Thread.activeCount()).isLessThan(THREADS_MAX);
            long heap = usedHeap();
            System.out.printf(
                    "%d changed conversations of %d kinds, %d bytes, seed %d; heap after %d of them %d MB, at the end %d MB%n",
                    rounds, corpus.size(), bytes, seed, roundsBefore, heapBefore >> 20, heap >> 20);
            assertThat(heap - heapBefore).isLessThan(GROWTH_BYTES_MAX);
        }
    }

    /** What is alive in the heap. */
    private static long usedHeap() throws InterruptedException {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
            used =
                    Math.min(
                            used,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }

    private static List<byte[]> changed(List<byte[]> conversation, Random random) {
        List<byte[]> result = new ArrayList<>();
        // A login that is left whole lets the changes reach what is behind it.
        int from = random.nextInt(3) == 0 ? 0 : Math.min(2, conversation.size() - 1);
        for (int i = 0; i < conversation.size(); i++) {
            byte[] bytes = conversation.get(i).clone();
            result.add(i < from || random.nextInt(3) == 0 ? bytes : change(bytes, random));
        }
        return result;
    }

    private static byte[] change(byte[] bytes, Random random) {
        int changes = 1 + random.nextInt(4);
        byte[] result = bytes;
        for (int i = 0; i < changes && result.length > 0; i++) {
            int at = random.nextInt(4) == 0 ? random.nextInt(8) : random.nextInt(result.length);
            at = Math.min(at, result.length - 1);
            switch (random.nextInt(5)) {
                case 0 -> result[at] = (byte) random.nextInt(256);
                case 1 -> result[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> result[at] = (byte) 0xff;
                case 3 -> result = java.util.Arrays.copyOf(result, at);
                default -> {
                    byte[] longer = java.util.Arrays.copyOf(result, result.length + 1);
                    System.arraycopy(result, at, longer, at + 1, result.length - at);
                    result = longer;
                }
            }
        }
        return result;
    }

    private static void converse(RunningServer server, List<byte[]> conversation, Random random) {
        try (RawClient client = new RawClient(server.port())) {
            for (byte[] bytes : conversation) {
                client.raw(bytes);
            }
            if (random.nextBoolean()) {
                client.endOutput();
                client.isEnded();
            }
        } catch (IOException e) {
            // The server has ended the connection, as it may.
        }
    }

    private static void requireWorking(RunningServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
        }
    }

    private static void awaitNoConnections(RunningServer server) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (server.endpoint().connections() > 0 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(server.endpoint().connections()).isZero();
    }
}
