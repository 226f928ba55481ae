package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Number types' ranges, and numbers brought into them. */
final class Numeric {
    private static final MathContext FLOAT_DIGITS = new MathContext(17, RoundingMode.HALF_EVEN);
    private static final BigInteger FIVE = BigInteger.valueOf(5);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Numeric() {}

    static boolean fits(long value, TypeName type) {
        return switch (type) {
            case TINYINT -> value >= 0 && value <= 255;
            case SMALLINT -> value == (short) value;
            case INT -> value == (int) value;
            default -> true;
        };
    }

    /** A whole number in the class of an integer type, which it must fit. */
    static Object box(long value, TypeName type) {
        return switch (type) {
            case TINYINT, SMALLINT -> (short) value;
            case INT -> (int) value;
            case BIGINT -> value;
            default -> throw new IllegalArgumentException(type + " is no integer");
        };
    }

    static SqlError overflow(String what, SqlType to) {
        return SqlError.of(
                ErrorCode.ARITHMETIC_OVERFLOW_CONVERTING, what, ConversionRules.messageName(to));
    }

    static Object wholeTo(long value, SqlType from, SqlType to) {
        if (!fits(value, to.name())) {
            boolean small = to.name() == TypeName.TINYINT || to.name() == TypeName.SMALLINT;
            throw small && from.name() != TypeName.BIGINT
                    ? SqlError.of(ErrorCode.ARITHMETIC_OVERFLOW_VALUE, to.name().sqlName(), value)
                    : overflow("expression", to);
        }
        return box(value, to.name());
    }

    static Object decimalToWhole(BigDecimal value, SqlType from, SqlType to) {
        // Money goes to the nearest integer; decimals are cut.
        boolean money = from.name() != TypeName.DECIMAL;
        BigInteger whole = (money ? value.setScale(0, RoundingMode.HALF_UP) : value).toBigInteger();
        boolean inside = whole.compareTo(LONG_MIN) >= 0 && whole.compareTo(LONG_MAX) <= 0;
        if (!inside || !fits(whole.longValue(), to.name())) {
            throw overflow(ConversionRules.messageName(from), to);
        }
        return box(whole.longValue(), to.name());
    }

    static Object floatToWhole(double value, SqlType to) {
        // 2^63 itself is no long, though the nearest double to the greatest long is.
        boolean inside = value >= -0x1p63 && value < 0x1p63;
        if (!inside || !fits((long) value, to.name())) {
            throw floatOverflow(value, to);
        }
        return box((long) value, to.name());
    }

    private static SqlError floatOverflow(double value, SqlType to) {
        String shown =
                Double.isNaN(value) || Double.isInfinite(value)
                        ? String.valueOf(value)
                        : Numeric.exactly(value).setScale(6, RoundingMode.HALF_UP).toPlainString();
        return SqlError.of(ErrorCode.ARITHMETIC_OVERFLOW_TYPE, to.name().sqlName(), shown);
    }

    static Float floatToReal(double value) {
        float narrow = (float) value;
        if (Float.isInfinite(narrow) && !Double.isInfinite(value)) {
            throw floatOverflow(value, SqlType.REAL);
        }
        return narrow;
    }

    /** All digits of a finite double: its mantissa times a power of two is a scaled integer. */
    static BigDecimal exactly(double value) {
        long bits = Double.doubleToLongBits(value);
        int biased = (int) (bits >> 52 & 0x7ff);
        long fraction = bits & 0xf_ffff_ffff_ffffL;
        long mantissa = biased == 0 ? fraction : fraction | 1L << 52;
        int exponent = Math.max(biased, 1) - 1075;
        if (mantissa == 0) {
            return BigDecimal.ZERO;
        }
        int shared = Math.min(Long.numberOfTrailingZeros(mantissa), Math.max(0, -exponent));
        BigInteger whole =
                BigInteger.valueOf(bits < 0 ? -(mantissa >> shared) : mantissa >> shared);
        int power = exponent + shared;
        return power >= 0
                ? new BigDecimal(whole.shiftLeft(power))
                : new BigDecimal(whole.multiply(FIVE.pow(-power)), -power);
    }

    static BigDecimal ofFloat(double value, SqlType to) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw overflow("float", to);
        }
        return Numeric.exactly(value).round(FLOAT_DIGITS);
    }

    /** Rounded half away from zero to a decimal or money type. */
    static BigDecimal toExact(BigDecimal value, String from, SqlType to) {
        BigDecimal scaled =
                value.scale() == to.scale()
                        ? value
                        : value.setScale(to.scale(), RoundingMode.HALF_UP);
        boolean inside =
                switch (to.name()) {
                    case MONEY ->
                            scaled.precision() < 19
                                    || scaled.unscaledValue().bitLength() < Long.SIZE;
                    case SMALLMONEY ->
                            scaled.precision() < 10
                                    || scaled.unscaledValue().bitLength() < Integer.SIZE;
                    default -> scaled.precision() <= to.precision();
                };
        if (!inside) {
            throw overflow(from, to);
        }
        return scaled;
    }
}
