package dev.outrigger.engine;

import dev.outrigger.engine.types.SqlType;
import java.util.Objects;

/**
 * A column of a result set. name: empty when it has none.
 *
 * @param untyped of the word NULL alone, which any type's column takes; type is then int
 * @param identity a table's identity column as it is, not an expression over it
 */
public record ResultColumn(
        String name, SqlType type, boolean nullable, boolean untyped, boolean identity) {
    public ResultColumn(String name, SqlType type, boolean nullable) {
        this(name, type, nullable, false, false);
    }

    public ResultColumn(String name, SqlType type, boolean nullable, boolean untyped) {
        this(name, type, nullable, untyped, false);
    }

    public ResultColumn {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
    }
}
