package dev.outrigger.tds.login;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed logins by the address that they come from: one that guesses is refused unheard for
 * a while. Thread-safe.
 */
public final class FailedLogins {
    private static final int ADDRESSES_MAX = 10_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int failuresMax;
    private final long windowNanos;

    private record Failures(int count, long since) {}

    private final Map<String, Failures> byAddress =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > ADDRESSES_MAX;
                }
            };

    /** failuresMax: within so many seconds. */
    public FailedLogins(int failuresMax, int seconds) {
        this.failuresMax = failuresMax;
        this.windowNanos = seconds * NANOS_PER_SECOND;
    }

    public synchronized boolean isShutOut(String address) {
        Failures failures = byAddress.get(address);
        if (failures == null) {
            return false;
        }
        if (System.nanoTime() - failures.since() > windowNanos) {
            byAddress.remove(address);
            return false;
        }
        return failures.count() >= failuresMax;
    }

    public synchronized void failed(String address) {
        Failures before = byAddress.get(address);
        boolean again = before != null && System.nanoTime() - before.since() <= windowNanos;
        byAddress.put(
                address,
                again
                        ? new Failures(before.count() + 1, before.since())
                        : new Failures(1, System.nanoTime()));
    }

    public synchronized void succeeded(String address) {
        byAddress.remove(address);
    }
}
