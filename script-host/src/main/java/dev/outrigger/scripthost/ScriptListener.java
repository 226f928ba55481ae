package dev.outrigger.scripthost;

/**
 * Hears what a script prints, while it runs, on a thread of the host's; called by one thread at a
 * time.
 */
public interface ScriptListener {
    void standardOutput(String text);

    void standardError(String text);

    /** What is told of the call's costs. */
    default ScriptMeter meter() {
        return ScriptMeter.NONE;
    }
}
