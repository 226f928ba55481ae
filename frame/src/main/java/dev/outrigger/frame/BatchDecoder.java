package dev.outrigger.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes columns of one message's body. Nothing that the metadata says is believed before it is
 * checked here.
 */
final class BatchDecoder {
    private static final byte[] NOTHING = new byte[0];

    private final BatchMetadata batch;
    private final int rows;
    private final BodyInput body;
    private final long limit;
    private long budget;
    private int nextBuffer;
    private WireField field;
    private int nullCount;
    private byte[] validity;

    /** One column's offsets at a time. */
    private long[] wide;

    BatchDecoder(BatchMetadata batch, BodyInput body, long limit) {
        this.batch = batch;
        this.rows = batch.rows();
        this.body = body;
        this.limit = limit;
        this.budget = limit;
        if (body.length() > BodyInput.STREAMED_MAX || !ordered()) {
            body.collect();
        }
    }

    /** Whether each buffer comes behind those before it, as everybody writes them. */
    private boolean ordered() {
        long end = 0;
        for (int i = 0; i < batch.offsets().length; i++) {
            long offset = batch.offsets()[i];
            long length = batch.lengths()[i];
            if (offset < end || length < 0 || length > body.length()) {
                return false;
            }
            end = offset + length;
        }
        return true;
    }

    List<Column> columns(List<WireField> fields) {
        List<Column> columns = new ArrayList<>();
        for (WireField next : fields) {
            field = next;
            nullCount = batch.nullCounts()[next.index()];
            columns.add(column());
        }
        return columns;
    }

    private Column column() {
        if (field.layout() == WireField.Layout.NULL) {
            return allNull();
        }
        validity = validity();
        ColumnType type = field.field().type();
        return switch (field.layout()) {
            case NULL -> allNull();
            case BOOL -> new BoolColumn(rows, validity, bytes(Bits.bytesFor(rows)));
            case INT8 -> new ByteColumn(type, rows, validity, bytes(rows));
            case INT16 -> new ShortColumn(type, rows, validity, shorts());
            case INT32 -> new IntColumn(type, rows, validity, ints());
            case INT64 -> new LongColumn(type, rows, validity, longs());
            case FLOAT32 -> new FloatColumn(type, rows, validity, floats());
            case FLOAT64 -> new DoubleColumn(type, rows, validity, doubles());
            case DECIMAL32 -> decimals((ColumnType.Decimal) type, widened(), null);
            case DECIMAL64 -> decimals((ColumnType.Decimal) type, longs(), null);
            case DECIMAL128 -> wideDecimals((ColumnType.Decimal) type);
            case VARIABLE -> variable(type, offsets32());
            case LARGE_VARIABLE -> variable(type, offsets64());
            case DATE_MILLIS -> dates();
            case TIME32 -> times(widened());
            case TIME64 -> times(longs());
            case FIXED -> fixed(type);
            case FIXED_BYTES -> fixedBytes(type);
        };
    }

    /** Goes to the next buffer, of at least as many bytes as are needed; its length. */
    private int open(String name, long needed) {
        long offset = batch.offsets()[nextBuffer];
        long length = batch.lengths()[nextBuffer];
        nextBuffer++;
        int bodyLength = body.length();
        if (offset < 0 || length < 0 || offset > bodyLength || length > bodyLength - offset) {
            throw field.corrupt(
                    "its "
                            + name
                            + " buffer of "
                            + length
                            + " bytes at "
                            + offset
                            + " is outside of the body's "
                            + bodyLength
                            + " bytes");
        }
        if (length < needed) {
            throw field.corrupt(
                    "its "
                            + name
                            + " buffer has "
                            + length
                            + " bytes; "
                            + rows
                            + " rows need "
                            + needed);
        }
        body.seek((int) offset);
        return (int) length;
    }

    /** What is needed of the next buffer, for values that are changed on their way. */
    private ByteBuffer values(long needed) {
        open("values", needed);
        return body.view((int) needed);
    }

    /**
     * Buffers may overlap and rows may have no bytes, so what arrays take is counted apart from
     * what has arrived.
     */
    private void reserve(long bytes) {
        budget -= bytes;
        if (budget < 0) {
            throw field.corrupt(
                    "with it the frame takes more than the limit of " + limit + " bytes");
        }
    }

    private byte[] validity() {
        int length = open("validity", nullCount == 0 ? 0 : Bits.bytesFor(rows));
        if (length == 0) {
            return null;
        }
        if (length < Bits.bytesFor(rows)) {
            throw field.corrupt(
                    "its validity buffer has " + length + " bytes for " + rows + " rows");
        }
        byte[] copy = read(Bits.bytesFor(rows));
        int clear = rows - Bits.count(copy, rows);
        if (clear != nullCount) {
            throw field.corrupt(
                    "its metadata count " + nullCount + " NULLs, its validity buffer " + clear);
        }
        return nullCount == 0 ? null : copy;
    }

    private boolean isNull(int row) {
        return validity != null && !Bits.get(validity, row);
    }

    /** So many bytes of the buffer that was gone to. */
    private byte[] read(int size) {
        reserve(size);
        byte[] bytes = new byte[size];
        body.read(bytes, 0, size);
        return bytes;
    }

    private byte[] bytes(int size) {
        open("values", size);
        return read(size);
    }

    private short[] shorts() {
        open("values", 2L * rows);
        reserve(2L * rows);
        short[] to = new short[rows];
        body.read(to);
        return to;
    }

    private int[] ints() {
        open("values", 4L * rows);
        reserve(4L * rows);
        int[] to = new int[rows];
        body.read(to, rows);
        return to;
    }

    private long[] longs() {
        open("values", 8L * rows);
        reserve(8L * rows);
        long[] to = new long[rows];
        body.read(to, rows);
        return to;
    }

    private float[] floats() {
        open("values", 4L * rows);
        reserve(4L * rows);
        float[] to = new float[rows];
        body.read(to);
        return to;
    }

    private double[] doubles() {
        open("values", 8L * rows);
        reserve(8L * rows);
        double[] to = new double[rows];
        body.read(to);
        return to;
    }

    private long[] widened() {
        ByteBuffer from = values(4L * rows);
        reserve(8L * rows);
        long[] to = new long[rows];
        for (int i = 0; i < rows; i++) {
            to[i] = from.getInt(4 * i);
        }
        return to;
    }

    private Column allNull() {
        if (nullCount != rows) {
            throw field.corrupt(
                    nullCount + " NULLs in a column of type Null with " + rows + " rows");
        }
        reserve(Bits.bytesFor(rows) + 4L * (rows + 1L));
        return new VariableColumn(
                ColumnType.TEXT, rows, new byte[Bits.bytesFor(rows)], new int[rows + 1], NOTHING);
    }

    private Column wideDecimals(ColumnType.Decimal type) {
        ByteBuffer from = values(16L * rows);
        boolean wide = false;
        for (int i = 0; i < rows && !wide; i++) {
            wide = !isNull(i) && from.getLong(16 * i + 8) != from.getLong(16 * i) >> 63;
        }
        reserve(wide ? 16L * rows : 8L * rows);
        long[] low = new long[rows];
        long[] high = wide ? new long[rows] : null;
        for (int i = 0; i < rows; i++) {
            // Under a NULL there may be anything; as zero it needs no check.
            if (!isNull(i)) {
                low[i] = from.getLong(16 * i);
                if (wide) {
                    high[i] = from.getLong(16 * i + 8);
                }
            }
        }
        return decimals(type, low, high);
    }

    private Column decimals(ColumnType.Decimal type, long[] low, long[] high) {
        DecimalBound bound = DecimalBound.ofDigits(type.precision());
        for (int i = 0; i < rows; i++) {
            if (!bound.holds(low[i], high == null ? low[i] >> 63 : high[i]) && !isNull(i)) {
                throw field.corrupt("row " + i + " has more digits than " + type);
            }
        }
        return new DecimalColumn(type, rows, validity, low, high);
    }

    private Column dates() {
        long day = 86_400_000;
        ByteBuffer from = values(8L * rows);
        reserve(4L * rows);
        int[] days = new int[rows];
        for (int i = 0; i < rows; i++) {
            long millis = from.getLong(8 * i);
            if (isNull(i)) {
                continue;
            }
            if (millis % day != 0 || millis / day != (int) (millis / day)) {
                throw field.corrupt(
                        "row " + i + " of a Date64 is " + millis + " ms, which is no date");
            }
            days[i] = (int) (millis / day);
        }
        return new IntColumn(field.field().type(), rows, validity, days);
    }

    private Column times(long[] values) {
        long units = 86_400_000_000_000L / field.factor();
        for (int i = 0; i < rows; i++) {
            if (isNull(i)) {
                values[i] = 0;
            } else if (values[i] < 0 || values[i] >= units) {
                throw field.corrupt(
                        "row "
                                + i
                                + " is "
                                + values[i]
                                + " units after midnight; a day has "
                                + units);
            } else {
                values[i] *= field.factor();
            }
        }
        return new LongColumn(field.field().type(), rows, validity, values);
    }

    private Column fixed(ColumnType type) {
        byte[] data = fixedValues();
        if (type instanceof ColumnType.OffsetTimestamp) {
            ByteBuffer values = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < rows; i++) {
                int minutes = values.getShort(i * Extensions.OFFSET_TIMESTAMP_BYTES + Long.BYTES);
                if (Math.abs(minutes) > Extensions.OFFSET_MINUTES_MAX && !isNull(i)) {
                    throw field.corrupt("row " + i + " has an offset of " + minutes + " minutes");
                }
            }
        }
        return new FixedColumn(type, rows, validity, field.factor(), data);
    }

    /**
     * Values of the field's width; that all of them fit into an array is found before its length.
     */
    private byte[] fixedValues() {
        long size = (long) field.factor() * rows;
        open("values", size);
        return read((int) size);
    }

    private Column fixedBytes(ColumnType type) {
        byte[] data = fixedValues();
        reserve(4L * (rows + 1L));
        int[] offsets = new int[rows + 1];
        for (int i = 1; i <= rows; i++) {
            offsets[i] = i * field.factor();
        }
        return new VariableColumn(type, rows, validity, offsets, data);
    }

    private int[] offsets32() {
        open("offsets", rows == 0 ? 0 : 4L * (rows + 1L));
        reserve(4L * (rows + 1L));
        int[] offsets = new int[rows + 1];
        body.read(offsets, rows == 0 ? 0 : rows + 1);
        return offsets;
    }

    private int[] offsets64() {
        open("offsets", rows == 0 ? 0 : 8L * (rows + 1L));
        reserve(4L * (rows + 1L));
        if (wide == null) {
            wide = new long[rows + 1];
        }
        body.read(wide, rows == 0 ? 0 : rows + 1);
        int[] offsets = new int[rows + 1];
        boolean fits = true;
        for (int i = 0; i <= rows; i++) {
            offsets[i] = (int) wide[i];
            fits &= offsets[i] == wide[i];
        }
        if (!fits) {
            throw beyond();
        }
        return offsets;
    }

    private CorruptFrameException beyond() {
        int i = 0;
        while (wide[i] == (int) wide[i]) {
            i++;
        }
        return field.corrupt(
                "offset "
                        + i
                        + " is "
                        + wide[i]
                        + ", beyond the body's "
                        + body.length()
                        + " bytes");
    }

    private Column variable(ColumnType type, int[] offsets) {
        int length = open("data", 0);
        int first = offsets[0];
        int end = offsets[rows];
        // A loop without a way out, for the compiler to do several at a time.
        int signs = first;
        for (int i = 0; i < rows; i++) {
            signs |= offsets[i + 1] - offsets[i] | offsets[i + 1];
        }
        if (signs < 0) {
            throw unordered(offsets);
        }
        if (end > length) {
            throw field.corrupt("its values end at byte " + end + " of a data buffer of " + length);
        }
        if (first > 0) {
            for (int i = 0; i <= rows; i++) {
                offsets[i] -= first;
            }
            body.pass(first);
        }
        byte[] data = read(end - first);
        if (type instanceof ColumnType.Text && !Utf8Check.isAscii(data)) {
            for (int i = 0; i < rows; i++) {
                if (!Utf8Check.isValid(data, offsets[i], offsets[i + 1]) && !isNull(i)) {
                    throw field.corrupt("the text of row " + i + " is not valid UTF-8");
                }
            }
        }
        return new VariableColumn(type, rows, validity, offsets, data);
    }

    private CorruptFrameException unordered(int[] offsets) {
        int before = offsets[0];
        int i = 0;
        while (offsets[i] >= 0 && offsets[i] >= before) {
            before = offsets[i++];
        }
        return field.corrupt("offset " + i + " is " + offsets[i] + ", after " + before);
    }
}
