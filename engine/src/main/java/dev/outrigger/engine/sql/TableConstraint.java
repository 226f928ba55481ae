package dev.outrigger.engine.sql;

import java.util.List;
import java.util.Optional;

/**
 * A constraint of CREATE TABLE, written at the table or at a column (then with that column's name
 * in it).
 */
public sealed interface TableConstraint {
    Optional<String> name();

    int line();

    record Key(Optional<String> name, boolean primary, List<String> columns, int line)
            implements TableConstraint {
        public Key {
            columns = List.copyOf(columns);
        }
    }

    record Check(Optional<String> name, SourceExpression condition, int line)
            implements TableConstraint {}

    /** {@code DEFAULT value FOR column}: of ALTER TABLE alone. */
    record Default(Optional<String> name, SourceExpression value, String column, int line)
            implements TableConstraint {}

    /** referencedColumns: empty when they are the referenced table's primary key. */
    record ForeignKey(
            Optional<String> name,
            List<String> columns,
            ObjectName referenced,
            List<String> referencedColumns,
            ReferentialAction onDelete,
            ReferentialAction onUpdate,
            int line)
            implements TableConstraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
    }

    /** What happens to a referencing row. */
    enum ReferentialAction {
        NO_ACTION,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }
}
