package dev.outrigger.scripthost.python;

import java.util.ArrayList;
import java.util.List;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyComplex;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;

/** Python 3's max and min: values of unlike kinds have no order. */
final class Extremes {
    private enum Kind {
        NONE,
        NUMBER,
        TEXT,
        LIST,
        TUPLE,
        UNORDERED,
        OTHER
    }

    private Extremes() {}

    /** direction: 1 for the greatest, -1 for the smallest. */
    static PyObject of(Arguments arguments, int direction) {
        arguments.require(1, Integer.MAX_VALUE, "key", "default");
        PyObject key = arguments.keyword("key");
        PyObject otherwise = arguments.keyword("default");
        if (otherwise != null && arguments.count() > 1) {
            throw Py.TypeError(
                    "Cannot specify a default for "
                            + arguments.function()
                            + "() with multiple positional arguments");
        }
        List<PyObject> items = new ArrayList<>(arguments.positional());
        if (items.size() == 1) {
            items.clear();
            arguments.get(0).asIterable().forEach(items::add);
        }
        PyObject best = null;
        PyObject bestKey = null;
        for (PyObject item : items) {
            PyObject by = key == null || key == Py.None ? item : key.__call__(item);
            if (best == null) {
                best = item;
                bestKey = by;
                continue;
            }
            requireComparable(direction > 0 ? ">" : "<", by, bestKey);
            PyObject better = direction > 0 ? by._gt(bestKey) : by._lt(bestKey);
            if (better.__nonzero__()) {
                best = item;
                bestKey = by;
            }
        }
        if (best != null) {
            return best;
        }
        if (otherwise != null) {
            return otherwise;
        }
        throw Py.ValueError(arguments.function() + "() iterable argument is empty");
    }

    /** For sorted() and list.sort(): a comparison function is Python 2.7's. */
    static void requireSortArguments(Arguments arguments) {
        if (arguments.keyword("cmp") != null || arguments.count() > 1) {
            throw Py.TypeError(arguments.function() + "() takes key and reverse, by name");
        }
    }

    /**
     * Whether neighbours in what was sorted could be compared: values of unlike kinds meet
     * somewhere.
     */
    static void requireOrdered(PyObject sorted, PyObject key) {
        PyObject before = null;
        for (PyObject item : sorted.asIterable()) {
            PyObject by = key == null || key == Py.None ? item : key.__call__(item);
            if (before != null) {
                requireComparable("<", by, before);
            }
            before = by;
        }
    }

    static void requireComparable(String operator, PyObject a, PyObject b) {
        Kind of = kind(a);
        Kind other = kind(b);
        boolean comparable =
                of == Kind.OTHER
                        || other == Kind.OTHER
                        || of == other && of != Kind.NONE && of != Kind.UNORDERED;
        if (!comparable) {
            throw Py.TypeError(
                    "'"
                            + operator
                            + "' not supported between instances of '"
                            + name(a)
                            + "' and '"
                            + name(b)
                            + "'");
        }
    }

    private static Kind kind(PyObject value) {
        if (value == Py.None) {
            return Kind.NONE;
        }
        if (value instanceof PyInteger || value instanceof PyLong || value instanceof PyFloat) {
            return Kind.NUMBER;
        }
        if (value instanceof PyString) {
            return Kind.TEXT;
        }
        if (value instanceof PyList) {
            return Kind.LIST;
        }
        if (value instanceof PyTuple) {
            return Kind.TUPLE;
        }
        return value instanceof AbstractDict || value instanceof PyComplex
                ? Kind.UNORDERED
                : Kind.OTHER;
    }

    private static String name(PyObject value) {
        String name = value.getType().fastGetName();
        return switch (name) {
            case "unicode" -> "str";
            case "long" -> "int";
            default -> name;
        };
    }
}
