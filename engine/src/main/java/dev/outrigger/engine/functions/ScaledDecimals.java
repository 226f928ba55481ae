package dev.outrigger.engine.functions;

import static dev.outrigger.engine.types.ScaledNumbers.fits;
import static dev.outrigger.engine.types.ScaledNumbers.hasPower;
import static dev.outrigger.engine.types.ScaledNumbers.mayBeScaled;
import static dev.outrigger.engine.types.ScaledNumbers.narrow;
import static dev.outrigger.engine.types.ScaledNumbers.power;
import static dev.outrigger.engine.types.ScaledNumbers.rounded;

import java.math.BigDecimal;

/**
 * Decimals and money as longs at a scale. Each method equals the one of BigDecimals in {@link
 * Arithmetic} or {@link Numbers}, and calls it for what is out of the ordinary: a number on the way
 * that has more than 64 bits, an error. A result that has more is a {@link
 * dev.outrigger.engine.types.DoesNotFit}.
 */
public final class ScaledDecimals {
    private static final int MONEY_SCALE = 4;

    private ScaledDecimals() {}

    private static BigDecimal wide(long value, int scale) {
        return BigDecimal.valueOf(value, scale);
    }

    private static boolean isAligned(long left, int leftScale, long right, int rightScale) {
        return leftScale >= rightScale
                ? mayBeScaled(right, leftScale - rightScale) && hasPower(leftScale - rightScale)
                : mayBeScaled(left, rightScale - leftScale) && hasPower(rightScale - leftScale);
    }

    private static long up(long value, int scale, int other) {
        return other > scale ? value * power(other - scale) : value;
    }

    private static boolean isOverflown(long left, long right, long sum) {
        return ((left ^ sum) & (right ^ sum)) < 0;
    }

    public static long add(
            long left, int leftScale, long right, int rightScale, int precision, int scale) {
        if (isAligned(left, leftScale, right, rightScale)) {
            long l = up(left, leftScale, rightScale);
            long r = up(right, rightScale, leftScale);
            long sum = l + r;
            int lost = Math.max(leftScale, rightScale) - scale;
            if (!isOverflown(l, r, sum) && hasPower(lost)) {
                long result = lost == 0 ? sum : rounded(sum, lost);
                if (fits(result, precision)) {
                    return result;
                }
            }
        }
        return narrow(
                Arithmetic.add(wide(left, leftScale), wide(right, rightScale), precision, scale),
                scale);
    }

    public static long subtract(
            long left, int leftScale, long right, int rightScale, int precision, int scale) {
        return right == Long.MIN_VALUE
                ? narrow(
                        Arithmetic.subtract(
                                wide(left, leftScale), wide(right, rightScale), precision, scale),
                        scale)
                : add(left, leftScale, -right, rightScale, precision, scale);
    }

    public static long multiply(
            long left, int leftScale, long right, int rightScale, int precision, int scale) {
        long product = left * right;
        int lost = leftScale + rightScale - scale;
        if (Math.multiplyHigh(left, right) == product >> 63 && hasPower(lost)) {
            long result = lost == 0 ? product : rounded(product, lost);
            if (fits(result, precision)) {
                return result;
            }
        }
        return narrow(
                Arithmetic.multiply(
                        wide(left, leftScale), wide(right, rightScale), precision, scale),
                scale);
    }

    /** Cut at the result's scale. */
    public static long divide(
            long left, int leftScale, long right, int rightScale, int precision, int scale) {
        int more = scale - leftScale + rightScale;
        if (right != 0 && right != -1 && hasPower(more) && mayBeScaled(left, more)) {
            long result = left * power(more) / right;
            if (fits(result, precision)) {
                return result;
            }
        }
        return narrow(
                Arithmetic.divide(wide(left, leftScale), wide(right, rightScale), precision, scale),
                scale);
    }

    public static long modulo(
            long left, int leftScale, long right, int rightScale, int precision, int scale) {
        if (right != 0
                && scale == Math.max(leftScale, rightScale)
                && isAligned(left, leftScale, right, rightScale)) {
            long result =
                    up(left, leftScale, rightScale) % up(right, rightScale, leftScale);
            if (fits(result, precision)) {
                return result;
            }
        }
        return narrow(
                Arithmetic.modulo(wide(left, leftScale), wide(right, rightScale), precision, scale),
                scale);
    }

    private static boolean isMoney(long value, boolean small) {
        return !small || value == (int) value;
    }

    public static long addMoney(long left, long right, boolean small) {
        long sum = left + right;
        return !isOverflown(left, right, sum) && isMoney(sum, small)
                ? sum
                : narrow(
                        Arithmetic.addMoney(
                                wide(left, MONEY_SCALE), wide(right, MONEY_SCALE), small),
                        MONEY_SCALE);
    }

    public static long subtractMoney(long left, long right, boolean small) {
        long difference = left - right;
        boolean overflown = ((left ^ right) & (left ^ difference)) < 0;
        return !overflown && isMoney(difference, small)
                ? difference
                : narrow(
                        Arithmetic.subtractMoney(
                                wide(left, MONEY_SCALE), wide(right, MONEY_SCALE), small),
                        MONEY_SCALE);
    }

    public static long multiplyMoney(long left, long right, boolean small) {
        long product = left * right;
        if (Math.multiplyHigh(left, right) == product >> 63) {
            long result = rounded(product, MONEY_SCALE);
            if (isMoney(result, small)) {
                return result;
            }
        }
        return narrow(
                Arithmetic.multiplyMoney(wide(left, MONEY_SCALE), wide(right, MONEY_SCALE), small),
                MONEY_SCALE);
    }

    public static long divideMoney(long left, long right, boolean small) {
        if (right != 0 && right != -1 && mayBeScaled(left, MONEY_SCALE)) {
            long result = left * power(MONEY_SCALE) / right;
            if (isMoney(result, small)) {
                return result;
            }
        }
        return narrow(
                Arithmetic.divideMoney(wide(left, MONEY_SCALE), wide(right, MONEY_SCALE), small),
                MONEY_SCALE);
    }

    public static long moduloMoney(long left, long right, boolean small) {
        return right == 0
                ? narrow(
                        Arithmetic.moduloMoney(
                                wide(left, MONEY_SCALE), wide(right, MONEY_SCALE), small),
                        MONEY_SCALE)
                : left % right;
    }

    public static long negate(long value, int scale) {
        return value == Long.MIN_VALUE
                ? narrow(Arithmetic.negate(wide(value, scale)), scale)
                : -value;
    }

    public static long abs(long value, int scale) {
        return value < 0 ? negate(value, scale) : value;
    }

    /** At the value's own scale. */
    public static long sign(long value, int scale) {
        return hasPower(scale)
                ? Long.signum(value) * power(scale)
                : narrow(Numbers.sign(wide(value, scale)), scale);
    }

    public static int compare(long left, int leftScale, long right, int rightScale) {
        return leftScale == rightScale
                ? Long.compare(left, right)
                : wide(left, leftScale).compareTo(wide(right, rightScale));
    }

    public static long round(long value, int scale, long length, boolean cut, int precision) {
        if (length >= scale) {
            if (fits(value, precision)) {
                return value;
            }
        } else if (length > -64 && hasPower((int) (scale - length))) {
            int lost = (int) (scale - length);
            long kept = cut ? value / power(lost) : rounded(value, lost);
            if (mayBeScaled(kept, lost)) {
                long result = kept * power(lost);
                if (fits(result, precision)) {
                    return result;
                }
            }
        }
        return narrow(Numbers.round(wide(value, scale), length, cut, precision), scale);
    }

    /** resultScale: 0 of decimal, 4 of money. */
    public static long floor(long value, int scale, int resultScale) {
        if (hasPower(scale)) {
            long whole = Math.floorDiv(value, power(scale));
            if (mayBeScaled(whole, resultScale) && hasPower(resultScale)) {
                return whole * power(resultScale);
            }
        }
        return narrow(Numbers.floor(wide(value, scale), resultScale), resultScale);
    }

    public static long ceiling(long value, int scale, int resultScale) {
        if (hasPower(scale)) {
            long down = Math.floorDiv(value, power(scale));
            long whole = down * power(scale) == value ? down : down + 1;
            if (mayBeScaled(whole, resultScale) && hasPower(resultScale)) {
                return whole * power(resultScale);
            }
        }
        return narrow(Numbers.ceiling(wide(value, scale), resultScale), resultScale);
    }

    public static long raised(long base, int scale, double exponent) {
        return narrow(Numbers.power(wide(base, scale), exponent), scale);
    }
}
