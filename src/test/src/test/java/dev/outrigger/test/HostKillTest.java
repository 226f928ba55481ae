package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.Message;
import dev.outrigger.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hosts killed and stopped at random under eight sessions: each call ends with its result or a
 * clear error, and afterwards every place is free and every session works. -Doutrigger.kill.seconds
 * says for how long each runtime is tried.
 */
class HostKillTest {
    private static final int SECONDS = Integer.getInteger("outrigger.kill.seconds", 600);
    private static final int SESSIONS = 8;
    private static final int ROWS = 500;
    private static final int CALL_SECONDS = 5;

    /** The time limit, a host's start and a wait for a place, with room to spare. */
    private static final long LONGEST_CALL_SECONDS = CALL_SECONDS + 30 + 30 + 10;

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    @Tag("long")
    void callsEndAndThePoolIsWholeWhenHostsAreKilledAndStopped(ScriptRuntimes runtime)
            throws Exception {
        kill(runtime, SECONDS, true);
    }

    /** The same in as little time as a test may take, on the runtime that starts sooner. */
    @Test
    @Tag("cpython")
    void callsEndAndThePoolIsWholeWhenHostsAreKilled() throws Exception {
        kill(ScriptRuntimes.CPYTHON, 4, false);
    }

    private static void kill(ScriptRuntimes runtime, int seconds, boolean stopping)
            throws Exception {
        try (Instance instance = runtime.open("'external script timeout (s)', " + CALL_SECONDS)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);
            try {
                List<Future<Caller>> callers = new ArrayList<>();
                for (int i = 0; i < SESSIONS; i++) {
                    Caller caller = new Caller(instance.openSession(), new Random(i));
                    callers.add(threads.submit(() -> caller.callUntil(end)));
                }
                int killed = killUntil(end, new Random(0), stopping);
                List<Caller> sessions = new ArrayList<>();
                for (Future<Caller> caller : callers) {
                    sessions.add(caller.get(LONGEST_CALL_SECONDS, TimeUnit.SECONDS));
                }
                System.out.println(
                        runtime + ": " + killed + " killed or stopped; " + told(sessions));
                assertThat(sessions).anyMatch(caller -> caller.succeeded > 0);
                for (Caller caller : sessions) {
                    caller.requireHost();
                }
                sessions.forEach(caller -> caller.session.close());
                warmHosts(instance, 0);
                awaitNoHost();
                warmHosts(instance, 1);
                requireAllPlaces(instance, threads);
            } finally {
                threads.shutdownNow();
            }
        }
        assertThat(Footprint.hosts()).as("processes left behind").isEmpty();
    }

    private static void warmHosts(Instance instance, int hosts) {
        try (Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    "EXEC sp_configure 'external script warm hosts', " + hosts + "; RECONFIGURE;");
        }
    }

    /** Sessions that call again and again, and what came of it. */
    private static final class Caller {
        final Session session;
        final Map<String, Integer> errors = new TreeMap<>();
        private final Random random;
        int succeeded;

        Caller(Session session, Random random) {
            this.session = session;
            this.random = random;
        }

        Caller callUntil(long end) {
            while (System.nanoTime() < end) {
                call(random.nextInt(3));
            }
            return this;
        }

        private boolean call(int kind) {
            int number = random.nextInt(1000);
            Collected collected =
                    Sql.run(
                            session,
                            switch (kind) {
                                case 0 -> number(number);
                                case 1 -> rows(number);
                                default -> slow(number);
                            });
            if (collected.errors().isEmpty()) {
                long expected = kind == 1 ? (long) ROWS * number : number;
                assertThat(((Number) collected.last().rows().get(0).get(0)).longValue())
                        .isEqualTo(expected);
                succeeded++;
                return true;
            }
            Message first = collected.errors().get(0);
            assertThat(first.number()).as(first.text()).isBetween(39000, 39999);
            assertThat(first.text())
                    .containsPattern(
                            "signal|exit status|as soon as it was ready|did not end within|was not ready within|broke the protocol");
            errors.merge(
                    first.number()
                            + " "
                            + first.text().replaceAll("[0-9]+", "n").lines().findFirst().orElse(""),
                    1,
                    Integer::sum);
            return false;
        }

        /** A host that was stopped while it rested is found out by one call. */
        void requireHost() {
            assertThat(call(0) || call(0)).as("the session works again").isTrue();
        }

        private static String number(int number) {
            return """
                    DECLARE @y int;
                    EXEC sp_execute_external_script @language = N'Python', @script = N'y = x',
                        @params = N'@x int, @y int OUTPUT', @x = %d, @y = @y OUTPUT;
                    SELECT @y
                    """
                    .formatted(number);
        }

        private static String rows(int number) {
            return """
                    DECLARE @t TABLE (x int);
                    INSERT INTO @t EXEC sp_execute_external_script @language = N'Python', @script = N'
                    print("so many rows")
                    OutputDataSet = pandas.DataFrame({"x": [x] * rows})
                    ', @params = N'@x int, @rows int', @x = %d, @rows = %d;
                    SELECT SUM(x) FROM @t
                    """
                    .formatted(number, ROWS);
        }

        private static String slow(int number) {
            return """
                    DECLARE @y int;
                    EXEC sp_execute_external_script @language = N'Python', @script = N'
                    import time
                    time.sleep(0.05)
                    y = x
                    ', @params = N'@x int, @y int OUTPUT', @x = %d, @y = @y OUTPUT;
                    SELECT @y
                    """
                    .formatted(number);
        }
    }

    /** Any process of a host: the sandbox's own two, or the interpreter. */
    private static int killUntil(long end, Random random, boolean stopping) throws Exception {
        int killed = 0;
        while (System.nanoTime() < end) {
            Thread.sleep(50 + random.nextInt(400));
            List<ProcessHandle> hosts = Footprint.hosts().filter(HostKillTest::isOfAHost).toList();
            if (hosts.isEmpty()) {
                continue;
            }
            ProcessHandle victim = hosts.get(random.nextInt(hosts.size()));
            if (stopping && random.nextInt(5) == 0) {
                signal("-STOP", victim);
            } else {
                victim.destroyForcibly();
            }
            killed++;
        }
        return killed;
    }

    /** A process that is only being started is Java's own helper, which nobody else can know of. */
    private static boolean isOfAHost(ProcessHandle process) {
        try {
            String name = Files.readString(Path.of("/proc/" + process.pid() + "/comm")).strip();
            return name.equals("bwrap") || name.startsWith("python") || name.equals("java");
        } catch (IOException e) {
            // It has ended meanwhile.
            return false;
        }
    }

    private static void signal(String name, ProcessHandle process)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String told(List<Caller> sessions) {
        Map<String, Integer> all = new TreeMap<>();
        sessions.forEach(
                caller -> caller.errors.forEach((text, n) -> all.merge(text, n, Integer::sum)));
        StringBuilder told = new StringBuilder();
        told.append(sessions.stream().mapToInt(caller -> caller.succeeded).sum())
                .append(" calls succeeded");
        all.forEach((text, n) -> told.append("\n  ").append(n).append(" x ").append(text));
        return told.toString();
    }

    private static void awaitNoHost() throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (Footprint.hosts().findAny().isPresent() && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        assertThat(Footprint.hosts().map(ProcessHandle::info))
                .as("hosts of closed sessions")
                .isEmpty();
    }

    /** As many sessions as there are places run scripts at the same time. */
    private static void requireAllPlaces(Instance instance, ExecutorService threads)
            throws Exception {
        List<Callable<Collected>> together = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            together.add(
                    () -> {
                        try (Session session = instance.openSession()) {
                            return Sql.succeed(session, Caller.slow(1));
                        }
                    });
        }
        for (Future<Collected> one : threads.invokeAll(together)) {
            assertThat(one.get().last().column(0)).containsExactly(1);
        }
    }
}
