package dev.outrigger.engine.functions;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Ticks;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The operators + - * / % over numbers, and their overflows. */
public final class Arithmetic {
    private static final int MONEY_SCALE = 4;

    private Arithmetic() {}

    /** 8115 while an expression became a value of the named type. */
    static SqlError overflow(String type) {
        return SqlError.of(ErrorCode.ARITHMETIC_OVERFLOW_CONVERTING, "expression", type);
    }

    private static SqlError zeroDivisor() {
        return SqlError.of(ErrorCode.DIVIDE_BY_ZERO);
    }

    private static int toInt(long value) {
        if (value != (int) value) {
            throw overflow("int");
        }
        return (int) value;
    }

    private static short toSmallint(int value) {
        if (value != (short) value) {
            throw overflow("smallint");
        }
        return (short) value;
    }

    private static short toTinyint(int value) {
        if (value < 0 || value > 255) {
            throw overflow("tinyint");
        }
        return (short) value;
    }

    public static int add(int left, int right) {
        return toInt((long) left + right);
    }

    public static int subtract(int left, int right) {
        return toInt((long) left - right);
    }

    public static int multiply(int left, int right) {
        return toInt((long) left * right);
    }

    /** Cut towards zero. */
    public static int divide(int left, int right) {
        if (right == 0) {
            throw zeroDivisor();
        }
        return toInt((long) left / right);
    }

    public static int modulo(int left, int right) {
        if (right == 0) {
            throw zeroDivisor();
        }
        return left % right;
    }

    public static int negate(int value) {
        return toInt(-(long) value);
    }

    public static long add(long left, long right) {
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            throw overflow("bigint");
        }
        return sum;
    }

    public static long subtract(long left, long right) {
        long difference = left - right;
        if (((left ^ right) & (left ^ difference)) < 0) {
            throw overflow("bigint");
        }
        return difference;
    }

    public static long multiply(long left, long right) {
        long low = left * right;
        if (Math.multiplyHigh(left, right) != low >> 63) {
            throw overflow("bigint");
        }
        return low;
    }

    public static long divide(long left, long right) {
        if (right == 0) {
            throw zeroDivisor();
        }
        if (right == -1) {
            return negate(left);
        }
        return left / right;
    }

    public static long modulo(long left, long right) {
        if (right == 0) {
            throw zeroDivisor();
        }
        return left % right;
    }

    public static long negate(long value) {
        if (value == Long.MIN_VALUE) {
            throw overflow("bigint");
        }
        return -value;
    }

    public static short addSmallint(short left, short right) {
        return toSmallint(left + right);
    }

    public static short subtractSmallint(short left, short right) {
        return toSmallint(left - right);
    }

    public static short multiplySmallint(short left, short right) {
        return toSmallint(left * right);
    }

    public static short divideSmallint(short left, short right) {
        return toSmallint(divide((int) left, right));
    }

    public static short moduloSmallint(short left, short right) {
        return (short) modulo((int) left, right);
    }

    public static short negateSmallint(short value) {
        return toSmallint(-value);
    }

    public static short addTinyint(short left, short right) {
        return toTinyint(left + right);
    }

    public static short subtractTinyint(short left, short right) {
        return toTinyint(left - right);
    }

    public static short multiplyTinyint(short left, short right) {
        return toTinyint(left * right);
    }

    public static short divideTinyint(short left, short right) {
        return toTinyint(divide((int) left, right));
    }

    public static short moduloTinyint(short left, short right) {
        return (short) modulo((int) left, right);
    }

    /** SQL has one zero: adding 0 makes the negative one positive, so that keys and order agree. */
    private static double finite(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw overflow("float");
        }
        return value + 0.0;
    }

    private static float finite(float value) {
        if (Float.isInfinite(value) || Float.isNaN(value)) {
            throw overflow("real");
        }
        return value + 0.0f;
    }

    public static double add(double left, double right) {
        return finite(left + right);
    }

    public static double subtract(double left, double right) {
        return finite(left - right);
    }

    public static double multiply(double left, double right) {
        return finite(left * right);
    }

    public static double divide(double left, double right) {
        if (right == 0) {
            throw zeroDivisor();
        }
        return finite(left / right);
    }

    public static float add(float left, float right) {
        return finite(left + right);
    }

    public static float subtract(float left, float right) {
        return finite(left - right);
    }

    public static float multiply(float left, float right) {
        return finite(left * right);
    }

    public static float divide(float left, float right) {
        if (right == 0) {
            throw zeroDivisor();
        }
        return finite(left / right);
    }

    /**
     * A decimal brought to the scale of its result type, half away from zero, and checked against
     * its precision.
     */
    static BigDecimal decimal(BigDecimal value, int precision, int scale, RoundingMode rounding) {
        BigDecimal scaled = value.scale() == scale ? value : value.setScale(scale, rounding);
        if (scaled.precision() > precision) {
            throw overflow("numeric");
        }
        return scaled;
    }

    /** precision, scale: of the result type, as {@code TypeRules.arithmetic} gives it. */
    public static BigDecimal add(BigDecimal left, BigDecimal right, int precision, int scale) {
        return decimal(left.add(right), precision, scale, RoundingMode.HALF_UP);
    }

    public static BigDecimal subtract(BigDecimal left, BigDecimal right, int precision, int scale) {
        return decimal(left.subtract(right), precision, scale, RoundingMode.HALF_UP);
    }

    public static BigDecimal multiply(BigDecimal left, BigDecimal right, int precision, int scale) {
        return decimal(left.multiply(right), precision, scale, RoundingMode.HALF_UP);
    }

    /** Cut, not rounded, at the result's scale. */
    public static BigDecimal divide(BigDecimal left, BigDecimal right, int precision, int scale) {
        if (right.signum() == 0) {
            throw zeroDivisor();
        }
        return decimal(
                left.divide(right, scale, RoundingMode.DOWN), precision, scale, RoundingMode.DOWN);
    }

    public static BigDecimal modulo(BigDecimal left, BigDecimal right, int precision, int scale) {
        if (right.signum() == 0) {
            throw zeroDivisor();
        }
        return decimal(left.remainder(right), precision, scale, RoundingMode.DOWN);
    }

    public static BigDecimal negate(BigDecimal value) {
        return value.negate();
    }

    /** A value of money or smallmoney, whose scaled number has so many bits. */
    static BigDecimal money(BigDecimal value, boolean small, RoundingMode rounding) {
        BigDecimal scaled =
                value.scale() == MONEY_SCALE ? value : value.setScale(MONEY_SCALE, rounding);
        if (scaled.unscaledValue().bitLength() >= (small ? Integer.SIZE : Long.SIZE)) {
            throw overflow(small ? "smallmoney" : "money");
        }
        return scaled;
    }

    public static BigDecimal addMoney(BigDecimal left, BigDecimal right, boolean small) {
        return money(left.add(right), small, RoundingMode.HALF_UP);
    }

    public static BigDecimal subtractMoney(BigDecimal left, BigDecimal right, boolean small) {
        return money(left.subtract(right), small, RoundingMode.HALF_UP);
    }

    public static BigDecimal multiplyMoney(BigDecimal left, BigDecimal right, boolean small) {
        return money(left.multiply(right), small, RoundingMode.HALF_UP);
    }

    /** Cut at the fourth digit. */
    public static BigDecimal divideMoney(BigDecimal left, BigDecimal right, boolean small) {
        if (right.signum() == 0) {
            throw zeroDivisor();
        }
        return money(left.divide(right, MONEY_SCALE, RoundingMode.DOWN), small, RoundingMode.DOWN);
    }

    public static BigDecimal moduloMoney(BigDecimal left, BigDecimal right, boolean small) {
        if (right.signum() == 0) {
            throw zeroDivisor();
        }
        return money(left.remainder(right), small, RoundingMode.DOWN);
    }

    /**
     * datetime + datetime, both as days since 1900. The result is brought into its type by a
     * conversion.
     */
    static long addDatetime(long left, long right) {
        return left + right - Ticks.EPOCH_1900 * Ticks.PER_DAY;
    }

    static long subtractDatetime(long left, long right) {
        return left - right + Ticks.EPOCH_1900 * Ticks.PER_DAY;
    }
}
