package dev.outrigger.engine.functions;

/** Three-valued logic, where null is UNKNOWN, and bitwise operators. */
public final class Logic {
    private Logic() {}

    public static Boolean and(Boolean left, Boolean right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return left == null || right == null ? null : true;
    }

    public static Boolean or(Boolean left, Boolean right) {
        if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
            return true;
        }
        return left == null || right == null ? null : false;
    }

    public static Boolean not(Boolean value) {
        return value == null ? null : !value;
    }

    /**
     * Of two values of the same type, converted to {@code TypeRules.comparison} before; null when
     * one is NULL.
     */
    public static <T extends Comparable<T>> Boolean equal(T left, T right) {
        return left == null || right == null ? null : left.compareTo(right) == 0;
    }

    public static <T extends Comparable<T>> Boolean less(T left, T right) {
        return left == null || right == null ? null : left.compareTo(right) < 0;
    }

    public static <T extends Comparable<T>> Boolean lessOrEqual(T left, T right) {
        return left == null || right == null ? null : left.compareTo(right) <= 0;
    }

    public static int bitAnd(int left, int right) {
        return left & right;
    }

    public static int bitOr(int left, int right) {
        return left | right;
    }

    public static int bitXor(int left, int right) {
        return left ^ right;
    }

    public static int bitNot(int value) {
        return ~value;
    }

    public static long bitAnd(long left, long right) {
        return left & right;
    }

    public static long bitOr(long left, long right) {
        return left | right;
    }

    public static long bitXor(long left, long right) {
        return left ^ right;
    }

    public static long bitNot(long value) {
        return ~value;
    }

    public static boolean bitAnd(boolean left, boolean right) {
        return left & right;
    }

    public static boolean bitOr(boolean left, boolean right) {
        return left | right;
    }

    public static boolean bitXor(boolean left, boolean right) {
        return left ^ right;
    }

    /** ~ of a bit is the other bit. */
    public static boolean bitNot(boolean value) {
        return !value;
    }

    public static short bitAndSmallint(short left, short right) {
        return (short) (left & right);
    }

    public static short bitOrSmallint(short left, short right) {
        return (short) (left | right);
    }

    public static short bitXorSmallint(short left, short right) {
        return (short) (left ^ right);
    }

    public static short bitNotSmallint(short value) {
        return (short) ~value;
    }

    /** ~ of a tinyint stays within 0 to 255. */
    public static short bitNotTinyint(short value) {
        return (short) (~value & 0xff);
    }
}
