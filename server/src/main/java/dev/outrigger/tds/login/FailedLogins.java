package dev.outrigger.tds.login;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts failed logins by the address that they come from and the login that they are for: whoever
 * guesses is refused unheard for a while. Thread-safe.
 */
public final class FailedLogins {
    private static final int COUNTED_MAX = 10_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Of several names, one address may be wrong so many times as often as of one. */
    private static final int NAMES = 10;

    private final int failuresMax;
    private final long windowNanos;

    /** login: empty for all of an address. */
    private record Who(String address, String login) {}

    private record Failures(int count, long since) {}

    private final Map<Who, Failures> failures =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Who, Failures> eldest) {
                    return size() > COUNTED_MAX;
                }
            };

    /** failuresMax: within so many seconds. */
    public FailedLogins(int failuresMax, int seconds) {
        this.failuresMax = failuresMax;
        this.windowNanos = seconds * NANOS_PER_SECOND;
    }

    private static Who who(String address, String login) {
        return new Who(address, login.toLowerCase(Locale.ROOT));
    }

    private static Who all(String address) {
        return new Who(address, "");
    }

    public synchronized boolean isShutOut(String address, String login) {
        return count(who(address, login)) >= failuresMax
                || count(all(address)) >= (long) failuresMax * NAMES;
    }

    private int count(Who who) {
        Failures counted = failures.get(who);
        if (counted == null) {
            return 0;
        }
        if (System.nanoTime() - counted.since() > windowNanos) {
            failures.remove(who);
            return 0;
        }
        return counted.count();
    }

    public synchronized void failed(String address, String login) {
        add(who(address, login));
        add(all(address));
    }

    private void add(Who who) {
        int before = count(who);
        long since = before == 0 ? System.nanoTime() : failures.get(who).since();
        failures.put(who, new Failures(before + 1, since));
    }

    /** Clears what this login got wrong, and nothing of the others'. */
    public synchronized void succeeded(String address, String login) {
        int wrong = count(who(address, login));
        failures.remove(who(address, login));
        Who all = all(address);
        int left = count(all) - wrong;
        if (left > 0) {
            failures.put(all, new Failures(left, failures.get(all).since()));
        } else {
            failures.remove(all);
        }
    }
}
