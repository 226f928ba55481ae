package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.IntVector;
import dev.outrigger.scripthost.python.array.NumberTypes;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import org.python.core.Py;
import org.python.core.PyObject;

/** New arrays. */
final class Creation {
    private Creation() {}

    static NdArray array(PyObject values, PyObject dtype) {
        NdArray made = NdArray.from(values);
        Vector vector = dtype == null ? made.flat().copy() : cast(made.flat(), dtype);
        return new NdArray(vector, made.shape());
    }

    static Vector cast(Vector vector, PyObject dtype) {
        if (NumberTypes.isText(dtype)) {
            Object[] texts = vector.raws();
            for (int i = 0; i < texts.length; i++) {
                texts[i] = Values.text(texts[i]);
            }
            return new dev.outrigger.scripthost.python.array.ObjectVector(texts);
        }
        return vector.cast(NumberTypes.dtype(dtype));
    }

    static NdArray filled(PyObject shape, Object value, PyObject dtype) {
        int[] extents = Shapes.parse(shape, -1);
        int size = 1;
        for (int extent : extents) {
            size = Math.multiplyExact(size, extent);
        }
        Vector one = Vectors.of(new Object[] {value});
        Vector typed = dtype == null ? one : cast(one, dtype);
        return new NdArray(typed.take(new int[size]), extents);
    }

    static NdArray arange(PyObject start, PyObject stop, PyObject step, PyObject dtype) {
        Object from = stop == null ? Long.valueOf(0) : Values.raw(start);
        Object to = Values.raw(stop == null ? start : stop);
        Object by = step == null ? Long.valueOf(1) : Values.raw(step);
        double first = Values.number(from);
        double stride = Values.number(by);
        if (stride == 0) {
            throw Py.ZeroDivisionError("division by zero");
        }
        int count =
                Math.max(
                        0, Math.toIntExact((long) Math.ceil((Values.number(to) - first) / stride)));
        Vector vector;
        if (from instanceof Long f && to instanceof Long && by instanceof Long b) {
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = f + i * b;
            }
            vector = new IntVector(DType.INT64, values);
        } else {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = first + i * stride;
            }
            vector = new FloatVector(values);
        }
        return NdArray.of(dtype == null ? vector : cast(vector, dtype));
    }

    static NdArray linspace(double start, double stop, int count, boolean endpoint) {
        double[] values = new double[count];
        int gaps = endpoint ? count - 1 : count;
        double step = gaps == 0 ? 0 : (stop - start) / gaps;
        for (int i = 0; i < count; i++) {
            values[i] = endpoint && i == count - 1 && count > 1 ? stop : start + i * step;
        }
        return NdArray.of(new FloatVector(values));
    }

    static NdArray identity(int size) {
        double[] values = new double[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return new NdArray(new FloatVector(values), size, size);
    }
}
