package dev.outrigger.scripthost.host;

import dev.outrigger.scripthost.ScriptFailure;
import java.util.Objects;

/** What a script did wrong, in the words that its author shall read. */
public final class ScriptError extends Exception {
    private static final long serialVersionUID = 1L;

    private final ScriptFailure.Reason reason;
    private final String traceback;

    /**
     * traceback: as the language prints it, lines counted in the user's script; empty when there is
     * none.
     */
    public ScriptError(ScriptFailure.Reason reason, String text, String traceback) {
        super(text);
        this.reason = Objects.requireNonNull(reason, "reason is null");
        this.traceback = Objects.requireNonNull(traceback, "traceback is null");
    }

    public ScriptFailure.Reason reason() {
        return reason;
    }

    public String traceback() {
        return traceback;
    }
}
