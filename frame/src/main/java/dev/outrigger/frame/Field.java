package dev.outrigger.frame;

import java.util.Objects;

/** A column's name and type. The name may be empty: a result set's column need not have one. */
public record Field(String name, ColumnType type, boolean nullable) {
    public Field {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
    }
}
