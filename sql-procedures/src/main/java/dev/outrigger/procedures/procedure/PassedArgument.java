package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.types.SqlValue;
import java.util.Objects;
import java.util.Optional;

/**
 * An argument of an EXECUTE, its value known.
 *
 * @param name of {@code @name = value}, with its at sign
 * @param value empty for the word DEFAULT
 * @param output whether the caller wants the parameter's last value back
 */
public record PassedArgument(Optional<String> name, Optional<SqlValue> value, boolean output) {
    public PassedArgument {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(value, "value is null");
    }
}
