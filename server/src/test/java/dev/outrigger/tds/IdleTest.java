package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An endpoint whose clients do nothing. */
@Timeout(60)
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
            statement.execute("SELECT 1");
            for (int i = 0; i < 3; i++) {
                awaitSleep(watch);

                CompletableFuture<Long> ended = new CompletableFuture<>();
                Thread running =
                        new Thread(
                                () -> {
                                    try {
                                        statement.execute("WAITFOR DELAY '00:01'");
                                        ended.complete(Long.MAX_VALUE);
                                    } catch (SQLException e) {
                                        ended.complete(System.nanoTime());
                                    }
                                });
                running.start();
                Thread.sleep(300);
                // A request behind which another thread reads needs no looks either.
                awaitSleep(watch);
                long cancelled = System.nanoTime();
                statement.cancel();

                long taken = ended.get(30, TimeUnit.SECONDS) - cancelled;
                assertThat(taken).isLessThan(TimeUnit.SECONDS.toNanos(2));
                running.join();
            }
        }
    }

    @Test
    void raisedAttentionIsNeverSleptOver() throws Exception {
        Attention attention = new Attention();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        Thread serving =
                new Thread(
                        () -> {
                            try {
                                while (served.get() < 20_000) {
                                    attention.lower();
                                    served.set(asked.get());
                                    attention.await(() -> served.get() != asked.get());
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        serving.start();
        for (int i = 1; i <= 20_000; i++) {
            asked.set(i);
            if (!attention.isRaised()) {
                attention.raise();
            }
            while (i % 100 == 0 && served.get() < i) {
                Thread.onSpinWait();
            }
        }
        attention.raise();
        serving.join();
        assertThat(served).hasValue(20_000);
    }
}
