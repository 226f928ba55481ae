package dev.outrigger.scripthost.python.sklearn;

import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySequence;
import org.python.core.PyString;

/** Arrays as nested lists, for a system without numpy. */
final class ListArrays implements ArrayDoor {
    @Override
    public Numbers numbers(PyObject arrayLike) {
        if (!(arrayLike instanceof PySequence) || arrayLike instanceof PyString) {
            return new Numbers(new double[] {number(arrayLike)});
        }
        List<double[]> rows = new ArrayList<>();
        boolean flat = true;
        for (PyObject row : arrayLike.asIterable()) {
            boolean nested = row instanceof PySequence && !(row instanceof PyString);
            flat &= !nested;
            rows.add(nested ? row(row) : new double[] {number(row)});
        }
        int columns = rows.isEmpty() ? 0 : rows.get(0).length;
        double[] values = new double[rows.size() * columns];
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).length != columns) {
                throw Py.ValueError(
                        "setting an array element with a sequence. The requested array has an inhomogeneous"
                                + " shape after 1 dimensions.");
            }
            System.arraycopy(rows.get(i), 0, values, i * columns, columns);
        }
        return flat
                ? new Numbers(values, values.length)
                : new Numbers(values, rows.size(), columns);
    }

    private static double[] row(PyObject row) {
        double[] values = new double[row.__len__()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(row.__getitem__(i));
        }
        return values;
    }

    private static double number(PyObject value) {
        if (value == Py.None) {
            return Double.NaN;
        }
        if (value instanceof PyFloat || value instanceof PyInteger || value instanceof PyLong) {
            return value.asDouble();
        }
        if (value instanceof PyString) {
            throw Py.ValueError("could not convert string to float: '" + value + "'");
        }
        throw Py.TypeError(
                "float() argument must be a string or a real number, not '"
                        + value.getType().fastGetName()
                        + "'");
    }

    @Override
    public PyObject array(double[] rowMajor, int... shape) {
        PyList list = new PyList();
        if (shape.length < 2) {
            for (double value : rowMajor) {
                list.append(Py.newFloat(value));
            }
            return list;
        }
        for (int i = 0; i < shape[0]; i++) {
            PyList row = new PyList();
            for (int k = 0; k < shape[1]; k++) {
                row.append(Py.newFloat(rowMajor[i * shape[1] + k]));
            }
            list.append(row);
        }
        return list;
    }

    @Override
    public PyObject array(int[] values) {
        PyList list = new PyList();
        for (int value : values) {
            list.append(Py.newInteger(value));
        }
        return list;
    }
}
