package dev.outrigger.engine.sql;

import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A column of CREATE TABLE.
 *
 * @param nullable empty when neither NULL nor NOT NULL was written
 * @param defaultName the name of a {@code CONSTRAINT name DEFAULT}
 * @param constraints those written at the column: PRIMARY KEY, UNIQUE, CHECK, REFERENCES
 */
public record ColumnDefinition(
        String name,
        SqlType type,
        Optional<Boolean> nullable,
        Optional<Identity> identity,
        Optional<String> defaultName,
        Optional<SourceExpression> defaultValue,
        List<TableConstraint> constraints,
        int line) {
    public ColumnDefinition {
        constraints = List.copyOf(constraints);
    }

    /** {@code IDENTITY(seed, increment)}. */
    public record Identity(long seed, long increment) {}
}
