package dev.outrigger.tds;

import dev.outrigger.Instance;
import dev.outrigger.tds.login.FailedLogins;
import dev.outrigger.tds.login.Logins;
import dev.outrigger.tds.tls.Encryption;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks TDS with clients over any pair of streams, for one instance. Thread-safe. It closes its
 * connections, not the instance.
 *
 * <p>A connection has one thread, which waits for a request and runs it. When a request takes
 * longer than some milliseconds, a second thread goes on reading, so that a cancellation is seen;
 * whichever of the two is free at the end waits for the next request.
 */
public final class Endpoint implements AutoCloseable {
    private static final int FAILED_LOGINS_SECONDS = 60;
    private static final long THREAD_IDLE_SECONDS = 30;

    /** How often the watch looks for requests that take long and for logins that do. */
    private static final long WATCH_MILLIS = 10;

    /** After so many looks without a request the watch sleeps until one wakes it. */
    private static final int QUIET_LOOKS = 100;

    private static final int LOGIN_CHECKS_AT_ONCE = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

    private final Instance instance;
    private final Logins logins;
    private final Limits limits;
    private final Encryption encryption;
    private final FailedLogins failedLogins;
    private final Semaphore loginChecks = new Semaphore(LOGIN_CHECKS_AT_ONCE, true);
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger threadNumber = new AtomicInteger();
    private final ThreadPoolExecutor threads;
    private final WatchSignal signal = new WatchSignal();
    private final Thread watch;
    private volatile boolean closed;

    public Endpoint(Instance instance, Logins logins, Encryption encryption, Limits limits) {
        this.instance = instance;
        this.logins = logins;
        this.encryption = encryption;
        this.limits = limits;
        this.failedLogins = new FailedLogins(limits.failedLogins(), FAILED_LOGINS_SECONDS);
        this.threads =
                new ThreadPoolExecutor(
                        0,
                        2 * limits.connections() + 2,
                        THREAD_IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        work -> {
                            Thread thread =
                                    new Thread(
                                            work,
                                            "outrigger-tds-" + threadNumber.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        this.watch = new Thread(this::watch, "outrigger-tds-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Takes a connection over and returns at once. The streams belong to it from now on.
     *
     * @param onEnd run once when the connection has ended, to close what is behind the streams; it
     *     may come before this returns
     * @return closing it ends the connection
     */
    public AutoCloseable accept(InputStream in, OutputStream out, Peer peer, Runnable onEnd) {
        if (open.incrementAndGet() > limits.connections()) {
            open.decrementAndGet();
            onEnd.run();
            return () -> {};
        }
        Connection connection = new Connection(this, in, out, peer, onEnd);
        connections.add(connection);
        wake();
        try {
            if (closed) {
                throw new RejectedExecutionException("the endpoint is closed");
            }
            threads.execute(connection::begin);
        } catch (RejectedExecutionException e) {
            connection.close();
        }
        return connection::close;
    }

    void run(Runnable work) {
        threads.execute(work);
    }

    void forget(Connection connection) {
        if (connections.remove(connection)) {
            open.decrementAndGet();
        }
    }

    Instance instance() {
        return instance;
    }

    Logins logins() {
        return logins;
    }

    Limits limits() {
        return limits;
    }

    Encryption encryption() {
        return encryption;
    }

    FailedLogins failedLogins() {
        return failedLogins;
    }

    /** A permit for each password that may be checked at a time. */
    Semaphore loginChecks() {
        return loginChecks;
    }

    /** How many connections there are. */
    public int connections() {
        return open.get();
    }

    /** A request has been read, or a client has come: the watch is to look soon. */
    void wake() {
        if (!signal.isRaised()) {
            signal.raise();
        }
    }

    private void watch() {
        int quiet = 0;
        while (!closed) {
            long now = System.nanoTime();
            boolean watched = false;
            for (Connection connection : connections) {
                watched |= look(connection, now);
            }
            quiet = signal.lower() || watched ? 0 : quiet + 1;
            try {
                if (quiet < QUIET_LOOKS) {
                    Thread.sleep(WATCH_MILLIS);
                } else {
                    signal.await(() -> connections.stream().anyMatch(Connection::isToBeWatched));
                    quiet = 0;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What goes wrong with one connection must not leave the others unwatched. */
    private static boolean look(Connection connection, long now) {
        try {
            connection.look(now);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("A connection could not be looked after", e);
        }
        return connection.isToBeWatched();
    }

    /** Ends all connections and what runs in them. */
    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        List<Connection> all = new ArrayList<>(connections);
        all.forEach(Connection::close);
        threads.shutdown();
    }
}
