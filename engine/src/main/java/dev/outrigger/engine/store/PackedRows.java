package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Bits;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.VariableColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table's rows as one array of bytes each: a bit for each NULL, then each column of a fixed width
 * at its place, then where each of the others ends, then their bytes. H2 writes such a row as it
 * is, where it would take each value apart; and one column is read without the rest.
 */
final class PackedRows {
    private final SqlType[] types;
    private final PackedField[] fixed;

    /** Of the columns of no fixed width: which of them a column is, and how many there are. */
    private final int[] variable;

    private final int variables;
    private final int ends;
    private final int start;

    PackedRows(List<SqlType> columns) {
        types = columns.toArray(SqlType[]::new);
        fixed = new PackedField[types.length];
        variable = new int[types.length];
        int offset = Bits.bytesFor(types.length);
        int count = 0;
        for (int i = 0; i < types.length; i++) {
            int width = PackedField.width(types[i]);
            if (width > 0) {
                fixed[i] = new PackedField(types[i], offset);
                offset += width;
            } else {
                variable[i] = count++;
            }
        }
        variables = count;
        ends = offset;
        start = offset + count * Integer.BYTES;
    }

    int columnCount() {
        return types.length;
    }

    byte[] pack(Object[] values) {
        byte[][] parts = new byte[variables][];
        int length = start;
        for (int i = 0; i < types.length; i++) {
            if (fixed[i] == null && values[i] != null) {
                byte[] part =
                        types[i].isText()
                                ? PackedText.bytes(((SqlText) values[i]).value())
                                : ((SqlBytes) values[i]).bytes();
                parts[variable[i]] = part;
                length = Math.addExact(length, part.length);
            }
        }
        byte[] row = new byte[length];
        for (int i = 0; i < types.length; i++) {
            if (values[i] == null) {
                Bits.set(row, i);
            } else if (fixed[i] != null) {
                fixed[i].write(row, values[i]);
            }
        }
        int end = start;
        for (int i = 0; i < variables; i++) {
            if (parts[i] != null) {
                System.arraycopy(parts[i], 0, row, end, parts[i].length);
                end += parts[i].length;
            }
            PackedField.INTS.set(row, ends + i * Integer.BYTES, end);
        }
        return row;
    }

    boolean isNull(byte[] row, int column) {
        return Bits.get(row, column);
    }

    /** Where the bytes of a column of no fixed width begin. */
    int begin(byte[] row, int column) {
        int slot = ends + variable[column] * Integer.BYTES;
        return variable[column] == 0
                ? start
                : (int) PackedField.INTS.get(row, slot - Integer.BYTES);
    }

    /** Where they end. */
    int end(byte[] row, int column) {
        return (int) PackedField.INTS.get(row, ends + variable[column] * Integer.BYTES);
    }

    /** A text that is not NULL. */
    String text(byte[] row, int column) {
        int from = begin(row, column);
        return PackedText.text(row, from, end(row, column) - from);
    }

    /** A column of the first rows, each value in a place of its own. */
    Column column(byte[][] rows, int count, int column) {
        byte[] validity = validity(rows, count, column);
        return fixed[column] == null
                ? variable(rows, count, column, validity)
                : fixed[column].column(rows, count, validity);
    }

    private static byte[] validity(byte[][] rows, int count, int column) {
        byte[] validity = null;
        for (int i = 0; i < count; i++) {
            if (Bits.get(rows[i], column)) {
                if (validity == null) {
                    validity = new byte[Bits.bytesFor(count)];
                    Arrays.fill(validity, (byte) 0xff);
                }
                validity[i >> 3] &= (byte) ~(1 << (i & 7));
            }
        }
        return validity;
    }

    private Column variable(byte[][] rows, int count, int column, byte[] validity) {
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            boolean isNull = Bits.get(rows[i], column);
            if (!isNull
                    && types[column].isText()
                    && PackedText.isOdd(rows[i], begin(rows[i], column), end(rows[i], column))) {
                return built(rows, count, column);
            }
            int size = isNull ? 0 : end(rows[i], column) - begin(rows[i], column);
            offsets[i + 1] = Math.addExact(offsets[i], size);
        }
        byte[] data = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            int size = offsets[i + 1] - offsets[i];
            if (size > 0) {
                System.arraycopy(rows[i], begin(rows[i], column), data, offsets[i], size);
            }
        }
        return new VariableColumn(
                SqlColumns.columnType(types[column]), count, validity, offsets, data);
    }

    private Column built(byte[][] rows, int count, int column) {
        SqlType type = types[column];
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), count);
        for (int i = 0; i < count; i++) {
            SqlColumns.append(builder, type, read(rows[i], column));
        }
        return builder.build();
    }

    /** The value of a column, of the class that its type names; null for NULL. */
    Object read(byte[] row, int column) {
        if (Bits.get(row, column)) {
            return null;
        }
        if (fixed[column] != null) {
            return fixed[column].read(row);
        }
        int from = begin(row, column);
        int to = end(row, column);
        if (types[column].isText()) {
            Collation collation = types[column].collation().orElseThrow();
            return SqlText.of(PackedText.text(row, from, to - from), collation);
        }
        return SqlBytes.of(Arrays.copyOfRange(row, from, to));
    }

    /** How many rows from a position on take no more than so many bytes: at least one. */
    int fitting(Batch batch, int from, int max, long bytes) {
        long[] sizes = new long[Math.min(max, batch.rows() - from)];
        Arrays.fill(sizes, start);
        for (int i = 0; i < types.length; i++) {
            if (fixed[i] == null) {
                // A text of a dictionary is written out in each row.
                addSizes(sizes, batch.column(i), from);
            }
        }
        int count = 1;
        long sum = sizes[0];
        while (count < sizes.length && sum + sizes[count] <= bytes) {
            sum += sizes[count++];
        }
        return count;
    }

    private static void addSizes(long[] sizes, Column column, int from) {
        if (column instanceof DictionaryColumn dictionary) {
            int[] codes = codes(dictionary, from, sizes.length);
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] += codes[i] < 0 ? 0 : dictionary.values().size(codes[i]);
            }
        } else {
            VariableColumn variable = (VariableColumn) column;
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] += variable.size(from + i);
            }
        }
    }

    /** Rows of a batch, from a position on. */
    byte[][] pack(Batch batch, int from, int count) {
        List<VariableColumn> parts = new ArrayList<>();
        int[][] positions = new int[variables][];
        for (int i = 0; i < types.length; i++) {
            if (fixed[i] == null) {
                Column column = batch.column(i);
                if (column instanceof DictionaryColumn dictionary) {
                    positions[variable[i]] = codes(dictionary, from, count);
                    parts.add(dictionary.values());
                } else {
                    parts.add((VariableColumn) column);
                }
            }
        }
        byte[][] rows = new byte[count][];
        for (int i = 0; i < count; i++) {
            int length = start;
            for (int part = 0; part < variables; part++) {
                int at = positions[part] == null ? from + i : positions[part][i];
                length = at < 0 ? length : Math.addExact(length, parts.get(part).size(at));
            }
            rows[i] = new byte[length];
        }
        for (int i = 0; i < types.length; i++) {
            if (fixed[i] != null) {
                fixed[i].write(rows, batch.column(i), from, count);
            }
            if (batch.column(i).validity() != null) {
                markNulls(rows, batch.column(i), i, from);
            }
        }
        for (int part = 0; part < variables; part++) {
            write(rows, parts.get(part), positions[part], part, from);
        }
        return rows;
    }

    private static void markNulls(byte[][] rows, Column column, int bit, int from) {
        for (int i = 0; i < rows.length; i++) {
            if (column.isNull(from + i)) {
                Bits.set(rows[i], bit);
            }
        }
    }

    private void write(byte[][] rows, VariableColumn column, int[] positions, int part, int from) {
        int slot = ends + part * Integer.BYTES;
        int[] offsets = column.offsets();
        for (int i = 0; i < rows.length; i++) {
            byte[] row = rows[i];
            int at = positions == null ? from + i : positions[i];
            int size = at < 0 ? 0 : offsets[at + 1] - offsets[at];
            int begin = part == 0 ? start : (int) PackedField.INTS.get(row, slot - Integer.BYTES);
            if (size > 0) {
                System.arraycopy(column.data(), offsets[at], row, begin, size);
            }
            PackedField.INTS.set(row, slot, begin + size);
        }
    }

    /** The codes of some rows; less than 0 for NULL, where any may stand. */
    private static int[] codes(DictionaryColumn column, int from, int count) {
        int[] codes = Arrays.copyOfRange(column.codes(), from, from + count);
        for (int i = 0; i < count && column.validity() != null; i++) {
            if (column.isNull(from + i)) {
                codes[i] = -1;
            }
        }
        return codes;
    }
}
