package dev.outrigger.engine.exec;

import dev.outrigger.engine.store.Table;
import java.util.List;

/**
 * Where the rows of an INSERT go.
 *
 * @param columns those that get values, by name; empty for all
 * @param defaultsForNull a NULL becomes its column's default, where it has one
 */
record InsertTarget(Table table, List<String> columns, boolean defaultsForNull) {
    InsertTarget {
        columns = List.copyOf(columns);
    }
}
