package dev.outrigger.scripthost;

import java.util.Objects;

/**
 * What a host was started for: one of another kind does not do.
 *
 * @param limits those that hold for the host's life; the others are the default's, as they count
 *     for each call anew
 * @param group whose bounds it shares; 0 for none
 */
record HostKind(ScriptRuntime runtime, ScriptLimits limits, int group) {
    HostKind {
        Objects.requireNonNull(runtime, "runtime is null");
        Objects.requireNonNull(limits, "limits is null");
    }

    /** The kind that a call with these limits needs. */
    static HostKind of(ScriptRuntime runtime, ScriptLimits limits, int group) {
        return new HostKind(runtime, limits.ofHost(), group);
    }
}
