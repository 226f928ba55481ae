package dev.outrigger.scripthost.python.array;

import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;
import org.python.core.PyUnicode;

/**
 * A Java object that a script sees through a table of {@link Methods} and not through Java's own.
 */
public abstract class Exposed extends PyObject {
    protected Exposed(PyType type) {
        super(type);
    }

    /** The member with the name, or null. */
    protected abstract PyObject member(String name);

    /** How the object's type is called in an error, as {@code pandas.DataFrame}. */
    protected abstract String typeName();

    /** What print shows. */
    protected abstract String show();

    protected static <T> PyObject member(Methods<T> methods, T self, String name) {
        return methods.find(self, name);
    }

    @Override
    public PyObject __findattr_ex__(String name) {
        PyObject member = member(name);
        return member != null ? member : super.__findattr_ex__(name);
    }

    @Override
    public void noAttributeError(String name) {
        throw Missing.attribute(typeName(), name);
    }

    @Override
    public PyString __repr__() {
        return new PyUnicode(show());
    }

    @Override
    public PyString __str__() {
        return __repr__();
    }

    @Override
    public PyUnicode __unicode__() {
        return new PyUnicode(show());
    }

    @Override
    public String toString() {
        return show();
    }

    protected static PyObject names(Methods<?> methods) {
        PyList names = new PyList();
        methods.names().forEach(name -> names.append(new PyString(name)));
        return names;
    }
}
