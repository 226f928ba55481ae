package dev.outrigger.scripthost.python.array;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** pandas.NaT: the missing datetime, unequal to everything. */
public final class NotATime extends PyObject {
    public static final NotATime NAT = new NotATime();

    private NotATime() {}

    @Override
    public PyObject __eq__(PyObject other) {
        return Py.False;
    }

    @Override
    public PyObject __ne__(PyObject other) {
        return Py.True;
    }

    @Override
    public PyString __repr__() {
        return Py.newString("NaT");
    }

    @Override
    public PyString __str__() {
        return __repr__();
    }
}
