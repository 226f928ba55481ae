package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;

/** From bytes. */
final class BinaryConversions {
    private static final int GUID_BYTES = 16;

    private BinaryConversions() {}

    static Converter to(SqlType from, SqlType to, int style) {
        return switch (to.name()) {
            case BINARY, VARBINARY -> value -> Fitting.bytes(((SqlBytes) value).bytes(), to);
            case CHAR, VARCHAR, NCHAR, NVARCHAR ->
                    value -> Fitting.text(write((SqlBytes) value, to, style), to);
            case BIT -> value -> tail((SqlBytes) value, 1) != 0;
            case TINYINT -> value -> (short) (tail((SqlBytes) value, 1) & 0xff);
            case SMALLINT -> value -> (short) tail((SqlBytes) value, 2);
            case INT -> value -> (int) tail((SqlBytes) value, 4);
            case BIGINT -> value -> tail((SqlBytes) value, 8);
            case SMALLMONEY ->
                    value -> BigDecimal.valueOf((int) tail((SqlBytes) value, 4), to.scale());
            case MONEY -> value -> BigDecimal.valueOf(tail((SqlBytes) value, 8), to.scale());
            case UNIQUEIDENTIFIER ->
                    value -> {
                        byte[] bytes = ((SqlBytes) value).bytes();
                        if (bytes.length < GUID_BYTES) {
                            throw SqlError.of(ErrorCode.UUID_CONVERSION_FAILED);
                        }
                        return SqlGuid.ofStoredBytes(Arrays.copyOf(bytes, GUID_BYTES));
                    };
            case DATETIME -> value -> datetime((SqlBytes) value, from, to);
            case DECIMAL, SMALLDATETIME, DATE, TIME, DATETIME2, DATETIMEOFFSET ->
                    // A NULL has no bytes: drivers send one without a type as varbinary.
                    value -> {
                        throw SqlError.of(
                                ErrorCode.NOT_SUPPORTED,
                                "The conversion of " + from.display() + " to " + to.display(),
                                "; convert it to bigint or to text first.");
                    };
            case FLOAT, REAL -> throw new IllegalStateException(from + " never converts to " + to);
        };
    }

    /** The number that the last bytes make, without a sign when there are fewer than 8. */
    private static long tail(SqlBytes value, int size) {
        byte[] bytes = value.bytes();
        long number = 0;
        for (int i = Math.max(0, bytes.length - size); i < bytes.length; i++) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }

    private static Long datetime(SqlBytes value, SqlType from, SqlType to) {
        long all = tail(value, 8);
        long units = all & 0xffff_ffffL;
        if (units >= 25_920_000L) {
            throw SqlError.of(ErrorCode.DATE_OUT_OF_RANGE, from.name().sqlName(), "datetime");
        }
        long ticks =
                ((int) (all >> 32) + (long) Ticks.EPOCH_1900) * Ticks.PER_DAY
                        + Ticks.ofDatetimeUnits(units);
        return (Long) TemporalConversions.into(ticks, from.name().sqlName(), to);
    }

    /** Styles: 1 hexadecimal digits after 0x, 2 without it; else the bytes as text. */
    private static String write(SqlBytes value, SqlType to, int style) {
        return switch (style) {
            case 1 -> value.toString();
            case 2 -> HexFormat.of().withUpperCase().formatHex(value.bytes());
            case 0, Conversions.NO_STYLE -> new String(value.bytes(), TextConversions.charset(to));
            default -> throw SqlError.of(ErrorCode.INVALID_STYLE, style, "varbinary");
        };
    }
}
