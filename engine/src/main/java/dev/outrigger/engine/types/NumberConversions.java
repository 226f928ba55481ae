package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** From numbers, bit among them. */
final class NumberConversions {
    private static final BigDecimal TICKS_PER_DAY = BigDecimal.valueOf(Ticks.PER_DAY);

    private NumberConversions() {}

    static Converter to(SqlType from, SqlType to, int style) {
        String word = ConversionRules.messageName(from);
        return switch (to.name()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR ->
                    value -> fit(write(value, from, style), from, to);
            case BINARY, VARBINARY -> bytes(from, to);
            case BIT -> value -> isTrue(value);
            case TINYINT, SMALLINT, INT, BIGINT -> whole(from, to);
            case DECIMAL, MONEY, SMALLMONEY ->
                    from.isApproximate()
                            ? value ->
                                    Numeric.toExact(
                                            Numeric.ofFloat(((Number) value).doubleValue(), to),
                                            word,
                                            to)
                            : value -> Numeric.toExact(exact(value), word, to);
            case FLOAT -> value -> approximate(value);
            case REAL -> value -> Numeric.floatToReal(approximate(value));
            case DATETIME, SMALLDATETIME -> value -> date(value, from, to);
            case DATE, TIME, DATETIME2, DATETIMEOFFSET, UNIQUEIDENTIFIER ->
                    throw new IllegalStateException(from + " never converts to " + to);
        };
    }

    /** A value of any exact number type. */
    static BigDecimal exact(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Boolean bit) {
            return bit ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return BigDecimal.valueOf(((Number) value).longValue());
    }

    private static double approximate(Object value) {
        return value instanceof Boolean bit ? bit ? 1 : 0 : ((Number) value).doubleValue();
    }

    private static boolean isTrue(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() != 0;
        }
        return value instanceof Boolean bit ? bit : ((Number) value).doubleValue() != 0;
    }

    private static Converter whole(SqlType from, SqlType to) {
        if (from.isExactDecimal()) {
            return value -> Numeric.decimalToWhole((BigDecimal) value, from, to);
        }
        if (from.isApproximate()) {
            return value -> Numeric.floatToWhole(((Number) value).doubleValue(), to);
        }
        if (from.name() == TypeName.BIT) {
            return value -> Numeric.box((Boolean) value ? 1 : 0, to.name());
        }
        return value -> Numeric.wholeTo(((Number) value).longValue(), from, to);
    }

    private static String write(Object value, SqlType from, int style) {
        int wanted = Math.max(style, 0);
        return switch (from.name()) {
            case BIT -> (Boolean) value ? "1" : "0";
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case MONEY, SMALLMONEY -> NumberText.ofMoney((BigDecimal) value, wanted);
            case FLOAT, REAL -> NumberText.ofFloat(((Number) value).doubleValue(), wanted);
            default -> value.toString();
        };
    }

    private static SqlText fit(String written, SqlType from, SqlType to) {
        if (!Fitting.isTooLong(written.length(), to)) {
            return Fitting.text(written, to);
        }
        boolean starred = from.isInteger() && from.name() != TypeName.BIGINT && !to.isUnicode();
        if (starred) {
            return Fitting.text("*", to);
        }
        if (from.name() == TypeName.MONEY || from.name() == TypeName.SMALLMONEY) {
            throw SqlError.of(ErrorCode.MONEY_SPACE, ConversionRules.messageName(to));
        }
        throw Numeric.overflow(
                from.isInteger() ? "expression" : ConversionRules.messageName(from), to);
    }

    private static Converter bytes(SqlType from, SqlType to) {
        return switch (from.name()) {
            case BIT ->
                    value -> Fitting.numberBytes(new byte[] {(byte) ((Boolean) value ? 1 : 0)}, to);
            case TINYINT -> value -> Fitting.numberBytes(tail(((Number) value).longValue(), 1), to);
            case SMALLINT ->
                    value -> Fitting.numberBytes(tail(((Number) value).longValue(), 2), to);
            case INT -> value -> Fitting.numberBytes(tail(((Number) value).longValue(), 4), to);
            case BIGINT -> value -> Fitting.numberBytes(tail(((Number) value).longValue(), 8), to);
            case SMALLMONEY ->
                    value ->
                            Fitting.numberBytes(
                                    tail(((BigDecimal) value).unscaledValue().longValue(), 4), to);
            case MONEY ->
                    value ->
                            Fitting.numberBytes(
                                    tail(((BigDecimal) value).unscaledValue().longValue(), 8), to);
            case FLOAT ->
                    value ->
                            Fitting.numberBytes(
                                    tail(Double.doubleToLongBits((Double) value), 8), to);
            case REAL ->
                    value -> Fitting.numberBytes(tail(Float.floatToIntBits((Float) value), 4), to);
            default ->
                    throw SqlError.of(
                            ErrorCode.NOT_SUPPORTED,
                            "The conversion of " + from.display() + " to " + to.display(),
                            "; convert it to bigint or to text first.");
        };
    }

    static byte[] tail(long value, int size) {
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        return Arrays.copyOfRange(all, Long.BYTES - size, Long.BYTES);
    }

    /** A number is days since 1900-01-01. */
    private static Object date(Object value, SqlType from, SqlType to) {
        BigDecimal days =
                from.isApproximate()
                        ? Numeric.ofFloat(((Number) value).doubleValue(), to)
                        : exact(value);
        // The bound keeps the product a long; the range of the type is narrower and is checked by
        // into().
        if (days.abs().compareTo(BigDecimal.valueOf(4_000_000)) > 0) {
            throw Numeric.overflow(
                    from.isInteger() ? "expression" : ConversionRules.messageName(from), to);
        }
        long ticks = days.multiply(TICKS_PER_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
        try {
            return TemporalConversions.into(
                    ticks + Ticks.EPOCH_1900 * Ticks.PER_DAY, from.name().sqlName(), to);
        } catch (SqlError beyond) {
            throw Numeric.overflow(
                            from.isInteger() ? "expression" : ConversionRules.messageName(from), to)
                    .causedBy(beyond);
        }
    }
}
