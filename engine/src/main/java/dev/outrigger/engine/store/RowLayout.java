package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.IntColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.ValueInteger;
import org.h2.value.ValueNull;
import org.h2.value.ValueVarbinary;

/**
 * How a table's rows lie in H2: the whole row packed in a column R, then a column K for each one
 * that is part of a key, as its index needs it.
 */
final class RowLayout {
    private static final int PACKED = 0;

    private final Table table;
    private final PackedRows rows;

    /** The columns that have a K, in the order of those. */
    private final int[] inKeys;

    private final SqlType[] keyTypes;
    private final KeyCodec[] keys;
    private final int[] keyPositions;

    RowLayout(Table table) {
        this.table = table;
        List<SqlType> types = table.columns().stream().map(Table.TableColumn::type).toList();
        rows = new PackedRows(types);
        TreeSet<Integer> columns = new TreeSet<>();
        table.keys().forEach(key -> columns.addAll(key.columns()));
        table.foreignKeys().forEach(key -> columns.addAll(key.columns()));
        table.indexes().forEach(index -> columns.addAll(index.columns()));
        inKeys = columns.stream().mapToInt(Integer::intValue).toArray();
        keys = new KeyCodec[inKeys.length];
        keyTypes = new SqlType[inKeys.length];
        keyPositions = new int[types.size()];
        for (int i = 0; i < inKeys.length; i++) {
            keyTypes[i] = types.get(inKeys[i]);
            keys[i] = KeyCodec.of(keyTypes[i]);
            keyPositions[inKeys[i]] = i + 1;
        }
    }

    /** The H2 columns that stand for these columns in an index. */
    int[] keyPositions(List<Integer> columns) {
        return columns.stream().mapToInt(column -> keyPositions[column]).toArray();
    }

    Row encode(Object[] row) {
        if (row.length != rows.columnCount()) {
            throw new IllegalArgumentException(
                    "a row of "
                            + row.length
                            + " values for "
                            + rows.columnCount()
                            + " columns of "
                            + table.display());
        }
        Value[] values = new Value[1 + keys.length];
        values[PACKED] = ValueVarbinary.getNoCopy(rows.pack(row));
        for (int i = 0; i < keys.length; i++) {
            values[i + 1] = keys[i].toKey(row[inKeys[i]]);
        }
        return Row.get(values, SearchRow.MEMORY_CALCULATE);
    }

    /**
     * How many rows of a batch from a position on take no more than so many bytes: at least one.
     */
    int fitting(Batch batch, int from, int max, long bytes) {
        return rows.fitting(batch, from, max, bytes);
    }

    /** Rows of a batch, whose columns are the table's, from a position on. */
    Row[] encode(Batch batch, int from, int count) {
        byte[][] packed = rows.pack(batch, from, count);
        Row[] encoded = new Row[count];
        Value[][] values = new Value[count][1 + keys.length];
        for (int i = 0; i < count; i++) {
            values[i][PACKED] = ValueVarbinary.getNoCopy(packed[i]);
        }
        for (int key = 0; key < keys.length; key++) {
            Column column = batch.column(inKeys[key]);
            for (int i = 0; i < count; i++) {
                values[i][key + 1] = key(key, column, from + i);
            }
        }
        for (int i = 0; i < count; i++) {
            encoded[i] = Row.get(values[i], SearchRow.MEMORY_CALCULATE);
        }
        return encoded;
    }

    private Value key(int key, Column column, int row) {
        if (column instanceof IntColumn ints) {
            return ints.isNull(row) ? ValueNull.INSTANCE : ValueInteger.get(ints.get(row));
        }
        return keys[key].toKey(SqlColumns.read(column, row, keyTypes[key]));
    }

    Value encodeKey(int column, Object value) {
        return keys[keyPositions[column] - 1].toKey(value);
    }

    /** The row's values, packed. Not to be written to. */
    static byte[] packed(Row row) {
        return row.getValue(PACKED).getBytesNoCopy();
    }

    PackedRows rows() {
        return rows;
    }

    Object decode(Row row, int column) {
        return rows.read(packed(row), column);
    }

    Object[] decode(Row row, int[] columns) {
        byte[] packed = packed(row);
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.read(packed, columns[i]);
        }
        return values;
    }

    Object[] decode(Row row) {
        byte[] packed = packed(row);
        Object[] values = new Object[rows.columnCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.read(packed, i);
        }
        return values;
    }

    /** What CREATE TABLE declares. */
    String declarations() {
        StringJoiner columns = new StringJoiner(", ");
        columns.add("R VARBINARY");
        for (int i = 0; i < keys.length; i++) {
            columns.add("K" + inKeys[i] + " " + keys[i].declaration());
        }
        return columns.toString();
    }

    /** What an index over these columns declares. */
    String indexColumns(List<Integer> columns) {
        List<String> names = new ArrayList<>();
        for (int column : columns) {
            names.add("K" + column);
        }
        return String.join(", ", names);
    }
}
