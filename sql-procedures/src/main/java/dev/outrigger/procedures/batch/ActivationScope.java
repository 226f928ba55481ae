package dev.outrigger.procedures.batch;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.types.SqlValue;
import java.util.Locale;
import java.util.Optional;

/** What the engine sees of a running batch: its variables, and the session's functions. */
final class ActivationScope implements Scope {
    private final Activation activation;
    private final SessionFunctions functions;

    ActivationScope(Activation activation, SessionFunctions functions) {
        this.activation = activation;
        this.functions = functions;
    }

    @Override
    public Optional<SqlValue> lookup(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.startsWith("@") && !key.startsWith("@@")
                ? activation.variable(key)
                : functions.value(key, Optional.of(activation));
    }
}
