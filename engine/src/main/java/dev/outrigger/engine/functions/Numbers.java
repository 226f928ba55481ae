package dev.outrigger.engine.functions;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Mathematical functions. */
public final class Numbers {
    private static final int PRECISION_MAX = 38;

    private Numbers() {}

    public static int abs(int value) {
        return value < 0 ? Arithmetic.negate(value) : value;
    }

    public static long abs(long value) {
        return value < 0 ? Arithmetic.negate(value) : value;
    }

    public static double abs(double value) {
        return Math.abs(value);
    }

    /** Of decimal and money. */
    public static BigDecimal abs(BigDecimal value) {
        return value.abs();
    }

    public static int sign(int value) {
        return Integer.signum(value);
    }

    public static long sign(long value) {
        return Long.signum(value);
    }

    public static double sign(double value) {
        return Math.signum(value);
    }

    /** At the value's own scale. */
    public static BigDecimal sign(BigDecimal value) {
        return BigDecimal.valueOf(value.signum()).setScale(value.scale());
    }

    /**
     * To length digits behind the point, or before it when below zero; cut when told, else half
     * away from zero.
     */
    private static BigDecimal rounded(BigDecimal value, long length, boolean cut) {
        // Beyond these lengths every number is itself or zero.
        int digits = (int) Math.max(-400, Math.min(400, length));
        if (digits >= value.scale()) {
            return value;
        }
        return value.setScale(digits, cut ? RoundingMode.DOWN : RoundingMode.HALF_UP);
    }

    /**
     * ROUND of decimal and money: the scale stays; 8115 when a digit too many comes up. precision:
     * of the type.
     */
    public static BigDecimal round(BigDecimal value, long length, boolean cut, int precision) {
        return Arithmetic.decimal(
                rounded(value, length, cut), precision, value.scale(), RoundingMode.UNNECESSARY);
    }

    public static int round(int value, long length, boolean cut) {
        if (length >= 0) {
            return value;
        }
        BigDecimal rounded = rounded(BigDecimal.valueOf(value), length, cut);
        if (rounded.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw Arithmetic.overflow("int");
        }
        return rounded.intValue();
    }

    public static long round(long value, long length, boolean cut) {
        if (length >= 0) {
            return value;
        }
        BigDecimal rounded = rounded(BigDecimal.valueOf(value), length, cut);
        if (rounded.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw Arithmetic.overflow("bigint");
        }
        return rounded.longValue();
    }

    public static double round(double value, long length, boolean cut) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        return rounded(BigDecimal.valueOf(value), length, cut).doubleValue();
    }

    public static double ceiling(double value) {
        return Math.ceil(value);
    }

    public static double floor(double value) {
        return Math.floor(value);
    }

    /** resultScale: 0 of decimal, 4 of money. */
    public static BigDecimal ceiling(BigDecimal value, int resultScale) {
        return value.setScale(0, RoundingMode.CEILING).setScale(resultScale);
    }

    public static BigDecimal floor(BigDecimal value, int resultScale) {
        return value.setScale(0, RoundingMode.FLOOR).setScale(resultScale);
    }

    private static double finite(double value) {
        if (Double.isNaN(value)) {
            throw SqlError.of(ErrorCode.INVALID_FLOATING_POINT);
        }
        if (Double.isInfinite(value)) {
            throw Arithmetic.overflow("float");
        }
        return value;
    }

    public static double power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw SqlError.of(ErrorCode.DIVIDE_BY_ZERO);
        }
        return finite(Math.pow(base, exponent));
    }

    /** POWER of an int: cut to an int. */
    public static int power(int base, double exponent) {
        double power = power((double) base, exponent);
        if (Math.abs(power) >= 0x1p31 && power != -0x1p31) {
            throw Arithmetic.overflow("int");
        }
        return (int) power;
    }

    public static long power(long base, double exponent) {
        boolean whole = exponent >= 0 && exponent <= Long.SIZE && exponent == Math.rint(exponent);
        if (whole) {
            // A double has not all digits of a long.
            long result = 1;
            for (int i = 0; i < (int) exponent; i++) {
                result = Arithmetic.multiply(result, base);
            }
            return result;
        }
        double power = power((double) base, exponent);
        if (Math.abs(power) >= 0x1p63) {
            throw Arithmetic.overflow("bigint");
        }
        return (long) power;
    }

    /** POWER of a decimal: at its scale, with at most 38 digits. */
    public static BigDecimal power(BigDecimal base, double exponent) {
        boolean whole = exponent >= 0 && exponent <= 127 && exponent == Math.rint(exponent);
        BigDecimal exact =
                whole
                        ? base.pow((int) exponent)
                        : BigDecimal.valueOf(power(base.doubleValue(), exponent));
        return Arithmetic.decimal(exact, PRECISION_MAX, base.scale(), RoundingMode.HALF_UP);
    }

    /** POWER of money. */
    public static BigDecimal powerMoney(BigDecimal base, double exponent) {
        return Arithmetic.money(power(base, exponent), false, RoundingMode.HALF_UP);
    }

    public static double sqrt(double value) {
        return finite(Math.sqrt(value));
    }

    public static double square(double value) {
        return finite(value * value);
    }

    public static double exp(double value) {
        return finite(Math.exp(value));
    }

    /** 3623 for zero and below. */
    public static double log(double value) {
        requirePositive(value);
        return Math.log(value);
    }

    public static double log(double value, double base) {
        requirePositive(value);
        requirePositive(base);
        if (base == 1) {
            throw SqlError.of(ErrorCode.INVALID_FLOATING_POINT);
        }
        return Math.log(value) / Math.log(base);
    }

    public static double log10(double value) {
        requirePositive(value);
        return Math.log10(value);
    }

    private static void requirePositive(double value) {
        if (!(value > 0)) {
            throw SqlError.of(ErrorCode.INVALID_FLOATING_POINT);
        }
    }

    public static double pi() {
        return Math.PI;
    }

    public static double sin(double value) {
        return finite(Math.sin(value));
    }

    public static double cos(double value) {
        return finite(Math.cos(value));
    }

    public static double tan(double value) {
        return finite(Math.tan(value));
    }

    public static double cot(double value) {
        return finite(1 / Math.tan(value));
    }

    public static double asin(double value) {
        return finite(Math.asin(value));
    }

    public static double acos(double value) {
        return finite(Math.acos(value));
    }

    public static double atan(double value) {
        return finite(Math.atan(value));
    }

    /** ATN2. */
    public static double atan2(double y, double x) {
        return finite(Math.atan2(y, x));
    }

    public static double degrees(double value) {
        return finite(Math.toDegrees(value));
    }

    public static double radians(double value) {
        return finite(Math.toRadians(value));
    }

    /** ISNUMERIC: whether a text is a number of any type, money's signs among them. */
    public static int isNumeric(SqlText text) {
        if (text.value().isBlank()) {
            return 0;
        }
        SqlType type = SqlType.NVARCHAR_MAX;
        boolean number =
                Conversions.tryConvert(text, type, SqlType.FLOAT, Conversions.NO_STYLE) != null
                        || Conversions.tryConvert(text, type, SqlType.MONEY, Conversions.NO_STYLE)
                                != null;
        return number ? 1 : 0;
    }
}
