package dev.outrigger.engine;

import dev.outrigger.engine.types.SqlValue;
import java.util.Optional;

/**
 * What a statement sees of the batch around it: its variables, and the functions that speak of the
 * session. Read while the statement is planned (types) and when it starts (values).
 */
public interface Scope {
    /**
     * The value of {@code @name} or {@code @@name} (minding no case), or of a session function,
     * whose name ends in parentheses: {@code scope_identity()}, {@code error_message()}.
     */
    Optional<SqlValue> lookup(String name);

    Scope EMPTY = name -> Optional.empty();
}
