package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Arithmetic;
import dev.outrigger.scripthost.python.array.Exposed;
import dev.outrigger.scripthost.python.array.Operand;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import dev.outrigger.scripthost.python.numpy.NdArray;
import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;

/** Operators between a frame and something else, and assignment to several columns. */
final class FrameArithmetic {
    private FrameArithmetic() {}

    static PyObject apply(DataFrame frame, Operator op, PyObject other, boolean reflected) {
        if (other instanceof DataFrame right) {
            return frames(frame, op, right);
        }
        if (other instanceof Series row) {
            return byRow(frame, op, row, reflected);
        }
        if (!Sequences.isSequence(other)) {
            if (other instanceof Exposed) {
                return null;
            }
            Operand single = Operand.single(Values.raw(other));
            return frame.map(v -> one(op, Operand.of(v), single, reflected));
        }
        NdArray array = NdArray.from(other);
        List<Vector> out = new ArrayList<>();
        boolean matrix = array.shape().length == 2;
        int given = matrix ? array.shape()[1] : array.flat().size();
        if (given != frame.width() || matrix && array.shape()[0] != frame.rows()) {
            throw Py.ValueError(
                    "Unable to coerce to DataFrame, shape must be ("
                            + frame.rows()
                            + ", "
                            + frame.width()
                            + ")");
        }
        for (int j = 0; j < frame.width(); j++) {
            int column = j;
            int[] rows = new int[frame.rows()];
            java.util.Arrays.setAll(rows, i -> i * given + column);
            Operand right =
                    matrix
                            ? Operand.of(array.flat().take(rows))
                            : Operand.single(array.flat().raw(j));
            out.add(one(op, Operand.of(frame.vector(j)), right, reflected));
        }
        return frame.with(out);
    }

    private static Vector one(Operator op, Operand own, Operand other, boolean reflected) {
        return reflected ? Arithmetic.apply(op, other, own) : Arithmetic.apply(op, own, other);
    }

    private static PyObject frames(DataFrame left, Operator op, DataFrame right) {
        Index columns =
                left.columns().sameLabels(right.columns())
                        ? left.columns()
                        : left.columns().union(right.columns());
        Index index =
                left.index().sameLabels(right.index())
                        ? left.index()
                        : left.index().union(right.index());
        DataFrame a = Construction.selected(left, index, columns);
        DataFrame b = Construction.selected(right, index, columns);
        List<Vector> out = new ArrayList<>();
        for (int i = 0; i < a.width(); i++) {
            out.add(Arithmetic.apply(op, Operand.of(a.vector(i)), Operand.of(b.vector(i))));
        }
        return new DataFrame(out, columns, index);
    }

    /** A series stands for one value for each column, found by the column's name. */
    private static PyObject byRow(DataFrame frame, Operator op, Series row, boolean reflected) {
        Index columns =
                frame.columns().sameLabels(row.index())
                        ? frame.columns()
                        : frame.columns().union(row.index());
        DataFrame wide = Construction.selected(frame, null, columns);
        Vector values = row.alignedTo(columns);
        List<Vector> out = new ArrayList<>();
        for (int i = 0; i < wide.width(); i++) {
            out.add(one(op, Operand.of(wide.vector(i)), Operand.single(values.raw(i)), reflected));
        }
        return wide.with(out);
    }

    /** The operator with a series of one value for each row. */
    static PyObject byColumn(DataFrame frame, Operator op, Series column) {
        Vector values = column.alignedTo(frame.index());
        return frame.map(v -> Arithmetic.apply(op, Operand.of(v), Operand.of(values)));
    }

    static PyObject where(DataFrame frame, DataFrame mask) {
        List<Vector> out = new ArrayList<>();
        for (int i = 0; i < frame.width(); i++) {
            boolean[] keep = mask.vector(mask.place(frame.columns().label(i))).booleans();
            int[] rows = Rows.all(frame.rows());
            for (int r = 0; r < rows.length; r++) {
                rows[r] = keep[r] ? r : -1;
            }
            out.add(frame.vector(i).take(rows));
        }
        return frame.with(out);
    }

    static void putWhere(DataFrame frame, DataFrame mask, PyObject value) {
        for (int i = 0; i < frame.width(); i++) {
            frame.put(
                    Rows.where(mask.vector(mask.place(frame.columns().label(i))).booleans()),
                    i,
                    value);
        }
    }

    static void putColumns(DataFrame frame, Object[] names, PyObject value) {
        boolean table =
                value instanceof DataFrame || value instanceof NdArray a && a.shape().length == 2;
        DataFrame source = value instanceof DataFrame f ? f : null;
        NdArray matrix = table && source == null ? (NdArray) value : null;
        int given =
                source != null ? source.width() : matrix != null ? matrix.shape()[1] : names.length;
        if (given != names.length) {
            throw Py.ValueError("Columns must be same length as key");
        }
        PyObject[] parts =
                !table && Sequences.isSequence(value)
                        ? Sequences.list(value).toArray(new PyObject[0])
                        : null;
        if (parts != null && parts.length != names.length) {
            throw Py.ValueError("Columns must be same length as key");
        }
        for (int j = 0; j < names.length; j++) {
            PyObject column;
            if (source != null) {
                column = source.series(j);
            } else if (matrix != null) {
                int[] rows = new int[matrix.shape()[0]];
                int at = j;
                java.util.Arrays.setAll(rows, i -> i * given + at);
                column = NdArray.of(matrix.flat().take(rows));
            } else {
                column = parts == null ? value : parts[j];
            }
            frame.set(names[j], Assignment.column(column, frame.index()));
        }
    }

    static Vector repeat(Object raw, int count) {
        return Vectors.repeat(raw, count);
    }
}
