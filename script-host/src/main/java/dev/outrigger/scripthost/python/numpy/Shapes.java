package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.Missing;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** The extents of arrays. */
final class Shapes {
    private Shapes() {}

    static PyTuple tuple(int[] shape) {
        return new PyTuple(Arrays.stream(shape).mapToObj(PyInteger::new).toArray(PyObject[]::new));
    }

    static String text(int[] shape) {
        String extents =
                Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return "(" + extents + (shape.length == 1 ? ",)" : ")");
    }

    static int[] prepend(int first, int[] rest) {
        int[] shape = new int[rest.length + 1];
        shape[0] = first;
        System.arraycopy(rest, 0, shape, 1, rest.length);
        return shape;
    }

    /** A shape argument: one number or a tuple; one of size's extents may be -1. */
    static int[] parse(PyObject argument, int size) {
        PyObject[] items =
                argument instanceof ArrayLike ? new PyObject[] {argument} : Args.items(argument);
        int[] shape = new int[items.length];
        int known = 1;
        int open = -1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = items[i].asInt();
            if (shape[i] == -1 && size >= 0) {
                open = i;
            } else if (shape[i] < 0) {
                throw Py.ValueError("negative dimensions are not allowed");
            } else {
                known *= shape[i];
            }
        }
        if (open >= 0) {
            shape[open] = known == 0 ? 0 : size / known;
        }
        return shape;
    }

    static void requireAtMostTwo(int[] shape, String what) {
        if (shape.length > 2) {
            throw Missing.feature(
                    "numpy." + what + " of an array with " + shape.length + " dimensions");
        }
    }

    static int[] broadcast(int[] a, int[] b) {
        int[] out = new int[Math.max(a.length, b.length)];
        for (int i = 1; i <= out.length; i++) {
            int x = i <= a.length ? a[a.length - i] : 1;
            int y = i <= b.length ? b[b.length - i] : 1;
            if (x != y && x != 1 && y != 1) {
                throw Py.ValueError(
                        "operands could not be broadcast together with shapes "
                                + text(a)
                                + " "
                                + text(b));
            }
            out[out.length - i] = x == 1 ? y : x;
        }
        return out;
    }

    /** The values of an array of shape from, repeated to fill shape to. */
    static Vector stretch(Vector values, int[] from, int[] to) {
        if (Arrays.equals(from, to)) {
            return values;
        }
        if (!Arrays.equals(broadcast(from, to), to)) {
            throw Py.ValueError(
                    "could not broadcast input array from shape "
                            + text(from)
                            + " into shape "
                            + text(to));
        }
        int size = Arrays.stream(to).reduce(1, (x, y) -> x * y);
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            int rest = i;
            int stride = 1;
            for (int axis = 1; axis <= to.length; axis++) {
                int place = rest % to[to.length - axis];
                rest /= to[to.length - axis];
                if (axis <= from.length) {
                    int extent = from[from.length - axis];
                    rows[i] += (extent == 1 ? 0 : place) * stride;
                    stride *= extent;
                }
            }
        }
        return values.take(rows);
    }
}
