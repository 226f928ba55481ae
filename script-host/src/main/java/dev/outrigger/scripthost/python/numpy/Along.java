package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.IntVector;
import dev.outrigger.scripthost.python.array.Reductions;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sorting;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.python.core.Py;
import org.python.core.PyObject;

/** Operations along one axis of an array, or over all of it. */
final class Along {
    private Along() {}

    static PyObject reduce(NdArray array, String name, PyObject axis, int ddof, boolean skip) {
        return lanes(array, axis, v -> value(name, v, ddof, skip));
    }

    private static Object value(String name, Vector v, int ddof, boolean skip) {
        boolean truth = v.dtype() == DType.BOOL && (name.equals("min") || name.equals("max"));
        if ((name.equals("min") || name.equals("max")) && v.size() == 0) {
            throw Py.ValueError(
                    "zero-size array to reduction operation "
                            + name
                            + "imum which has no identity");
        }
        Object raw = Reductions.reduce(name, truth ? v.cast(DType.OBJECT) : v, skip, ddof);
        return raw instanceof Double d
                ? (v.dtype() == DType.FLOAT32 ? v.dtype().round(d) : d)
                : raw;
    }

    /** One value for each lane of the axis. */
    static PyObject lanes(NdArray array, PyObject axis, Function<Vector, Object> function) {
        int[] shape = array.shape();
        if (axis == null || shape.length == 1) {
            checkAxis(axis, 1);
            return Vectors.of(new Object[] {function.apply(array.flat())}).get(0);
        }
        List<Vector> lanes = split(array, axis);
        Object[] out = new Object[lanes.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = function.apply(lanes.get(i));
        }
        return NdArray.of(Vectors.of(out));
    }

    private static int checkAxis(PyObject axis, int dimensions) {
        int given = axis == null ? 0 : axis.asInt();
        if (given >= dimensions || given < -dimensions) {
            throw Py.ValueError(
                    "axis " + given + " is out of bounds for array of dimension " + dimensions);
        }
        return given < 0 ? given + dimensions : given;
    }

    /** The columns of a matrix for axis 0, its rows for axis 1. */
    private static List<Vector> split(NdArray array, PyObject axis) {
        Shapes.requireAtMostTwo(array.shape(), "ndarray reduction along an axis");
        boolean columns = checkAxis(axis, array.shape().length) == 0;
        NdArray byLane = columns ? array.transposed() : array;
        int width = byLane.shape()[1];
        List<Vector> lanes = new ArrayList<>();
        for (int i = 0; i < byLane.shape()[0]; i++) {
            lanes.add(byLane.flat().range(i * width, (i + 1) * width));
        }
        return lanes;
    }

    /** A vector for each lane of the axis, put together in the array's own shape. */
    static NdArray map(NdArray array, PyObject axis, Function<Vector, Vector> function) {
        if (axis == null || array.shape().length == 1) {
            return NdArray.of(function.apply(array.flat()));
        }
        List<Vector> lanes = split(array, axis).stream().map(function).toList();
        int size = lanes.isEmpty() ? 0 : lanes.get(0).size();
        NdArray made =
                new NdArray(
                        lanes.isEmpty() ? array.flat() : Vectors.concat(lanes), lanes.size(), size);
        return checkAxis(axis, 2) == 0 ? made.transposed() : made;
    }

    static Vector argsort(Vector v) {
        return indices(Sorting.order(v));
    }

    static Vector indices(int[] rows) {
        long[] out = new long[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i];
        }
        return new IntVector(DType.INT64, out);
    }

    static Vector sorted(Vector v) {
        return v.take(Sorting.order(v));
    }

    static Vector cumulative(Vector v, boolean product) {
        if (v.dtype().isFloat() || v.dtype() == DType.OBJECT) {
            double[] out = v.doubles().clone();
            for (int i = 1; i < out.length; i++) {
                out[i] = v.dtype().round(product ? out[i] * out[i - 1] : out[i] + out[i - 1]);
            }
            return new FloatVector(v.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64, out);
        }
        long[] out = v.longs().clone();
        for (int i = 1; i < out.length; i++) {
            out[i] = product ? out[i] * out[i - 1] : out[i] + out[i - 1];
        }
        return new IntVector(DType.INT64, out);
    }

    static Vector unique(Vector v) {
        int[] first =
                dev.outrigger.scripthost.python.array.Groups.of(List.of(v), true, true).first();
        Vector distinct = v.take(first);
        return v.nullCount() == 0
                ? distinct
                : Vectors.concat(List.of(distinct, v.take(new int[] {Rows.where(v.nulls())[0]})));
    }

    static Object argument(Vector v, int sign) {
        if (v.size() == 0) {
            throw Py.ValueError(
                    "attempt to get arg" + (sign < 0 ? "min" : "max") + " of an empty sequence");
        }
        int[] missing = Rows.where(v.nulls());
        return (long) (missing.length > 0 ? missing[0] : Reductions.extremeAt(v, true, sign));
    }

    static Object percentile(Vector v, double percent) {
        if (percent < 0 || percent > 100) {
            throw Py.ValueError("Percentiles must be in the range [0, 100]");
        }
        return Reductions.quantile(v, percent / 100, false);
    }

    static double dot(Vector a, Vector b) {
        if (a.size() != b.size()) {
            throw Py.ValueError("shapes (" + a.size() + ",) and (" + b.size() + ",) not aligned");
        }
        double sum = 0;
        double[] x = a.doubles();
        double[] y = b.doubles();
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    static PyObject product(NdArray a, NdArray b) {
        boolean whole =
                !a.flat().dtype().isFloat()
                        && !b.flat().dtype().isFloat()
                        && a.flat().dtype() != DType.OBJECT
                        && b.flat().dtype() != DType.OBJECT;
        if (a.shape().length == 1 && b.shape().length == 1) {
            double sum = dot(a.flat(), b.flat());
            return Values.box(whole ? (Object) (long) sum : sum, DType.FLOAT64);
        }
        Shapes.requireAtMostTwo(a.shape(), "dot");
        Shapes.requireAtMostTwo(b.shape(), "dot");
        int rows = a.shape().length == 1 ? 1 : a.shape()[0];
        int inner = a.shape()[a.shape().length - 1];
        int columns = b.shape().length == 1 ? 1 : b.shape()[1];
        if (inner != b.shape()[0]) {
            throw Py.ValueError(
                    "shapes "
                            + Shapes.text(a.shape())
                            + " and "
                            + Shapes.text(b.shape())
                            + " not aligned: "
                            + inner
                            + " (dim "
                            + (a.shape().length - 1)
                            + ") != "
                            + b.shape()[0]
                            + " (dim 0)");
        }
        double[] x = a.flat().doubles();
        double[] y = b.flat().doubles();
        double[] out = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inner; k++) {
                double factor = x[i * inner + k];
                for (int j = 0; j < columns; j++) {
                    out[i * columns + j] += factor * y[k * columns + j];
                }
            }
        }
        Vector vector = whole ? new FloatVector(out).cast(DType.INT64) : new FloatVector(out);
        if (a.shape().length == 1 || b.shape().length == 1) {
            return NdArray.of(vector);
        }
        return new NdArray(vector, rows, columns);
    }
}
