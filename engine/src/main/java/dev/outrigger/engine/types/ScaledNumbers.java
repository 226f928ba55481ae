package dev.outrigger.engine.types;

import java.math.BigDecimal;

/**
 * Conversions between numbers without objects: decimals and money are longs at their type's scale.
 * Each equals the one of {@link Conversions}, whose method it calls as soon as anything is out of
 * the ordinary; {@link DoesNotFit} when the result has more than 64 bits.
 */
public final class ScaledNumbers {
    private static final int POWERS_MAX = 18;
    private static final long[] POWERS = new long[POWERS_MAX + 1];
    private static final double[] DOUBLE_POWERS = new double[POWERS_MAX + 1];

    /** Doubles hold whole numbers up to here exactly. */
    private static final long EXACT_DOUBLE = 1L << 52;

    static {
        long power = 1;
        for (int i = 0; i <= POWERS_MAX; i++) {
            POWERS[i] = power;
            DOUBLE_POWERS[i] = power;
            power *= 10;
        }
    }

    private ScaledNumbers() {}

    /** 10 to the power of digits, which are 0 to 18. */
    public static long power(int digits) {
        return POWERS[digits];
    }

    public static boolean hasPower(int digits) {
        return digits >= 0 && digits <= POWERS_MAX;
    }

    /** Whether a number has at most so many digits. */
    public static boolean fits(long value, int precision) {
        return precision > POWERS_MAX || value < POWERS[precision] && value > -POWERS[precision];
    }

    private static boolean fits(long value, SqlType type) {
        return switch (type.name()) {
            case MONEY -> true;
            case SMALLMONEY -> value == (int) value;
            default -> fits(value, type.precision());
        };
    }

    /** The unscaled number of a value of a known scale. */
    public static long narrow(BigDecimal value, int scale) {
        BigDecimal scaled = value.scale() == scale ? value : value.setScale(scale);
        if (scaled.precision() > POWERS_MAX && scaled.unscaledValue().bitLength() >= Long.SIZE) {
            throw DoesNotFit.INSTANCE;
        }
        return scaled.unscaledValue().longValue();
    }

    /** Whether value times 10 to the power of digits is a long; digits may be any number above 0. */
    public static boolean mayBeScaled(long value, int digits) {
        if (!hasPower(digits)) {
            return value == 0;
        }
        long power = POWERS[digits];
        return Math.multiplyHigh(value, power) == value * power >> 63;
    }

    /** value / 10^digits, half away from zero. */
    public static long rounded(long value, int digits) {
        long power = POWERS[digits];
        long quotient = value / power;
        long rest = Math.abs(value % power);
        return rest >= power - rest ? quotient + Long.signum(value) : quotient;
    }

    /** A whole number as one of a smaller type. */
    public static long whole(long value, SqlType from, SqlType to) {
        if (!Numeric.fits(value, to.name())) {
            Numeric.wholeTo(value, from, to);
        }
        return value;
    }

    public static long wholeOfFloat(double value, SqlType to) {
        return ((Number) Numeric.floatToWhole(value, to)).longValue();
    }

    /** Decimals are cut, money is rounded. */
    public static long wholeOfScaled(long value, SqlType from, SqlType to) {
        if (hasPower(from.scale())) {
            long whole =
                    from.name() == TypeName.DECIMAL
                            ? value / POWERS[from.scale()]
                            : rounded(value, from.scale());
            if (Numeric.fits(whole, to.name())) {
                return whole;
            }
        }
        BigDecimal wide = BigDecimal.valueOf(value, from.scale());
        return ((Number) Numeric.decimalToWhole(wide, from, to)).longValue();
    }

    /** A whole number, or a bit as 0 or 1, as a decimal or money. */
    public static long scaledOfWhole(long value, SqlType from, SqlType to) {
        if (mayBeScaled(value, to.scale()) && hasPower(to.scale())) {
            long scaled = value * POWERS[to.scale()];
            if (fits(scaled, to)) {
                return scaled;
            }
        }
        return narrow(
                Numeric.toExact(BigDecimal.valueOf(value), ConversionRules.messageName(from), to),
                to.scale());
    }

    public static long scaledOfFloat(double value, SqlType from, SqlType to) {
        return narrow(
                Numeric.toExact(
                        Numeric.ofFloat(value, to), ConversionRules.messageName(from), to),
                to.scale());
    }

    /** A decimal or money as another. */
    public static long rescaled(long value, SqlType from, SqlType to) {
        int more = to.scale() - from.scale();
        if (more >= 0 ? mayBeScaled(value, more) && hasPower(more) : hasPower(-more)) {
            long scaled = more >= 0 ? value * POWERS[more] : rounded(value, -more);
            if (fits(scaled, to)) {
                return scaled;
            }
        }
        return narrow(
                Numeric.toExact(
                        BigDecimal.valueOf(value, from.scale()),
                        ConversionRules.messageName(from),
                        to),
                to.scale());
    }

    public static double floatOfScaled(long value, int scale) {
        // Both operands are exact, so that the quotient is the nearest double, as BigDecimal's is.
        return Math.abs(value) < EXACT_DOUBLE && value != Long.MIN_VALUE && hasPower(scale)
                ? value / DOUBLE_POWERS[scale]
                : BigDecimal.valueOf(value, scale).doubleValue();
    }

    public static float realOfFloat(double value) {
        return Numeric.floatToReal(value);
    }

    /** How many characters a whole number is written with. */
    static int width(long value) {
        int sign = value < 0 ? 1 : 0;
        for (int digits = 1; digits <= POWERS_MAX; digits++) {
            if (value < POWERS[digits] && value > -POWERS[digits]) {
                return digits + sign;
            }
        }
        return POWERS_MAX + 1 + sign;
    }

    private static boolean hasRoom(long value, SqlType text) {
        return text.length() == SqlType.MAX || width(value) <= text.length();
    }

    private static Object written(long value, SqlType from, SqlType text) {
        return Conversions.cast(Numeric.box(value, from.name()), from, text);
    }

    /** Ends with the error that writing the number as such a text does, if it is one. */
    public static void requireRoom(long value, SqlType from, SqlType text) {
        if (!hasRoom(value, text)) {
            written(value, from, text);
        }
    }

    /**
     * A whole number written as a text which is read as a whole number: the same number, unless it
     * has no room in the one or the other.
     */
    public static long wholeThroughText(long value, SqlType from, SqlType text, SqlType to) {
        if (hasRoom(value, text) && Numeric.fits(value, to.name())) {
            return value;
        }
        return ((Number) Conversions.convert(written(value, from, text), text, to)).longValue();
    }

    /** A whole number written as a text which is read as a decimal. */
    public static long scaledThroughText(long value, SqlType from, SqlType text, SqlType to) {
        if (hasRoom(value, text) && mayBeScaled(value, to.scale()) && hasPower(to.scale())) {
            long scaled = value * POWERS[to.scale()];
            if (fits(scaled, to)) {
                return scaled;
            }
        }
        return narrow(
                (BigDecimal) Conversions.convert(written(value, from, text), text, to), to.scale());
    }

    /** A whole number written as a text which is read as a float. */
    public static double floatThroughText(long value, SqlType from, SqlType text) {
        return hasRoom(value, text)
                ? (double) value
                : (Double) Conversions.convert(written(value, from, text), text, SqlType.FLOAT);
    }

    /** Ticks that a clock shows as a datetime, smalldatetime or datetime2; 242 outside its range. */
    public static long ticksInto(long ticks, SqlType from, SqlType to) {
        return TemporalConversions.ticksInto(ticks, from.name().sqlName(), to);
    }
}
