package dev.outrigger.scripthost.python.array;

import org.python.core.Py;
import org.python.core.PyException;

/** The errors for what the embedded runtime does not have: each names the piece and the way out. */
public final class Missing {
    public static final String WAY_OUT =
            "Use CPython: start with --python PATH, or ALTER EXTERNAL LANGUAGE Python";

    private Missing() {}

    public static PyException attribute(String owner, String name) {
        return Py.AttributeError(
                owner + " has no '" + name + "' in the embedded runtime (Jython). " + WAY_OUT);
    }

    /** module: with its package. */
    public static PyException module(String module) {
        return Py.ImportError(module + " is not in the embedded runtime (Jython). " + WAY_OUT);
    }

    /** what: a call and the argument, such as {@code DataFrame.sort_values(key=...)}. */
    public static PyException feature(String what) {
        return Py.TypeError(
                what + " is not supported in the embedded runtime (Jython). " + WAY_OUT);
    }
}
