package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An endpoint whose clients do nothing. */
@Timeout(180)
class IdleTest {
    /** The threads that look after connections, of this and other endpoints of the process. */
    private static Set<Thread> watches() {
        Set<Thread> all = new HashSet<>(Thread.getAllStackTraces().keySet());
        all.removeIf(thread -> !thread.getName().equals("outrigger-tds-watch"));
        return all;
    }

    private static void awaitSleep(Thread watch) throws InterruptedException {
        while (watch.getState() != Thread.State.WAITING) {
            Thread.sleep(20);
        }
    }

    @Test
    void nothingWakesUpForIdleConnectionsAndALongRequestIsStillCancelled() throws Exception {
        Set<Thread> before = watches();
        try (RunningServer server = RunningServer.start();
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            Set<Thread> made = watches();
            made.removeAll(before);
            Thread watch = made.iterator().next();
            String id = RunningServer.id(connection);
            for (int i = 0; i < 3; i++) {
                awaitSleep(watch);

                CompletableFuture<Long> ended = new CompletableFuture<>();
                Thread running =
                        new Thread(
                                () -> {
                                    try {
                                        statement.execute("WAITFOR DELAY '00:10'");
                                        ended.complete(Long.MAX_VALUE);
                                    } catch (SQLException e) {
                                        ended.complete(System.nanoTime());
                                    }
                                });
                running.start();
                server.awaitRequest(id);
                // A request behind which another thread reads needs no looks either.
                awaitSleep(watch);
                long cancelled = System.nanoTime();
                statement.cancel();

                long taken = ended.get(60, TimeUnit.SECONDS) - cancelled;
                assertThat(taken).isLessThan(TimeUnit.SECONDS.toNanos(30));
                running.join();
            }
        }
    }

    @Test
    void requestBehindWhichNoThreadCanReadIsWarnedOfOnce() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        if (line.getMessage().contains("No thread can read")) {
                            warnings.add(line.getMessage());
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger logger = Logger.getLogger("dev.outrigger.tds");
        CountDownLatch end = new CountDownLatch(1);
        logger.addHandler(handler);
        try (RunningServer server = RunningServer.start(Limits.DEFAULT.withConnections(1));
                RawClient client = RawClient.login(server)) {
            // All threads but the connection's own.
            for (int i = 0; i < 3; i++) {
                server.endpoint()
                        .run(
                                () -> {
                                    try {
                                        end.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
            }
            for (int i = 1; i <= 2; i++) {
                client.batch("WAITFOR DELAY '00:00:01'");
                assertThat(client.response().errors()).isEmpty();
                assertThat(warnings).hasSize(i);
            }
        } finally {
            end.countDown();
            logger.removeHandler(handler);
        }
    }

    @Test
    void raisedSignalIsNeverSleptOver() throws Exception {
        WatchSignal signal = new WatchSignal();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        Thread serving =
                new Thread(
                        () -> {
                            try {
                                while (served.get() < 20_000) {
                                    signal.lower();
                                    served.set(asked.get());
                                    signal.await(() -> served.get() != asked.get());
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        serving.start();
        for (int i = 1; i <= 20_000; i++) {
            asked.set(i);
            if (!signal.isRaised()) {
                signal.raise();
            }
            while (i % 100 == 0 && served.get() < i) {
                Thread.onSpinWait();
            }
        }
        signal.raise();
        serving.join();
        assertThat(served).hasValue(20_000);
    }
}
