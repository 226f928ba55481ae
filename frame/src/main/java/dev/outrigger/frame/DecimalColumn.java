package dev.outrigger.frame;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Exact numbers as scaled two's-complement integers of 128 bits. Where every value fits into 64
 * bits the high words are left out, so that sums and comparisons run over one array of longs.
 */
public final class DecimalColumn extends Column {
    private final long[] low;
    private final long[] high;

    /** high: the upper 64 bits of each value; null when each value is its low word. */
    public DecimalColumn(
            ColumnType.Decimal type, int length, byte[] validity, long[] low, long[] high) {
        super(type, length, validity);
        if (low.length < length || high != null && high.length < length) {
            throw new IllegalArgumentException("too few values for " + length + " rows");
        }
        this.low = low;
        this.high = high;
    }

    public int scale() {
        return ((ColumnType.Decimal) type()).scale();
    }

    /** Not to be written to. */
    public long[] low() {
        return low;
    }

    /** Not to be written to; null when each value is its low word. */
    public long[] high() {
        return high;
    }

    public long highWord(int row) {
        return high == null ? low[row] >> 63 : high[row];
    }

    /** The value of a row, at the type's scale; of no meaning where the row is NULL. */
    public BigDecimal get(int row) {
        if (high == null || high[row] == low[row] >> 63) {
            return BigDecimal.valueOf(low[row], scale());
        }
        byte[] bytes = ByteBuffer.allocate(16).putLong(high[row]).putLong(low[row]).array();
        return new BigDecimal(new BigInteger(bytes), scale());
    }

    @Override
    long valueBytes() {
        return (long) low.length * Long.BYTES * (high == null ? 1 : 2);
    }
}
