package dev.outrigger.scripthost.python.array;

import java.util.function.UnaryOperator;
import org.python.core.PyObject;

/** An array, a series, a frame or an index: what numpy's functions work on. */
public interface ArrayLike {
    /** The values in row-major order; not to be written to. */
    Vector flat();

    int[] shape();

    /** The same kind of object with each vector of values replaced. */
    PyObject map(UnaryOperator<Vector> function);
}
