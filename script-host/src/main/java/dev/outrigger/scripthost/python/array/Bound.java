package dev.outrigger.scripthost.python.array;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** A function written in Java, as a Python object; one of a module can be pickled by its name. */
public final class Bound extends PyObject {
    /** Positional arguments first, then one for each keyword. */
    @FunctionalInterface
    public interface Body {
        PyObject call(PyObject[] arguments, String[] keywords);
    }

    private final String module;
    private final String name;
    private final Body body;

    public Bound(String module, String name, Body body) {
        this.module = module;
        this.name = name;
        this.body = body;
    }

    public Bound(String name, Body body) {
        this(null, name, body);
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        return body.call(arguments, keywords);
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public PyObject __findattr_ex__(String attribute) {
        if (attribute.equals("__name__")) {
            return Py.newString(name);
        }
        if (module != null && attribute.equals("__module__")) {
            return Py.newString(module);
        }
        if (module != null
                && (attribute.equals("__reduce_ex__") || attribute.equals("__reduce__"))) {
            return new Bound(attribute, (arguments, keywords) -> Py.newString(name));
        }
        return super.__findattr_ex__(attribute);
    }

    @Override
    public PyString __repr__() {
        return Py.newString("<function " + name + ">");
    }
}
