package dev.outrigger.scripthost.python.array;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;
import org.python.core.PyType;

/**
 * Python types whose instances are Java objects: isinstance works on them, and calling one calls
 * Java.
 */
public final class PythonType {
    private PythonType() {}

    /** create is called with the arguments of a call of the type. */
    public static PyType of(String module, String name, PyType parent, Bound.Body create) {
        PyStringMap dict = new PyStringMap();
        OperatorSlot.put(dict);
        dict.__setitem__("__module__", Py.newString(module));
        dict.__setitem__(
                "__new__",
                new Bound(
                        "__new__",
                        (arguments, keywords) -> {
                            PyObject[] own = new PyObject[arguments.length - 1];
                            System.arraycopy(arguments, 1, own, 0, own.length);
                            return create.call(own, keywords);
                        }));
        return (PyType) PyType.TYPE.__call__(Py.newString(name), new PyTuple(parent), dict);
    }
}
