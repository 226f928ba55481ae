package dev.outrigger.frame;

import java.util.List;
import java.util.Objects;

/**
 * A batch of rows held by column. Immutable: nobody writes to a column's arrays once it is in a
 * frame.
 */
public record Frame(Schema schema, int rows, List<Column> columns) {
    public Frame {
        Objects.requireNonNull(schema, "schema is null");
        columns = List.copyOf(columns);
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(
                    columns.size() + " columns for " + schema.size() + " fields");
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).length() != rows) {
                throw new IllegalArgumentException(
                        "column "
                                + i
                                + " has "
                                + columns.get(i).length()
                                + " of "
                                + rows
                                + " rows");
            }
            if (!columns.get(i).type().equals(schema.field(i).type())) {
                throw new IllegalArgumentException(
                        "column "
                                + i
                                + " is "
                                + columns.get(i).type()
                                + ", its field "
                                + schema.field(i).type());
            }
        }
    }

    public Column column(int index) {
        return columns.get(index);
    }

    /** The bytes that the columns' arrays hold. */
    public long bytes() {
        return columns.stream().mapToLong(Column::bytes).sum();
    }

    /** The rows from start up to, without, end. */
    public Frame slice(int start, int end) {
        Objects.checkFromToIndex(start, end, rows);
        return start == 0 && end == rows
                ? this
                : new Frame(
                        schema,
                        end - start,
                        columns.stream()
                                .map(column -> ColumnSlice.of(column, start, end))
                                .toList());
    }
}
