package dev.outrigger.scripthost.python.array;

import java.util.EnumMap;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.core.PyUnicode;

/** numpy's scalar types: callable, and accepted wherever a dtype is asked for. */
public final class NumberTypes {
    /** The type of a floating-point number out of an array; a float to isinstance. */
    static final PyType FLOAT64 =
            PythonType.of(
                    "numpy",
                    "float64",
                    PyFloat.TYPE,
                    (arguments, keywords) ->
                            new Float64(
                                    arguments.length == 0
                                            ? 0
                                            : Values.number(Values.raw(arguments[0])),
                                    DType.FLOAT64));

    private static final Map<DType, PyType> TYPES = new EnumMap<>(DType.class);

    static {
        for (DType dtype : DType.values()) {
            if (dtype.isNumeric() && dtype != DType.FLOAT64) {
                String name = dtype == DType.BOOL ? "bool_" : dtype.label();
                TYPES.put(
                        dtype,
                        PythonType.of(
                                "numpy",
                                name,
                                PyObject.TYPE,
                                (arguments, keywords) -> {
                                    Object raw =
                                            arguments.length == 0
                                                    ? Long.valueOf(0)
                                                    : Values.raw(arguments[0]);
                                    return Vectors.of(new Object[] {raw}).cast(dtype).get(0);
                                }));
            }
        }
        TYPES.put(DType.FLOAT64, FLOAT64);
    }

    private NumberTypes() {}

    public static PyType of(DType dtype) {
        return TYPES.get(dtype);
    }

    /**
     * The dtype that a script means by a name, a numpy type, a dtype or one of Python's own types.
     */
    public static DType dtype(PyObject meant) {
        if (meant instanceof DTypeObject d) {
            return d.dtype();
        }
        if (meant instanceof PyString s) {
            return named(s.toString());
        }
        for (Map.Entry<DType, PyType> type : TYPES.entrySet()) {
            if (type.getValue() == meant) {
                return type.getKey();
            }
        }
        if (meant == PyFloat.TYPE) {
            return DType.FLOAT64;
        }
        if (meant == PyInteger.TYPE || meant == PyLong.TYPE) {
            return DType.INT64;
        }
        if (meant == PyBoolean.TYPE) {
            return DType.BOOL;
        }
        if (meant == PyObject.TYPE || isText(meant)) {
            return DType.OBJECT;
        }
        PyObject name = meant.__findattr__("__name__");
        if (name != null && !(meant instanceof Exposed)) {
            return named(name.toString());
        }
        throw Py.TypeError("Cannot interpret '" + meant.__str__() + "' as a data type");
    }

    /** Whether a script means text by this dtype. */
    public static boolean isText(PyObject meant) {
        String name = meant instanceof PyString s ? s.toString() : "";
        return meant == PyString.TYPE
                || meant == PyUnicode.TYPE
                || name.equals("str")
                || name.equals("U");
    }

    private static DType named(String name) {
        for (DType dtype : DType.values()) {
            if (dtype.label().equals(name)) {
                return dtype;
            }
        }
        return switch (name) {
            case "float", "double", "f8", "d", "float_" -> DType.FLOAT64;
            case "single", "f4", "f" -> DType.FLOAT32;
            case "int", "long", "i8", "int_", "intp" -> DType.INT64;
            case "i4", "intc" -> DType.INT32;
            case "bool_" -> DType.BOOL;
            case "O", "str", "U", "unicode", "basestring" -> DType.OBJECT;
            case "datetime64", "datetime64[ns]", "datetime", "M8[ns]" -> DType.DATETIME;
            default ->
                    throw Py.TypeError(
                            "data type '"
                                    + name
                                    + "' is not available in the embedded runtime (Jython). "
                                    + Missing.WAY_OUT);
        };
    }
}
