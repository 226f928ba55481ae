package dev.outrigger.scripthost.python.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;

/**
 * Vectors as values that pickle can write: numbers as little-endian bytes, eight for each, objects
 * as a list.
 */
public final class Pickled {
    private Pickled() {}

    public static PyObject encode(Vector v) {
        if (v.dtype() == DType.OBJECT) {
            PyList list = new PyList();
            for (Object raw : v.raws()) {
                list.append(Values.box(raw));
            }
            return list;
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(v.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (v.dtype().isFloat()) {
            bytes.asDoubleBuffer().put(v.doubles());
        } else {
            bytes.asLongBuffer().put(v.longs());
        }
        return new PyString(new String(bytes.array(), StandardCharsets.ISO_8859_1));
    }

    public static Vector decode(PyObject data, PyObject dtype) {
        DType type = NumberTypes.dtype(dtype);
        if (type == DType.OBJECT) {
            return new ObjectVector(Sequences.raws(data));
        }
        byte[] bytes = ((PyString) data).getString().getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int size = bytes.length / Long.BYTES;
        if (type.isFloat()) {
            double[] values = new double[size];
            buffer.asDoubleBuffer().get(values);
            return new FloatVector(type, values);
        }
        long[] values = new long[size];
        LongBuffer longs = buffer.asLongBuffer();
        longs.get(values);
        return type == DType.BOOL
                ? new IntVector(DType.INT64, values).cast(DType.BOOL)
                : new IntVector(type, values);
    }
}
