package dev.outrigger.scripthost;

import java.util.Optional;

/**
 * Hears what a script prints, while it runs, on a thread of the host's; called by one thread at a
 * time.
 */
public interface ScriptListener {
    void standardOutput(String text);

    void standardError(String text);

    /** What answers the script's queries; empty when it may ask nothing. */
    default Optional<ScriptQueries> queries() {
        return Optional.empty();
    }

    /** What is told of the call's costs. */
    default ScriptMeter meter() {
        return ScriptMeter.NONE;
    }
}
