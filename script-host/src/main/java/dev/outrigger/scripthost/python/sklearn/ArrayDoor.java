package dev.outrigger.scripthost.python.sklearn;

import org.python.core.PyObject;

/** How numbers cross between Python objects and plain arrays. */
public interface ArrayDoor {
    /**
     * The numbers of a frame, an array or nested lists, row by row; shape gets as many entries as
     * there are dimensions.
     */
    Numbers numbers(PyObject arrayLike);

    PyObject array(double[] rowMajor, int... shape);

    PyObject array(int[] values);

    record Numbers(double[] rowMajor, int... shape) {}
}
