package dev.outrigger.scripthost;

import java.util.Objects;

/** How a script's query ended. */
public sealed interface ScriptQueryEnd {
    /** rows: how many it counts; -1 for none. */
    record Done(long rows) implements ScriptQueryEnd {}

    /** An error that the script may handle. procedure: empty outside of one. */
    record Failed(int number, int severity, int state, int line, String procedure, String text)
            implements ScriptQueryEnd {
        public Failed {
            Objects.requireNonNull(procedure, "procedure is null");
            Objects.requireNonNull(text, "text is null");
        }
    }
}
