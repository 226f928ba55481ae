package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.IntVector;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.numpy.NdArray;
import dev.outrigger.scripthost.python.numpy.NumpyModule;
import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/**
 * The way in: puts numpy and pandas into an interpreter, and carries frames and arrays across. Not
 * thread-safe.
 */
public final class PandasModules {
    private PandasModules() {}

    /** Makes {@code import numpy} and {@code import pandas} find the embedded modules. */
    public static void install(PySystemState state) {
        NumpyModule.install(state);
        state.modules.__setitem__(Py.newString("pandas"), PandasModule.create());
    }

    /** A DataFrame with a range for an index. */
    public static PyObject fromFrames(Schema schema, List<Frame> frames) {
        return fromFrames(schema, frames, false);
    }

    /**
     * A DataFrame with a range for an index; a Python ValueError when a column cannot be had
     * without a loss.
     *
     * @param keepIntegers whether integers with NULLs are objects rather than floats
     */
    public static PyObject fromFrames(Schema schema, List<Frame> frames, boolean keepIntegers) {
        return ArrowIn.frame(schema, frames, keepIntegers);
    }

    /**
     * One frame with all rows; a Python TypeError or ValueError when a column cannot be given to
     * SQL.
     */
    public static Frame toFrame(PyObject dataFrame) {
        if (!(dataFrame instanceof DataFrame frame)) {
            throw Py.TypeError(
                    "a pandas.DataFrame is needed, not a " + dataFrame.getType().getName());
        }
        return ArrowOut.frame(frame);
    }

    /**
     * One value as a column of its own; a Python TypeError or ValueError when SQL has nothing like
     * it.
     */
    public static Column toColumn(PyObject value) {
        return ObjectsOut.single(Values.raw(value));
    }

    public static boolean isDataFrame(PyObject value) {
        return value instanceof DataFrame;
    }

    /**
     * The numbers of a frame, an array or nested lists in row-major order; shapeOut must have room
     * for two extents.
     */
    public static double[] matrix(PyObject arrayLike, int[] shapeOut) {
        NdArray array = NdArray.from(arrayLike);
        int[] shape = array.shape();
        if (shape.length < 1 || shape.length > 2) {
            throw Py.ValueError(
                    "Expected a 1- or 2-dimensional array, got one of "
                            + shape.length
                            + " dimensions");
        }
        Arrays.fill(shapeOut, -1);
        System.arraycopy(shape, 0, shapeOut, 0, shape.length);
        return array.flat().doubles().clone();
    }

    public static PyObject array(double[] rowMajor, int... shape) {
        return new NdArray(
                new FloatVector(rowMajor), shape.length == 0 ? new int[] {rowMajor.length} : shape);
    }

    /** An array of int32, as scikit-learn's labels are. */
    public static PyObject array(int[] values) {
        return NdArray.of(
                new IntVector(DType.INT32, Arrays.stream(values).asLongStream().toArray()));
    }

    public static PyObject array(long[] values) {
        return NdArray.of(new IntVector(DType.INT64, values));
    }
}
