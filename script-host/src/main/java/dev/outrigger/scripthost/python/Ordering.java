package dev.outrigger.scripthost.python;

import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.ThreadState;

/**
 * The operators that order two values: in Python 3 values of unlike kinds have no order, in 2.7 any
 * two have one.
 */
final class Ordering extends PyObject {
    private static final long serialVersionUID = 1L;

    private final Operator operator;

    enum Operator {
        LESS("<"),
        LESS_EQUAL("<="),
        GREATER(">"),
        GREATER_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** What the rewritten source calls. */
        String function() {
            return "$" + sign;
        }

        PyObject of(PyObject a, PyObject b) {
            return switch (this) {
                case LESS -> a._lt(b);
                case LESS_EQUAL -> a._le(b);
                case GREATER -> a._gt(b);
                case GREATER_EQUAL -> a._ge(b);
            };
        }

        boolean of(double a, double b) {
            return switch (this) {
                case LESS -> a < b;
                case LESS_EQUAL -> a <= b;
                case GREATER -> a > b;
                case GREATER_EQUAL -> a >= b;
            };
        }
    }

    Ordering(Operator operator) {
        this.operator = operator;
    }

    /** Numbers go the short way: loops live on it. */
    @Override
    public PyObject __call__(ThreadState state, PyObject a, PyObject b) {
        return __call__(a, b);
    }

    @Override
    public PyObject __call__(PyObject a, PyObject b) {
        Class<?> left = a.getClass();
        Class<?> right = b.getClass();
        if ((left == PyInteger.class || left == PyFloat.class)
                && (right == PyInteger.class || right == PyFloat.class)) {
            return Py.newBoolean(operator.of(a.asDouble(), b.asDouble()));
        }
        Extremes.requireComparable(operator.sign, a, b);
        return operator.of(a, b);
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        return __call__(arguments[0], arguments[1]);
    }
}
