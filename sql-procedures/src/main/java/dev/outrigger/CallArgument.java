package dev.outrigger;

import dev.outrigger.engine.types.SqlValue;
import java.util.Objects;
import java.util.Optional;

/**
 * An argument of {@link Session#call}.
 *
 * @param name with its at sign; empty when it is passed by position
 * @param value empty for the parameter's default
 * @param output whether its value is wanted back
 */
public record CallArgument(Optional<String> name, Optional<SqlValue> value, boolean output) {
    public CallArgument {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(value, "value is null");
    }
}
