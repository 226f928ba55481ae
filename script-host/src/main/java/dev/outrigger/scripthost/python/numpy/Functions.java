package dev.outrigger.scripthost.python.numpy;

import org.python.core.PyObject;

/** numpy's functions that pandas' methods stand on. */
public final class Functions {
    private Functions() {}

    public static PyObject clip(PyObject values, PyObject low, PyObject high) {
        return ArrayFunctions.clip(values, low, high);
    }
}
