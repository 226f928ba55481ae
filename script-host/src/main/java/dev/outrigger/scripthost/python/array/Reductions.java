package dev.outrigger.scripthost.python.array;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.python.core.Py;

/**
 * One value out of a vector. With skip, missing values are left out; without, one makes the result
 * missing.
 */
public final class Reductions {
    private Reductions() {}

    /** The reductions by the names that numpy and pandas give them. */
    public static Object reduce(String name, Vector v, boolean skip, int ddof) {
        return switch (name) {
            case "sum" -> sum(v, skip);
            case "mean" -> mean(v, skip);
            case "min" -> extreme(v, skip, -1);
            case "max" -> extreme(v, skip, 1);
            case "std" -> Math.sqrt(variance(v, skip, ddof));
            case "var" -> variance(v, skip, ddof);
            case "sem" -> Math.sqrt(variance(v, skip, ddof) / present(v.doubles(), skip).length);
            case "median" -> quantile(v, 0.5, skip);
            case "prod" -> product(v, skip);
            case "count" -> (long) (v.size() - v.nullCount());
            case "nunique" -> (long) distinct(v);
            case "any" -> any(v, skip);
            case "all" -> all(v, skip);
            case "first" -> edge(v, true);
            case "last" -> edge(v, false);
            default -> throw new IllegalStateException("no reduction " + name);
        };
    }

    private static double[] present(double[] values, boolean skip) {
        int nans = 0;
        for (double value : values) {
            nans += value != value ? 1 : 0;
        }
        if (nans == 0 || !skip) {
            return values;
        }
        double[] out = new double[values.length - nans];
        int at = 0;
        for (double value : values) {
            if (value == value) {
                out[at++] = value;
            }
        }
        return out;
    }

    private static double[] numbers(Vector v, boolean skip, String name) {
        if (v.dtype() == DType.DATETIME || v.dtype() == DType.OBJECT && hasText(v)) {
            throw Py.TypeError("cannot perform " + name + " with type " + v.dtype().label());
        }
        return present(v.doubles(), skip);
    }

    private static boolean hasText(Vector v) {
        for (int i = 0; i < v.size(); i++) {
            if (v.raw(i) instanceof String) {
                return true;
            }
        }
        return false;
    }

    private static Object sum(Vector v, boolean skip) {
        if (v.dtype().isFloat()) {
            double[] x = present(v.doubles(), skip);
            return v.dtype().round(Sums.sum(x, 0, x.length));
        }
        if (v.dtype().isNumeric()) {
            long sum = 0;
            for (long value : v.longs()) {
                sum += value;
            }
            return sum;
        }
        if (v.dtype() == DType.DATETIME) {
            throw Py.TypeError("datetime64 type does not support operation 'sum'");
        }
        return fold(v, skip, Operator.ADD, 0L);
    }

    private static Object fold(Vector v, boolean skip, Operator op, Object start) {
        Object total = null;
        StringBuilder text = null;
        for (int i = 0; i < v.size(); i++) {
            Object raw = v.raw(i);
            if (Values.isNull(raw)) {
                if (!skip) {
                    return Double.NaN;
                }
            } else if (total == null && text == null) {
                text = raw instanceof String s && op == Operator.ADD ? new StringBuilder(s) : null;
                total = raw;
            } else if (text != null && raw instanceof String s) {
                text.append(s);
            } else if (total instanceof java.math.BigDecimal a
                    && raw instanceof java.math.BigDecimal b
                    && op == Operator.ADD) {
                total = a.add(b);
            } else {
                Object left = text != null ? text.toString() : total;
                total = Values.raw(op.apply(Values.box(left), Values.box(raw)));
            }
        }
        return text != null ? text.toString() : total == null ? start : total;
    }

    private static Object product(Vector v, boolean skip) {
        if (v.dtype().isFloat()) {
            double product = 1;
            for (double x : present(v.doubles(), skip)) {
                product *= x;
            }
            return product;
        }
        if (v.dtype().isNumeric()) {
            long product = 1;
            for (long x : v.longs()) {
                product *= x;
            }
            return product;
        }
        return fold(v, skip, Operator.MUL, 1L);
    }

    private static Object mean(Vector v, boolean skip) {
        if (v.dtype() == DType.DATETIME) {
            double[] x = present(v.doubles(), true);
            double first = x.length == 0 ? 0 : x[0];
            double rest = 0;
            for (double value : x) {
                rest += value - first;
            }
            return x.length == 0 ? null : new Ticks((long) first + Math.round(rest / x.length));
        }
        if (v.dtype() == DType.OBJECT && !hasText(v)) {
            Object total = fold(v, skip, Operator.ADD, Double.NaN);
            long count = v.size() - v.nullCount();
            return count == 0
                    ? Double.NaN
                    : Values.raw(Operator.TRUEDIV.apply(Values.box(total), Values.box(count)));
        }
        double[] x = numbers(v, skip, "mean");
        return x.length == 0 ? Double.NaN : v.dtype().round(Sums.sum(x, 0, x.length) / x.length);
    }

    static double variance(Vector v, boolean skip, int ddof) {
        double[] x = numbers(v, skip, "var");
        if (x.length - ddof <= 0) {
            return Double.NaN;
        }
        double mean = Sums.sum(x, 0, x.length) / x.length;
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            squares[i] = (x[i] - mean) * (x[i] - mean);
        }
        return Sums.sum(squares, 0, x.length) / (x.length - ddof);
    }

    /** By linear interpolation. */
    public static double quantile(Vector v, double q, boolean skip) {
        double[] x = numbers(v, skip, "quantile").clone();
        Arrays.sort(x);
        if (x.length == 0 || Double.isNaN(x[x.length - 1])) {
            return Double.NaN;
        }
        double place = q * (x.length - 1);
        int low = (int) Math.floor(place);
        double weight = place - low;
        if (weight == 0) {
            return x[low];
        }
        double step = x[low + 1] - x[low];
        return weight >= 0.5 ? x[low + 1] - step * (1 - weight) : x[low] + step * weight;
    }

    private static Object extreme(Vector v, boolean skip, int sign) {
        int at = extremeAt(v, skip, sign);
        if (at >= 0) {
            return v.raw(at);
        }
        return v.dtype() == DType.DATETIME ? null : (Object) Double.NaN;
    }

    /**
     * The row of the least (sign -1) or greatest (1) value, the first of equals; -1 when there is
     * none.
     */
    public static int extremeAt(Vector v, boolean skip, int sign) {
        int best = -1;
        boolean fast = v.dtype().isFloat();
        double[] x = fast ? v.doubles() : null;
        for (int i = 0; i < v.size(); i++) {
            if (v.isNull(i)) {
                if (!skip) {
                    return -1;
                }
                continue;
            }
            if (best < 0
                    || (fast
                                            ? Double.compare(x[i], x[best])
                                            : Values.compare(v.raw(i), v.raw(best)))
                                    * sign
                            > 0) {
                best = i;
            }
        }
        return best;
    }

    public static int distinct(Vector v) {
        Set<Object> keys = new HashSet<>();
        for (int i = 0; i < v.size(); i++) {
            Object key = v.key(i);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys.size();
    }

    private static Object any(Vector v, boolean skip) {
        for (int i = 0; i < v.size(); i++) {
            if (!(skip && v.isNull(i)) && Values.isTrue(v.raw(i))) {
                return true;
            }
        }
        return false;
    }

    private static Object all(Vector v, boolean skip) {
        for (int i = 0; i < v.size(); i++) {
            if (!(skip && v.isNull(i)) && !Values.isTrue(v.raw(i))) {
                return false;
            }
        }
        return true;
    }

    private static Object edge(Vector v, boolean first) {
        for (int i = 0; i < v.size(); i++) {
            int row = first ? i : v.size() - 1 - i;
            if (!v.isNull(row)) {
                return v.raw(row);
            }
        }
        return v.dtype() == DType.OBJECT ? null : (Object) Double.NaN;
    }
}
