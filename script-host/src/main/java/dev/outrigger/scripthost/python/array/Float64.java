package dev.outrigger.scripthost.python.array;

import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;

/**
 * A floating-point number out of an array: numpy's arithmetic (a division by zero is inf) and
 * Python 3's text.
 */
public final class Float64 extends PyFloat {
    private final DType of;

    public Float64(double value, DType of) {
        super(NumberTypes.FLOAT64, value);
        this.of = of;
    }

    @Override
    public PyString __repr__() {
        return Py.newString(
                of == DType.FLOAT32
                        ? Float.toString((float) getValue())
                        : Values.shortest(getValue()));
    }

    @Override
    public PyString __str__() {
        return __repr__();
    }

    @Override
    public PyObject __findattr_ex__(String name) {
        return switch (name) {
            case "item" -> new Bound("item", (arguments, keywords) -> new PyFloat(getValue()));
            case "dtype" -> new DTypeObject(of);
            default -> super.__findattr_ex__(name);
        };
    }

    @Override
    public PyObject __add__(PyObject other) {
        return isNumber(other) ? of(getValue() + number(other)) : null;
    }

    @Override
    public PyObject __radd__(PyObject other) {
        return __add__(other);
    }

    @Override
    public PyObject __sub__(PyObject other) {
        return isNumber(other) ? of(getValue() - number(other)) : null;
    }

    @Override
    public PyObject __rsub__(PyObject other) {
        return isNumber(other) ? of(number(other) - getValue()) : null;
    }

    @Override
    public PyObject __mul__(PyObject other) {
        return isNumber(other) ? of(getValue() * number(other)) : null;
    }

    @Override
    public PyObject __rmul__(PyObject other) {
        return __mul__(other);
    }

    @Override
    public PyObject __truediv__(PyObject other) {
        return isNumber(other) ? of(getValue() / number(other)) : null;
    }

    @Override
    public PyObject __rtruediv__(PyObject other) {
        return isNumber(other) ? of(number(other) / getValue()) : null;
    }

    @Override
    public PyObject __div__(PyObject other) {
        return __truediv__(other);
    }

    @Override
    public PyObject __rdiv__(PyObject other) {
        return __rtruediv__(other);
    }

    @Override
    public PyObject __pow__(PyObject other) {
        return isNumber(other) ? of(Math.pow(getValue(), number(other))) : null;
    }

    @Override
    public PyObject __neg__() {
        return of(-getValue());
    }

    @Override
    public PyObject __abs__() {
        return of(Math.abs(getValue()));
    }

    private static boolean isNumber(PyObject other) {
        return other instanceof PyFloat
                || other instanceof PyInteger
                || other instanceof PyLong
                || other instanceof PyBoolean;
    }

    private static double number(PyObject other) {
        return other.asDouble();
    }

    private static Float64 of(double value) {
        return new Float64(value, DType.FLOAT64);
    }
}
