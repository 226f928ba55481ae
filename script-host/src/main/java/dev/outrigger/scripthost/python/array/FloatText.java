package dev.outrigger.scripthost.python.array;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A column of floating-point numbers as text with one number of decimals, by pandas' rules. */
public final class FloatText {
    private static final int DIGITS = 6;

    private FloatText() {}

    /** sign: whether a number that is not negative starts with a blank. */
    public static String[] format(double[] values, boolean sign) {
        String[] out = new String[values.length];
        int longest = 0;
        boolean large = false;
        boolean small = false;
        for (int i = 0; i < values.length; i++) {
            double abs = Math.abs(values[i]);
            large |= abs > 1e6;
            small |= abs < 1e-6 && abs > 0;
            out[i] = one(values[i], sign, false);
        }
        trim(out);
        for (String text : out) {
            longest = Math.max(longest, text.length());
        }
        if (small || longest > DIGITS + 6 && large) {
            for (int i = 0; i < values.length; i++) {
                out[i] = one(values[i], sign, true);
            }
        }
        return out;
    }

    /** A single number as it stands in a column of objects. */
    public static String single(double value) {
        String[] one = {one(value, true, false)};
        trim(one);
        return one[0];
    }

    private static String one(double value, boolean sign, boolean exponent) {
        String blank = sign && !(value < 0 || 1 / value < 0) ? " " : "";
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return blank + Values.shortest(value);
        }
        String minus = value == 0 && 1 / value < 0 ? "-" : "";
        if (!exponent) {
            BigDecimal fixed = new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
            String text = fixed.toPlainString();
            return blank + (fixed.signum() == 0 && value < 0 ? "-" : minus) + text;
        }
        if (value == 0) {
            return blank + minus + "0.000000e+00";
        }
        BigDecimal digits =
                new BigDecimal(value).round(new MathContext(DIGITS + 1, RoundingMode.HALF_EVEN));
        int power = digits.precision() - digits.scale() - 1;
        String mantissa =
                digits.movePointLeft(power)
                        .setScale(DIGITS, RoundingMode.HALF_EVEN)
                        .toPlainString();
        return blank
                + mantissa
                + (power < 0 ? "e-" : "e+")
                + (Math.abs(power) < 10 ? "0" : "")
                + Math.abs(power);
    }

    /**
     * Takes zeros off the ends of all numbers for as long as all have one, but leaves one decimal.
     */
    private static void trim(String[] texts) {
        int zeros = DIGITS;
        boolean any = false;
        for (String text : texts) {
            if (text.indexOf('.') >= 0) {
                any = true;
                int end = text.length();
                while (end > 0 && text.charAt(end - 1) == '0') {
                    end--;
                }
                zeros = Math.min(zeros, text.length() - end);
            }
        }
        int cut = any ? Math.min(zeros, DIGITS - 1) : 0;
        for (int i = 0; i < texts.length; i++) {
            if (texts[i].indexOf('.') >= 0) {
                texts[i] = texts[i].substring(0, texts[i].length() - cut);
            }
        }
    }
}
