package dev.outrigger.engine.store;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is known of a table's rows without reading them. Guides the planner and nothing else: it may
 * be out of date, and no answer may depend on it.
 */
public interface TableStatistics {
    OptionalLong rows();

    /** position: the column's in the table. */
    ColumnStatistics column(int position);

    /**
     * @param distinct how many different values there are, NULL not counted
     * @param nulls the share of rows whose value is NULL, from 0 to 1
     * @param min the least value, of the class of the column's type
     * @param max the greatest one
     */
    record ColumnStatistics(
            OptionalLong distinct,
            OptionalDouble nulls,
            Optional<Object> min,
            Optional<Object> max) {
        public static final ColumnStatistics UNKNOWN =
                new ColumnStatistics(
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /** Of a table of which only the size is known. */
    static TableStatistics ofRows(long rows) {
        return new TableStatistics() {
            @Override
            public OptionalLong rows() {
                return OptionalLong.of(rows);
            }

            @Override
            public ColumnStatistics column(int position) {
                return ColumnStatistics.UNKNOWN;
            }
        };
    }
}
