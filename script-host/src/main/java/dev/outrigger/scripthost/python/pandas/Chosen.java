package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.Arithmetic;
import dev.outrigger.scripthost.python.array.BoolVector;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Groups;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.Operand;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Sorting;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyObject;

/** Which rows an operation leaves, and values put in the place of others. */
final class Chosen {
    private Chosen() {}

    static int[] head(int size, int n) {
        return Rows.slice(0, 1, n < 0 ? Math.max(0, size + n) : Math.min(n, size));
    }

    static int[] tail(int size, int n) {
        int count = n < 0 ? Math.max(0, size + n) : Math.min(n, size);
        return Rows.slice(size - count, 1, count);
    }

    static int[] byIndex(Index index, boolean ascending) {
        List<Vector> levels = new ArrayList<>();
        for (int i = 0; i < index.depth(); i++) {
            levels.add(index.level(i));
        }
        boolean[] directions = new boolean[levels.size()];
        Arrays.fill(directions, ascending);
        return Sorting.order(levels, directions, true);
    }

    static int[] largest(Vector v, int n, boolean smallest) {
        int[] order = Sorting.order(List.of(v), new boolean[] {smallest}, true);
        return Arrays.copyOf(order, Math.max(0, Math.min(n, v.size() - v.nullCount())));
    }

    static int[] without(Index index, PyObject labels) {
        boolean[] keep = new boolean[index.size()];
        Arrays.fill(keep, true);
        for (Object label :
                Sequences.isSequence(labels) && !(labels instanceof org.python.core.PyTuple)
                        ? Sequences.vector(labels).raws()
                        : new Object[] {Values.raw(labels)}) {
            int[] rows = index.findAll(label);
            if (rows.length == 0) {
                throw Py.KeyError(Py.newUnicode("[" + Values.repr(label) + "] not found in axis"));
            }
            for (int row : rows) {
                keep[row] = false;
            }
        }
        return Rows.where(keep);
    }

    static BoolVector duplicated(List<Vector> by) {
        int[] codes = Groups.of(by, false, false).codes();
        boolean[] out = new boolean[codes.length];
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < out.length; i++) {
            out[i] = !seen.add(codes[i]);
        }
        return new BoolVector(out);
    }

    /** The values where the condition holds, others elsewhere. */
    static Vector where(Vector v, boolean[] keep, Vector others) {
        Vector out = v.copy();
        for (int i = 0; i < keep.length; i++) {
            if (!keep[i]) {
                out = out.with(i, others.raw(i));
            }
        }
        return out;
    }

    static Vector other(Args args, Index index) {
        PyObject other = args.some("other");
        return other == null ? Vectors.nans(index.size()) : Assignment.column(other, index);
    }

    static Vector replace(Vector v, Args args) {
        PyObject from = args.get("to_replace");
        List<Object> olds = new ArrayList<>();
        List<Object> news = new ArrayList<>();
        if (Construction.isDict(from)) {
            for (PyObject key : Sequences.list(from.invoke("keys"))) {
                olds.add(key(Values.raw(key)));
                news.add(Values.raw(from.__getitem__(key)));
            }
        } else {
            PyObject to = args.get("value");
            if (to == null) {
                throw Py.TypeError("Series.replace() needs a value, or a dict of values");
            }
            Object[] all =
                    Sequences.isSequence(from)
                            ? Sequences.vector(from).raws()
                            : new Object[] {Values.raw(from)};
            Object[] given = Sequences.isSequence(to) ? Sequences.vector(to).raws() : null;
            for (int i = 0; i < all.length; i++) {
                olds.add(key(all[i]));
                news.add(given == null ? Values.raw(to) : given[i]);
            }
        }
        Vector out = v.copy();
        for (int i = 0; i < v.size(); i++) {
            int at = olds.indexOf(v.key(i));
            if (at >= 0) {
                out = out.with(i, news.get(at));
            }
        }
        return v.dtype() == DType.OBJECT && out.dtype() == DType.OBJECT
                ? Vectors.of(out.raws())
                : out;
    }

    private static Object key(Object raw) {
        return Vectors.of(new Object[] {raw}).key(0);
    }

    static Vector shift(Vector v, int periods) {
        int[] rows = new int[v.size()];
        Arrays.setAll(rows, i -> i - periods < 0 || i - periods >= rows.length ? -1 : i - periods);
        return v.take(rows);
    }

    /** Running totals that pass over missing values. */
    static Vector running(Vector v, Operator op) {
        if (!v.dtype().isNumeric()) {
            throw Py.TypeError("cumulative operations are not defined for " + v.dtype().label());
        }
        Vector out = v.dtype() == DType.BOOL ? v.cast(DType.INT64) : v.copy();
        Object total = null;
        for (int i = 0; i < out.size(); i++) {
            if (!out.isNull(i)) {
                Object raw = out.raw(i);
                total =
                        total == null
                                ? raw
                                : Arithmetic.apply(op, Operand.of(one(total)), Operand.of(one(raw)))
                                        .raw(0);
                out.set(i, total);
            }
        }
        return out;
    }

    private static Vector one(Object raw) {
        return Vectors.of(new Object[] {raw});
    }

    static boolean same(Vector a, Vector b) {
        if (a.size() != b.size() || a.dtype() != b.dtype()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!Objects.equals(a.key(i), b.key(i))) {
                return false;
            }
        }
        return true;
    }

    static Vector objects(Object[] raws) {
        return new ObjectVector(raws);
    }
}
