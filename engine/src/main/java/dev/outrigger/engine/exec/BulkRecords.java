package dev.outrigger.engine.exec;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import java.util.ArrayList;
import java.util.List;

/** Takes a file's records apart into columns; a record is its number of fields. */
final class BulkRecords extends AbstractBaseCsvCallbackHandler<Integer> {
    private static final SqlType FIELD = SqlType.varchar(SqlType.MAX);

    /** In place of a column: its default has failed, not its field. */
    private static final int DEFAULT = -1;

    private final Table table;
    private final InsertedRows made;
    private final BulkColumn[] columns;
    private final boolean[] defaulted;
    private boolean skipping;
    private SqlError failure;
    private int failed;
    private long characters;

    /** made: gives the defaults; rows: of a batch. */
    BulkRecords(Table table, BulkOptions options, InsertedRows made, int rows) {
        this.table = table;
        this.made = made;
        columns = new BulkColumn[table.columns().size()];
        defaulted = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) {
            TableColumn column = table.columns().get(i);
            // What the file has for an identity column is passed over.
            if (column.identity().isEmpty()) {
                columns[i] = new BulkColumn(column.type(), made.converter(FIELD, i), rows);
                defaulted[i] = !options.keepNulls() && column.defaultValue().isPresent();
            }
        }
    }

    /** Whether the records to come are counted only. */
    void skip(boolean skip) {
        skipping = skip;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        failure = null;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (skipping || failure != null || index >= columns.length || columns[index] == null) {
            return;
        }
        try {
            if (length > 0 || quoted) {
                columns[index].append(buffer, offset, length);
            } else {
                appendEmpty(index);
            }
        } catch (SqlError e) {
            // The record is read to its end first: that it has too many fields is worse.
            failure = e;
            failed = length > 0 || quoted ? index : DEFAULT;
        }
    }

    private void appendEmpty(int index) {
        columns[index].append(defaulted[index] ? made.defaultOf(index) : null);
    }

    @Override
    protected void handleEmpty() {
        handleField(0, new char[0], 0, 0, false);
    }

    @Override
    protected Integer buildRecord() {
        return Math.max(1, getFieldCount());
    }

    /** Throws what is wrong with the record read last. */
    void check(int fields, long row) {
        if (fields != columns.length) {
            throw SqlError.of(ErrorCode.BULK_COLUMNS, row, fields, table.name(), columns.length);
        }
        if (failure != null && failed == DEFAULT) {
            throw failure;
        }
        if (failure != null) {
            boolean truncated =
                    failure.code() == ErrorCode.STRING_TRUNCATED
                            || failure.code() == ErrorCode.STRING_TRUNCATED_SOMEWHERE;
            throw SqlError.of(
                            truncated ? ErrorCode.BULK_TRUNCATION : ErrorCode.BULK_CONVERSION,
                            row,
                            failed + 1,
                            table.columns().get(failed).name())
                    .causedBy(failure);
        }
    }

    /** The characters read since {@link #take}. */
    long characters() {
        return characters;
    }

    /**
     * The columns of the records read since the last call, but for an incomplete one at the end.
     */
    Column[] take(int rows) {
        characters = 0;
        List<Column> taken = new ArrayList<>();
        for (BulkColumn column : columns) {
            if (column != null) {
                taken.add(column.take(rows));
            }
        }
        return taken.toArray(Column[]::new);
    }
}
