package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/** Arrays as numpy prints them. */
final class ArrayText {
    private static final int LINE = 75;
    private static final int SUMMARY_FROM = 1000;
    private static final int EDGE = 3;

    private ArrayText() {}

    static String show(NdArray array) {
        return array.shape().length == 0
                ? Values.text(array.flat().raw(0))
                : lay(array, " ", " ", 0);
    }

    static String repr(NdArray array) {
        DType dtype = array.flat().dtype();
        boolean plain = dtype == DType.FLOAT64 || dtype == DType.INT64 || dtype == DType.BOOL;
        String values =
                array.flat().size() == 0
                        ? "[]"
                        : array.shape().length == 0
                                ? Values.text(array.flat().raw(0))
                                : lay(array, ", ", "       ", "array(".length());
        return "array(" + values + (plain ? ")" : ", dtype=" + dtype.label() + ")");
    }

    private static String lay(NdArray array, String gap, String indent, int lead) {
        int[] shape = array.shape();
        Vector flat = array.flat();
        boolean summary = flat.size() > SUMMARY_FROM;
        int columns = shape[shape.length - 1];
        int[] shownColumns = shown(columns, summary);
        int[] shownRows =
                shape.length == 1
                        ? new int[] {0}
                        : shown(columns == 0 ? 0 : flat.size() / columns, summary);
        int[] picked = new int[shownRows.length * shownColumns.length];
        int at = 0;
        for (int row : shownRows) {
            for (int column : shownColumns) {
                picked[at++] = row * columns + column;
            }
        }
        String[] texts = elements(flat.take(picked));
        StringBuilder out = new StringBuilder(shape.length == 1 ? "" : "[");
        String inset = " ".repeat(lead + shape.length);
        for (int r = 0; r < shownRows.length; r++) {
            if (r > 0) {
                out.append(gap.strip()).append('\n');
                if (shownRows[r] != shownRows[r - 1] + 1) {
                    out.append(" ".repeat(lead + 1)).append("...").append(gap.strip()).append('\n');
                }
                out.append(" ".repeat(lead + 1));
            }
            String[] row =
                    Arrays.copyOfRange(
                            texts, r * shownColumns.length, (r + 1) * shownColumns.length);
            line(out, row, shownColumns, gap, inset, lead);
        }
        return out.append(shape.length == 1 ? "" : "]").toString();
    }

    private static int[] shown(int extent, boolean summary) {
        if (!summary || extent <= 2 * EDGE) {
            return Rows.all(extent);
        }
        int[] shown = new int[2 * EDGE];
        Arrays.setAll(shown, i -> i < EDGE ? i : extent - 2 * EDGE + i);
        return shown;
    }

    private static void line(
            StringBuilder out, String[] row, int[] columns, String gap, String inset, int lead) {
        out.append('[');
        int width = inset.length();
        int room = LINE - 1;
        for (int i = 0; i < row.length; i++) {
            boolean jump = i > 0 && columns[i] != columns[i - 1] + 1;
            if (jump) {
                out.append("...").append(gap);
                width += 3 + gap.length();
            }
            boolean last = i == row.length - 1;
            if (i > 0 && width + row[i].length() > room) {
                int end = out.length();
                while (out.charAt(end - 1) == ' ') {
                    end--;
                }
                out.setLength(end);
                out.append('\n').append(inset);
                width = inset.length();
            }
            out.append(row[i]).append(last ? "" : gap);
            width += row[i].length() + gap.length();
        }
        out.append(']');
    }

    private static String[] elements(Vector v) {
        String[] texts = new String[v.size()];
        if (v.dtype().isFloat()) {
            return floats(v);
        }
        int width = 0;
        for (int i = 0; i < texts.length; i++) {
            Object raw = v.raw(i);
            texts[i] =
                    v.dtype() == DType.DATETIME
                            ? "'" + (raw == null ? "NaT" : Values.text(raw).replace(' ', 'T')) + "'"
                            : Values.repr(raw);
            width = Math.max(width, texts[i].length());
        }
        for (int i = 0; i < texts.length && v.dtype() != DType.OBJECT; i++) {
            texts[i] = " ".repeat(width - texts[i].length()) + texts[i];
        }
        return texts;
    }

    private static String[] floats(Vector v) {
        double most = 0;
        double least = Double.MAX_VALUE;
        for (double x : v.doubles()) {
            double abs = Math.abs(x);
            if (abs > 0 && !Double.isInfinite(abs)) {
                most = Math.max(most, abs);
                least = Math.min(least, abs);
            }
        }
        boolean exponent = most > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1e3);
        String[] texts = new String[v.size()];
        int left = 0;
        int right = 0;
        for (int i = 0; i < texts.length; i++) {
            double x = v.doubles()[i];
            texts[i] = exponent ? scientific(x) : fixed(x, v.dtype());
            int point = texts[i].indexOf('.');
            if (point >= 0) {
                left = Math.max(left, point);
                right = Math.max(right, end(texts[i]) - point);
            }
        }
        int tail = exponent ? 4 : 0;
        int width = left + right + tail;
        for (String text : texts) {
            boolean number = text.indexOf('.') >= 0;
            width =
                    number
                            ? Math.max(width, text.length() - end(text) + left + right)
                            : Math.max(width, text.length());
        }
        for (int i = 0; i < texts.length; i++) {
            int point = texts[i].indexOf('.');
            if (point >= 0) {
                int end = end(texts[i]);
                String fill = (exponent ? "0" : " ").repeat(right - (end - point));
                texts[i] =
                        " ".repeat(left - point)
                                + texts[i].substring(0, end)
                                + fill
                                + texts[i].substring(end);
            }
            texts[i] = " ".repeat(Math.max(0, width - texts[i].length())) + texts[i];
        }
        return texts;
    }

    /** Where a number's digits end and its exponent, if any, begins. */
    private static int end(String number) {
        int exponent = number.indexOf('e');
        return exponent < 0 ? number.length() : exponent;
    }

    private static String fixed(double x, DType dtype) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Values.shortest(x);
        }
        String digits = dtype == DType.FLOAT32 ? Float.toString((float) x) : Values.shortest(x);
        BigDecimal rounded = new BigDecimal(digits).setScale(8, RoundingMode.HALF_EVEN);
        String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        boolean minus = x < 0 && !text.startsWith("-") || x == 0 && 1 / x < 0;
        return (minus ? "-" : "") + text + (text.indexOf('.') < 0 ? "." : "");
    }

    private static String scientific(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Values.shortest(x);
        }
        if (x == 0) {
            return "0.e+00";
        }
        BigDecimal digits =
                new BigDecimal(Values.shortest(x))
                        .round(new MathContext(9, RoundingMode.HALF_EVEN));
        int power = digits.precision() - digits.scale() - 1;
        BigDecimal mantissa = digits.movePointLeft(power).stripTrailingZeros();
        String text = mantissa.toPlainString();
        int size = Math.abs(power);
        return text
                + (text.indexOf('.') < 0 ? "." : "")
                + (power < 0 ? "e-" : "e+")
                + (size < 10 ? "0" : "")
                + size;
    }
}
