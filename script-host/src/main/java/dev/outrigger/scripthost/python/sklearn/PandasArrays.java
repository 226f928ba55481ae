package dev.outrigger.scripthost.python.sklearn;

import dev.outrigger.scripthost.python.pandas.PandasModules;
import org.python.core.PyObject;

/** Arrays as the embedded numpy's and pandas' objects. */
public final class PandasArrays implements ArrayDoor {
    @Override
    public Numbers numbers(PyObject arrayLike) {
        int[] shape = new int[2];
        double[] values = PandasModules.matrix(arrayLike, shape);
        return shape[1] < 0 ? new Numbers(values, shape[0]) : new Numbers(values, shape);
    }

    @Override
    public PyObject array(double[] rowMajor, int... shape) {
        return PandasModules.array(rowMajor, shape);
    }

    @Override
    public PyObject array(int[] values) {
        return PandasModules.array(values);
    }
}
