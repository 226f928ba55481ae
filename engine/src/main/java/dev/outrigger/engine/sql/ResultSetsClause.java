package dev.outrigger.engine.sql;

import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;

/** The {@code WITH RESULT SETS} clause of EXECUTE. */
public sealed interface ResultSetsClause {
    /** No clause, or {@code RESULT SETS UNDEFINED}. */
    record Undefined() implements ResultSetsClause {}

    /** {@code RESULT SETS NONE}. */
    record None() implements ResultSetsClause {}

    /** {@code RESULT SETS ((...), ...)}. */
    record Declared(List<Shape> shapes) implements ResultSetsClause {
        public Declared {
            shapes = List.copyOf(shapes);
        }
    }

    /** What one result set must look like. */
    sealed interface Shape {}

    record Columns(List<Column> columns) implements Shape {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    record AsObject(ObjectName object) implements Shape {}

    record AsType(ObjectName type) implements Shape {}

    record AsXml() implements Shape {}

    /** nullable: empty when neither NULL nor NOT NULL was written, which means NULL. */
    record Column(String name, SqlType type, Optional<Boolean> nullable) {}
}
