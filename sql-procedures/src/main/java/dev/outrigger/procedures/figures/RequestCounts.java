package dev.outrigger.procedures.figures;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts what clients ask for. Thread-safe. */
public final class RequestCounts {
    private final LongAdder requests = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder logins = new LongAdder();
    private final LongAdder refusedLogins = new LongAdder();

    /** errors: of the request. */
    public void ended(long requestErrors, long requestNanos) {
        requests.increment();
        errors.add(requestErrors);
        nanos.add(requestNanos);
    }

    public void login(boolean succeeded) {
        (succeeded ? logins : refusedLogins).increment();
    }

    long requests() {
        return requests.sum();
    }

    long errors() {
        return errors.sum();
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.sum());
    }

    long logins() {
        return logins.sum();
    }

    long refusedLogins() {
        return refusedLogins.sum();
    }
}
