package dev.outrigger.engine;

import dev.outrigger.engine.types.SqlType;
import java.util.Objects;

/** A column of a result set. name: empty when it has none. */
public record ResultColumn(String name, SqlType type, boolean nullable) {
    public ResultColumn {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
    }
}
