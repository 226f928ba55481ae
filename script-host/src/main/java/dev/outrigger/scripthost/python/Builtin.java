package dev.outrigger.scripthost.python;

import org.python.core.Py;
import org.python.core.PyObject;

/** A builtin function written in Java. */
final class Builtin extends PyObject {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Body body;

    /** keywords name the last of the arguments. */
    @FunctionalInterface
    interface Body {
        PyObject call(Arguments arguments);
    }

    Builtin(String name, Body body) {
        this.name = name;
        this.body = body;
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        return body.call(new Arguments(name, arguments, keywords));
    }

    @Override
    public PyObject __findattr_ex__(String attribute) {
        return attribute.equals("__name__")
                ? Py.newUnicode(name)
                : super.__findattr_ex__(attribute);
    }

    @Override
    public String toString() {
        return "<built-in function " + name + ">";
    }

    @Override
    public org.python.core.PyString __repr__() {
        return Py.newString(toString());
    }
}
