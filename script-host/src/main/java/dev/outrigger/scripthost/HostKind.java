package dev.outrigger.scripthost;

import java.util.Objects;

/** What a host was started for: one of another kind does not do. */
record HostKind(ScriptRuntime runtime, ScriptLimits limits) {
    HostKind {
        Objects.requireNonNull(runtime, "runtime is null");
        Objects.requireNonNull(limits, "limits is null");
    }
}
