package dev.outrigger.engine;

import dev.outrigger.engine.types.SqlType;
import java.util.Objects;

/**
 * A column of a result set. name: empty when it has none.
 *
 * @param untyped of the word NULL alone, which any type's column takes; type is then int
 */
public record ResultColumn(String name, SqlType type, boolean nullable, boolean untyped) {
    public ResultColumn(String name, SqlType type, boolean nullable) {
        this(name, type, nullable, false);
    }

    public ResultColumn {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
    }
}
