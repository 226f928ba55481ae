package dev.outrigger.scripthost.python.array;

import org.python.core.PyObject;
import org.python.core.PyType;

/** Python's operators, each handed on to one method. */
public abstract class Operators extends Exposed {
    protected Operators(PyType type) {
        super(type);
    }

    /**
     * The result of the operator with this object on the left (on the right when reflected); null
     * to leave it to the other.
     */
    protected abstract PyObject binary(Operator op, PyObject other, boolean reflected);

    protected abstract PyObject unary(String name);

    @Override
    public PyObject __add__(PyObject other) {
        return binary(Operator.ADD, other, false);
    }

    @Override
    public PyObject __radd__(PyObject other) {
        return binary(Operator.ADD, other, true);
    }

    @Override
    public PyObject __sub__(PyObject other) {
        return binary(Operator.SUB, other, false);
    }

    @Override
    public PyObject __rsub__(PyObject other) {
        return binary(Operator.SUB, other, true);
    }

    @Override
    public PyObject __mul__(PyObject other) {
        return binary(Operator.MUL, other, false);
    }

    @Override
    public PyObject __rmul__(PyObject other) {
        return binary(Operator.MUL, other, true);
    }

    @Override
    public PyObject __truediv__(PyObject other) {
        return binary(Operator.TRUEDIV, other, false);
    }

    @Override
    public PyObject __rtruediv__(PyObject other) {
        return binary(Operator.TRUEDIV, other, true);
    }

    @Override
    public PyObject __div__(PyObject other) {
        return binary(Operator.TRUEDIV, other, false);
    }

    @Override
    public PyObject __rdiv__(PyObject other) {
        return binary(Operator.TRUEDIV, other, true);
    }

    @Override
    public PyObject __floordiv__(PyObject other) {
        return binary(Operator.FLOORDIV, other, false);
    }

    @Override
    public PyObject __rfloordiv__(PyObject other) {
        return binary(Operator.FLOORDIV, other, true);
    }

    @Override
    public PyObject __mod__(PyObject other) {
        return binary(Operator.MOD, other, false);
    }

    @Override
    public PyObject __rmod__(PyObject other) {
        return binary(Operator.MOD, other, true);
    }

    @Override
    public PyObject __pow__(PyObject other) {
        return binary(Operator.POW, other, false);
    }

    @Override
    public PyObject __rpow__(PyObject other) {
        return binary(Operator.POW, other, true);
    }

    @Override
    public PyObject __and__(PyObject other) {
        return binary(Operator.AND, other, false);
    }

    @Override
    public PyObject __rand__(PyObject other) {
        return binary(Operator.AND, other, true);
    }

    @Override
    public PyObject __or__(PyObject other) {
        return binary(Operator.OR, other, false);
    }

    @Override
    public PyObject __ror__(PyObject other) {
        return binary(Operator.OR, other, true);
    }

    @Override
    public PyObject __xor__(PyObject other) {
        return binary(Operator.XOR, other, false);
    }

    @Override
    public PyObject __rxor__(PyObject other) {
        return binary(Operator.XOR, other, true);
    }

    @Override
    public PyObject __eq__(PyObject other) {
        return binary(Operator.EQ, other, false);
    }

    @Override
    public PyObject __ne__(PyObject other) {
        return binary(Operator.NE, other, false);
    }

    @Override
    public PyObject __lt__(PyObject other) {
        return binary(Operator.LT, other, false);
    }

    @Override
    public PyObject __le__(PyObject other) {
        return binary(Operator.LE, other, false);
    }

    @Override
    public PyObject __gt__(PyObject other) {
        return binary(Operator.GT, other, false);
    }

    @Override
    public PyObject __ge__(PyObject other) {
        return binary(Operator.GE, other, false);
    }

    @Override
    public PyObject __neg__() {
        return unary("neg");
    }

    @Override
    public PyObject __abs__() {
        return unary("abs");
    }

    @Override
    public PyObject __invert__() {
        return unary("invert");
    }

    @Override
    public PyObject __pos__() {
        return this;
    }

    /** Arrays are equal element by element, so they are no keys of a dict. */
    @Override
    public int hashCode() {
        throw org.python.core.Py.TypeError("unhashable type: '" + getType().getName() + "'");
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }
}
