package dev.outrigger.scripthost.python.array;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyType;

/** numpy.dtype. */
public final class DTypeObject extends Exposed {
    public static final PyType TYPE =
            PythonType.of(
                    "numpy",
                    "dtype",
                    PyObject.TYPE,
                    (arguments, keywords) ->
                            new DTypeObject(
                                    NumberTypes.dtype(
                                            Args.bind("dtype", "dtype!", arguments, keywords)
                                                    .get("dtype"))));

    private static final Methods<DTypeObject> METHODS =
            new Methods<DTypeObject>("numpy.dtype")
                    .get("name", d -> Py.newUnicode(d.dtype.label()))
                    .get("kind", d -> Py.newUnicode(d.dtype.kind()))
                    .get("type", d -> d.dtype.isNumeric() ? NumberTypes.of(d.dtype) : PyObject.TYPE)
                    .get("itemsize", d -> new PyInteger(d.dtype.bytes()));

    private final DType dtype;

    public DTypeObject(DType dtype) {
        super(TYPE);
        this.dtype = dtype;
    }

    public DType dtype() {
        return dtype;
    }

    @Override
    protected PyObject member(String name) {
        return member(METHODS, this, name);
    }

    @Override
    protected String typeName() {
        return "numpy.dtype";
    }

    @Override
    protected String show() {
        return dtype.label();
    }

    @Override
    public PyObject __eq__(PyObject other) {
        try {
            return Py.newBoolean(NumberTypes.dtype(other) == dtype);
        } catch (PyException e) {
            return Py.False;
        }
    }

    @Override
    public PyObject __ne__(PyObject other) {
        return __eq__(other).__not__();
    }

    @Override
    public int hashCode() {
        return dtype.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DTypeObject d && d.dtype == dtype;
    }
}
