package dev.outrigger.frame;

import java.util.Objects;

/**
 * The values of one field. Each kind of column exposes its backing arrays, which are longer than
 * needed at times: only the first {@link #length} values count.
 */
public abstract sealed class Column
        permits BoolColumn,
                ByteColumn,
                ShortColumn,
                IntColumn,
                LongColumn,
                FloatColumn,
                DoubleColumn,
                DecimalColumn,
                VariableColumn,
                DictionaryColumn,
                FixedColumn {
    private final ColumnType type;
    private final int length;
    private final byte[] validity;
    private final int nullCount;

    /**
     * validity: Arrow's bitmap, a set bit for a value and a clear one for NULL; null when no value
     * is NULL.
     */
    Column(ColumnType type, int length, byte[] validity) {
        this.type = Objects.requireNonNull(type, "type is null");
        if (length < 0 || validity != null && validity.length < Bits.bytesFor(length)) {
            throw new IllegalArgumentException("no validity bitmap for " + length + " rows");
        }
        this.length = length;
        int nulls = validity == null ? 0 : length - Bits.count(validity, length);
        this.validity = nulls == 0 ? null : validity;
        this.nullCount = nulls;
    }

    public final ColumnType type() {
        return type;
    }

    public final int length() {
        return length;
    }

    public final int nullCount() {
        return nullCount;
    }

    public final boolean isNull(int row) {
        return validity != null && !Bits.get(validity, row);
    }

    /**
     * Arrow's validity bitmap, least significant bit first; null when no value is NULL. Not to be
     * written to.
     */
    public final byte[] validity() {
        return validity;
    }

    /** The bytes that this column's arrays hold. */
    public final long bytes() {
        return (validity == null ? 0 : validity.length) + valueBytes();
    }

    abstract long valueBytes();
}
