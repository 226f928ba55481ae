package dev.outrigger.scripthost;

import java.util.Optional;

/** Tells a meter how long each phase of a call on one host has taken. Thread-safe. */
final class PhaseClock {
    private final ScriptMeter meter;
    private Optional<ScriptPhase> current = Optional.empty();
    private long since;

    PhaseClock(ScriptMeter meter) {
        this.meter = meter;
    }

    /** The phase before is over. */
    synchronized void enter(ScriptPhase next) {
        end();
        current = Optional.of(next);
        meter.entered(next);
    }

    /** Enters the second phase, unless the first is over. */
    synchronized void follow(ScriptPhase first, ScriptPhase second) {
        if (current.filter(first::equals).isPresent()) {
            enter(second);
        }
    }

    synchronized void end() {
        long now = System.nanoTime();
        long begun = since;
        current.ifPresent(phase -> meter.spent(phase, now - begun));
        current = Optional.empty();
        since = now;
    }
}
