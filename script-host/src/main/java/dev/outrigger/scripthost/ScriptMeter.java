package dev.outrigger.scripthost;

/**
 * Told what a call costs, while it goes on, by the threads that work for it: thread-safe. A call on
 * several hosts tells one meter.
 */
public interface ScriptMeter {
    ScriptMeter NONE =
            new ScriptMeter() {
                @Override
                public void entered(ScriptPhase phase) {}

                @Override
                public void spent(ScriptPhase phase, long nanos) {}

                @Override
                public void input(long rows, long bytes) {}

                @Override
                public void output(long rows, long bytes) {}

                @Override
                public void chunk() {}

                @Override
                public void peakMemory(long kilobytes) {}
            };

    /** The call is in this phase now. */
    void entered(ScriptPhase phase);

    /** A phase took so long; one that comes again adds to it. */
    void spent(ScriptPhase phase, long nanos);

    /** A frame went to a host. */
    void input(long rows, long bytes);

    /** A frame came from a host. */
    void output(long rows, long bytes);

    /** The script has been run once more, for a chunk of its input. */
    void chunk();

    /** The most memory that the call's host has had in its life so far; told once a host. */
    void peakMemory(long kilobytes);
}
