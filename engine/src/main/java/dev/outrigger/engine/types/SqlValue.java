package dev.outrigger.engine.types;

import java.util.Objects;

/** A value with its type. value: of the class that {@link SqlType} names, null for NULL. */
public record SqlValue(SqlType type, Object value) {
    public SqlValue {
        Objects.requireNonNull(type, "type is null");
    }

    public static SqlValue nullOf(SqlType type) {
        return new SqlValue(type, null);
    }

    public boolean isNull() {
        return value == null;
    }
}
