package dev.outrigger.scripthost.python.array;

import org.python.core.Py;
import org.python.core.PyObject;

/** Operators between vectors, element by element. */
public final class Arithmetic {
    private Arithmetic() {}

    public static Vector apply(Operator op, Operand a, Operand b) {
        int size = a.single() ? b.vector().size() : a.vector().size();
        if (!a.single() && !b.single() && b.vector().size() != size) {
            throw Py.ValueError(
                    "operands could not be broadcast together with shapes ("
                            + size
                            + ",) ("
                            + b.vector().size()
                            + ",)");
        }
        if (op.isComparison()) {
            Operand left = datetime(a, b);
            Operand right = datetime(b, a);
            return compare(op, left, right, Operand.common(left, right), size);
        }
        DType common = Operand.common(a, b);
        if (common == DType.OBJECT || common == DType.DATETIME) {
            return objects(op, a, b, size);
        }
        if (op.isLogical()) {
            return logical(op, a, b, common, size);
        }
        if (op == Operator.TRUEDIV && !common.isFloat()) {
            return doubles(op, a, b, DType.FLOAT64, size);
        }
        if (common == DType.BOOL) {
            if (op == Operator.ADD || op == Operator.MUL) {
                return logical(op == Operator.ADD ? Operator.OR : Operator.AND, a, b, common, size);
            }
            return integers(op, a, b, DType.INT8, size);
        }
        return common.isFloat()
                ? doubles(op, a, b, common, size)
                : integers(op, a, b, common, size);
    }

    /** A text or a date compared with datetimes is read as one. */
    private static Operand datetime(Operand own, Operand other) {
        boolean meant =
                own.single()
                        && own.vector().dtype() == DType.OBJECT
                        && other.vector().dtype() == DType.DATETIME
                        && !own.vector().isNull(0);
        return meant ? new Operand(own.vector().cast(DType.DATETIME), true) : own;
    }

    private static Vector doubles(Operator op, Operand a, Operand b, DType dtype, int size) {
        double[] x = a.vector().doubles();
        double[] y = b.vector().doubles();
        int dx = a.single() ? 0 : 1;
        int dy = b.single() ? 0 : 1;
        double[] out = new double[size];
        for (int i = 0, p = 0, q = 0; i < size; i++, p += dx, q += dy) {
            out[i] = dtype.round(op.apply(x[p], y[q]));
        }
        return new FloatVector(dtype, out);
    }

    /**
     * A division by zero makes the whole result floating point, with inf and NaN in it, as pandas
     * does.
     */
    private static Vector integers(Operator op, Operand a, Operand b, DType dtype, int size) {
        long[] x = a.vector().longs();
        long[] y = b.vector().longs();
        if (op == Operator.FLOORDIV || op == Operator.MOD) {
            for (long divisor : y) {
                if (divisor == 0) {
                    return doubles(op, a, b, DType.FLOAT64, size);
                }
            }
        }
        int dx = a.single() ? 0 : 1;
        int dy = b.single() ? 0 : 1;
        long[] out = new long[size];
        for (int i = 0, p = 0, q = 0; i < size; i++, p += dx, q += dy) {
            out[i] = dtype.wrap(op.apply(x[p], y[q]));
        }
        return new IntVector(dtype, out);
    }

    private static Vector logical(Operator op, Operand a, Operand b, DType dtype, int size) {
        if (dtype.isFloat()) {
            throw Py.TypeError(
                    "unsupported operand type(s) for "
                            + (op == Operator.AND ? "&" : op == Operator.OR ? "|" : "^")
                            + ": 'float' and 'bool'");
        }
        if (dtype != DType.BOOL) {
            return integers(op, a, b, dtype, size);
        }
        boolean[] x = a.vector().booleans();
        boolean[] y = b.vector().booleans();
        boolean[] out = new boolean[size];
        for (int i = 0; i < size; i++) {
            boolean p = x[a.at(i)];
            boolean q = y[b.at(i)];
            out[i] = op == Operator.AND ? p & q : op == Operator.OR ? p | q : p ^ q;
        }
        return new BoolVector(out);
    }

    private static Vector compare(Operator op, Operand a, Operand b, DType common, int size) {
        boolean[] out = new boolean[size];
        if (common.isFloat()) {
            double[] x = a.vector().doubles();
            double[] y = b.vector().doubles();
            for (int i = 0; i < size; i++) {
                double p = x[a.at(i)];
                double q = y[b.at(i)];
                boolean ordered = p == p && q == q;
                out[i] = ordered ? op.holds(p < q ? -1 : p > q ? 1 : 0) : op == Operator.NE;
            }
        } else if (common.isNumeric()) {
            long[] x = a.vector().longs();
            long[] y = b.vector().longs();
            for (int i = 0; i < size; i++) {
                out[i] = op.holds(Long.compare(x[a.at(i)], y[b.at(i)]));
            }
        } else {
            for (int i = 0; i < size; i++) {
                out[i] = compare(op, a.vector().raw(a.at(i)), b.vector().raw(b.at(i)));
            }
        }
        return new BoolVector(out);
    }

    private static boolean compare(Operator op, Object p, Object q) {
        if (Values.isNull(p) || Values.isNull(q)) {
            return op == Operator.NE;
        }
        if (op == Operator.EQ || op == Operator.NE) {
            boolean comparable =
                    p.getClass() == q.getClass() || p instanceof Number && q instanceof Number;
            boolean equal =
                    comparable && !(p instanceof byte[])
                            ? Values.compareEqual(p, q)
                            : Values.box(p)._eq(Values.box(q)).__nonzero__();
            return equal == (op == Operator.EQ);
        }
        return op.holds(Values.compare(p, q));
    }

    /** Python's own operator on each pair; None and NaN make a missing value. */
    private static Vector objects(Operator op, Operand a, Operand b, int size) {
        Object[] out = new Object[size];
        for (int i = 0; i < size; i++) {
            Object p = a.vector().raw(a.at(i));
            Object q = b.vector().raw(b.at(i));
            if (op.isLogical()) {
                boolean x = Values.isTrue(p);
                boolean y = Values.isTrue(q);
                out[i] = op == Operator.AND ? x & y : op == Operator.OR ? x | y : x ^ y;
            } else if (Values.isNull(p) || Values.isNull(q)) {
                out[i] = Double.NaN;
            } else if (op == Operator.ADD && p instanceof String s && q instanceof String t) {
                out[i] = s.concat(t);
            } else {
                PyObject result = op.apply(Values.box(p), Values.box(q));
                out[i] = Values.raw(result);
            }
        }
        boolean keep = a.vector().dtype() == DType.OBJECT || b.vector().dtype() == DType.OBJECT;
        return keep && !op.isLogical() ? new ObjectVector(out) : Vectors.of(out);
    }
}
