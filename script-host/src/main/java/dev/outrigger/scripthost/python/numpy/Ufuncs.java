package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.Arithmetic;
import dev.outrigger.scripthost.python.array.BoolVector;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.IntVector;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.Operand;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.python.core.Py;
import org.python.core.PyObject;

/** Functions of one value, over vectors. */
public final class Ufuncs {
    /** Those whose result is floating point whatever goes in. */
    static final Map<String, DoubleUnaryOperator> FLOATING =
            Map.ofEntries(
                    Map.entry("sqrt", Math::sqrt),
                    Map.entry("exp", Math::exp),
                    Map.entry("expm1", Math::expm1),
                    Map.entry("log", Math::log),
                    Map.entry("log1p", Math::log1p),
                    Map.entry("log2", x -> exactLog2(x)),
                    Map.entry("log10", Math::log10),
                    Map.entry("sin", Math::sin),
                    Map.entry("cos", Math::cos),
                    Map.entry("tan", Math::tan),
                    Map.entry("arcsin", Math::asin),
                    Map.entry("arccos", Math::acos),
                    Map.entry("arctan", Math::atan),
                    Map.entry("sinh", Math::sinh),
                    Map.entry("cosh", Math::cosh),
                    Map.entry("tanh", Math::tanh));

    /** Those that leave integers as they are. */
    static final Map<String, DoubleUnaryOperator> WHOLE =
            Map.of(
                    "floor",
                    Math::floor,
                    "ceil",
                    Math::ceil,
                    "trunc",
                    x -> x < 0 ? Math.ceil(x) : Math.floor(x),
                    "rint",
                    Math::rint);

    static final Map<String, DoublePredicate> TESTS =
            Map.of(
                    "isnan",
                    Double::isNaN,
                    "isinf",
                    Double::isInfinite,
                    "isfinite",
                    Double::isFinite);

    private Ufuncs() {}

    private static double exactLog2(double x) {
        int power = Math.getExponent(x);
        return x == Math.scalb(1.0, power) ? power : Math.log(x) / Math.log(2);
    }

    public static Vector apply(String name, Vector v) {
        DoubleUnaryOperator floating = FLOATING.get(name);
        if (floating != null) {
            return floating(v, floating);
        }
        DoubleUnaryOperator whole = WHOLE.get(name);
        if (whole != null) {
            return v.dtype().isInteger() ? v.copy() : floating(v, whole);
        }
        DoublePredicate test = TESTS.get(name);
        if (test != null) {
            double[] x = v.doubles();
            boolean[] out = new boolean[x.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = test.test(x[i]);
            }
            return new BoolVector(out);
        }
        return switch (name) {
            case "neg" ->
                    v.dtype().isFloat()
                            ? floating(v, x -> -x)
                            : Arithmetic.apply(
                                    Operator.SUB,
                                    Operand.single(0L),
                                    Operand.of(refuseTruth(v, "negative")));
            case "abs" -> v.dtype() == DType.OBJECT ? objects(v) : absolute(v);
            case "sign" -> sign(v);
            case "invert" -> invert(v);
            case "square" -> Arithmetic.apply(Operator.MUL, Operand.of(v), Operand.of(v));
            default -> throw new IllegalStateException("no function " + name);
        };
    }

    private static Vector refuseTruth(Vector v, String name) {
        if (v.dtype() == DType.BOOL) {
            throw Py.TypeError(
                    "The numpy boolean "
                            + name
                            + ", the `-` operator, is not supported, "
                            + "use the `~` operator or the logical_not function instead.");
        }
        return v;
    }

    private static Vector floating(Vector v, DoubleUnaryOperator function) {
        double[] x = v.doubles();
        double[] out = new double[x.length];
        DType dtype = v.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64;
        for (int i = 0; i < out.length; i++) {
            out[i] = dtype.round(function.applyAsDouble(x[i]));
        }
        return new FloatVector(dtype, out);
    }

    private static Vector objects(Vector v) {
        Object[] out = new Object[v.size()];
        for (int i = 0; i < out.length; i++) {
            PyObject value = v.get(i);
            out[i] = v.isNull(i) ? v.raw(i) : Values.raw(value.__abs__());
        }
        return new ObjectVector(out);
    }

    private static Vector absolute(Vector v) {
        if (v.dtype() == DType.BOOL) {
            return v.copy();
        }
        if (v.dtype().isFloat()) {
            return floating(v, Math::abs);
        }
        long[] out = v.longs().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = v.dtype().wrap(Math.abs(out[i]));
        }
        return new IntVector(v.dtype(), out);
    }

    private static Vector sign(Vector v) {
        if (!v.dtype().isInteger()) {
            return floating(v, Math::signum);
        }
        long[] out = v.longs().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = Long.signum(out[i]);
        }
        return new IntVector(v.dtype(), out);
    }

    private static Vector invert(Vector v) {
        if (v.dtype().isInteger()) {
            return Arithmetic.apply(Operator.XOR, Operand.of(v), Operand.single(-1L));
        }
        if (v.dtype().isFloat()) {
            throw Py.TypeError("bad operand type for unary ~: 'float'");
        }
        boolean[] out = v.booleans().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = !out[i];
        }
        return new BoolVector(out);
    }

    /** Rounded half to even at a number of decimals, as numpy does it: by scaling. */
    public static Vector round(Vector v, int decimals) {
        if (v.dtype() == DType.BOOL || v.dtype().isInteger() && decimals >= 0) {
            return v.copy();
        }
        double scale = Math.pow(10, Math.abs(decimals));
        Vector rounded =
                floating(
                        v,
                        x -> {
                            if (Double.isInfinite(x)
                                    || Double.isNaN(x)
                                    || Double.isInfinite(x * scale)) {
                                return x;
                            }
                            return decimals >= 0
                                    ? Math.rint(x * scale) / scale
                                    : Math.rint(x / scale) * scale;
                        });
        return v.dtype().isInteger() ? rounded.cast(v.dtype()) : rounded;
    }
}
