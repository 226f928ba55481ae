package dev.outrigger.procedures.external;

import dev.outrigger.scripthost.ScriptHosts;
import dev.outrigger.scripthost.ScriptSession;
import java.util.Optional;

/**
 * A SQL session's place for a further host, kept warm between parallel calls. One thread at a time
 * works with it, each after the one before.
 */
final class HelperPlace implements AutoCloseable {
    private static final int LOOK_MILLIS = 20;

    private final ScriptHosts hosts;
    private final String login;
    private final int pool;
    private volatile ScriptSession session;
    private volatile boolean closed;
    private Optional<Thread> last = Optional.empty();

    /** login: whose limit of hosts counts; pool: the external resource pool of its hosts. */
    HelperPlace(ScriptHosts hosts, String login, int pool) {
        this.pool = pool;
        this.hosts = hosts;
        this.login = login;
    }

    /** Runs work on a thread of its own, once what the last call left to do here is done. */
    synchronized Thread start(Runnable work) {
        Optional<Thread> before = last;
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                if (before.isPresent()) {
                                    before.get().join();
                                }
                                work.run();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "outrigger-host-helper");
        thread.setDaemon(true);
        last = Optional.of(thread);
        thread.start();
        return thread;
    }

    /** From the thread that works here. */
    ScriptSession session() {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
        if (session == null) {
            session = hosts.openSession(login, pool);
        }
        return session;
    }

    void cancel() {
        ScriptSession running = session;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            while (last.isPresent() && last.get().isAlive()) {
                cancel();
                last.get().join(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (session != null) {
            session.close();
        }
    }
}
