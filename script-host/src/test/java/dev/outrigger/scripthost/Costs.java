package dev.outrigger.scripthost;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Hears what a call costs. */
final class Costs implements ScriptListener, ScriptMeter {
    private final AtomicLongArray nanos = new AtomicLongArray(ScriptPhase.values().length);
    private final AtomicLong peak = new AtomicLong();

    @Override
    public void standardOutput(String text) {}

    @Override
    public void standardError(String text) {}

    @Override
    public ScriptMeter meter() {
        return this;
    }

    @Override
    public void entered(ScriptPhase phase) {}

    @Override
    public void spent(ScriptPhase phase, long spent) {
        nanos.addAndGet(phase.ordinal(), spent);
    }

    @Override
    public void input(long rows, long bytes) {}

    @Override
    public void output(long rows, long bytes) {}

    @Override
    public void chunk() {}

    @Override
    public void peakMemory(long kilobytes) {
        peak.set(kilobytes);
    }

    double millis(ScriptPhase phase) {
        return nanos.get(phase.ordinal()) / 1e6;
    }

    long peakKilobytes() {
        return peak.get();
    }
}
