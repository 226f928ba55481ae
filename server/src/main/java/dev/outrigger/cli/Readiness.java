package dev.outrigger.cli;

import dev.outrigger.Instance;
import dev.outrigger.MessageListener;
import dev.outrigger.Session;

/** Whether an instance answers a query. Asked often, it looks once a second. Thread-safe. */
final class Readiness {
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final String QUESTION = "SELECT 1";

    private final Instance instance;
    private boolean ready;
    private boolean looked;
    private long lookedNanos;

    Readiness(Instance instance) {
        this.instance = instance;
    }

    synchronized boolean isReady() {
        if (!looked || System.nanoTime() - lookedNanos > FRESH_NANOS) {
            ready = answers();
            looked = true;
            lookedNanos = System.nanoTime();
        }
        return ready;
    }

    private boolean answers() {
        try (Session session = instance.openSession()) {
            return session.execute(QUESTION, MessageListener.NONE).succeeded();
        } catch (IllegalStateException e) {
            // The instance is closed, or as many sessions are open as may be.
            return false;
        }
    }
}
