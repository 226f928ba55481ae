package dev.outrigger.engine.sql;

import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What ALTER TABLE does to a table. */
public sealed interface TableChange {
    /**
     * {@code ADD}.
     *
     * @param withValues the columns, in lower case, whose default rows that are there get too
     * @param checked whether the rows that are there must keep to the new rules
     */
    record Add(
            List<ColumnDefinition> columns,
            List<TableConstraint> constraints,
            Set<String> withValues,
            boolean checked)
            implements TableChange {
        public Add {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
            withValues = Set.copyOf(withValues);
        }
    }

    /** {@code DROP}. */
    record Drop(List<Part> parts) implements TableChange {
        public Drop {
            parts = List.copyOf(parts);
        }

        public record Part(boolean column, boolean ifExists, String name) {}
    }

    /** nullable: empty where neither NULL nor NOT NULL was written. */
    record Column(String name, SqlType type, Optional<Boolean> nullable) implements TableChange {}

    /**
     * {@code CHECK CONSTRAINT} and {@code NOCHECK CONSTRAINT}.
     *
     * @param names empty for ALL
     * @param checked whether the rows that are there must keep to them
     */
    record Enforce(List<String> names, boolean enabled, boolean checked) implements TableChange {
        public Enforce {
            names = List.copyOf(names);
        }
    }
}
