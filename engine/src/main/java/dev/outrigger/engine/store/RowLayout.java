package dev.outrigger.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.h2.value.Value;

/**
 * How a table's rows lie in H2: each column as C0, C1 and so on, then a hidden K column for each
 * one whose equality in keys is not that of its bytes (text, binary, datetimeoffset).
 */
final class RowLayout {
    private final Table table;
    private final ColumnCodec[] codecs;
    private final int[] keyPositions;
    private final int width;

    RowLayout(Table table) {
        this.table = table;
        int count = table.columns().size();
        codecs = new ColumnCodec[count];
        keyPositions = new int[count];
        for (int i = 0; i < count; i++) {
            codecs[i] = ColumnCodec.of(table.columns().get(i).type());
            keyPositions[i] = i;
        }
        TreeSet<Integer> inKeys = new TreeSet<>();
        table.keys().forEach(key -> inKeys.addAll(key.columns()));
        table.foreignKeys().forEach(key -> inKeys.addAll(key.columns()));
        int next = count;
        for (int column : inKeys) {
            if (codecs[column].keyDeclaration().isPresent()) {
                keyPositions[column] = next++;
            }
        }
        width = next;
    }

    int columnCount() {
        return codecs.length;
    }

    /** The H2 columns that stand for these columns in an index. */
    int[] keyPositions(List<Integer> columns) {
        return columns.stream().mapToInt(column -> keyPositions[column]).toArray();
    }

    Value[] encode(Object[] row) {
        if (row.length != codecs.length) {
            throw new IllegalArgumentException(
                    "a row of "
                            + row.length
                            + " values for "
                            + codecs.length
                            + " columns of "
                            + table.display());
        }
        Value[] values = new Value[width];
        for (int i = 0; i < codecs.length; i++) {
            values[i] = codecs[i].toValue(row[i]);
            if (keyPositions[i] != i) {
                values[keyPositions[i]] = codecs[i].toKey(row[i]);
            }
        }
        return values;
    }

    Value encodeKey(int column, Object value) {
        return codecs[column].toKey(value);
    }

    Object decode(int column, Value value) {
        return codecs[column].fromValue(value);
    }

    /** What CREATE TABLE declares. */
    String declarations() {
        StringJoiner columns = new StringJoiner(", ");
        for (int i = 0; i < codecs.length; i++) {
            columns.add("C" + i + " " + codecs[i].declaration());
        }
        for (int i = 0; i < codecs.length; i++) {
            if (keyPositions[i] != i) {
                columns.add("K" + i + " " + codecs[i].keyDeclaration().orElseThrow());
            }
        }
        return columns.toString();
    }

    /** What an index over these columns declares. */
    String indexColumns(List<Integer> columns) {
        List<String> names = new ArrayList<>();
        for (int column : columns) {
            names.add((keyPositions[column] == column ? "C" : "K") + column);
        }
        return String.join(", ", names);
    }
}
