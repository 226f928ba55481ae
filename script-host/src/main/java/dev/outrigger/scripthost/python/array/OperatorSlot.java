package dev.outrigger.scripthost.python.array;

import java.util.Map;
import java.util.function.BinaryOperator;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyStringMap;

/**
 * An operator in a type's dict, where Jython looks for it, that calls the Java method of the
 * operand.
 */
final class OperatorSlot extends PyObject {
    private static final Map<String, BinaryOperator<PyObject>> OPERATORS =
            Map.ofEntries(
                    Map.entry("__add__", PyObject::__add__),
                            Map.entry("__radd__", PyObject::__radd__),
                    Map.entry("__sub__", PyObject::__sub__),
                            Map.entry("__rsub__", PyObject::__rsub__),
                    Map.entry("__mul__", PyObject::__mul__),
                            Map.entry("__rmul__", PyObject::__rmul__),
                    Map.entry("__div__", PyObject::__div__),
                            Map.entry("__rdiv__", PyObject::__rdiv__),
                    Map.entry("__truediv__", PyObject::__truediv__),
                            Map.entry("__rtruediv__", PyObject::__rtruediv__),
                    Map.entry("__floordiv__", PyObject::__floordiv__),
                            Map.entry("__rfloordiv__", PyObject::__rfloordiv__),
                    Map.entry("__mod__", PyObject::__mod__),
                            Map.entry("__rmod__", PyObject::__rmod__),
                    Map.entry("__pow__", PyObject::__pow__),
                            Map.entry("__rpow__", PyObject::__rpow__),
                    Map.entry("__and__", PyObject::__and__),
                            Map.entry("__rand__", PyObject::__rand__),
                    Map.entry("__or__", PyObject::__or__), Map.entry("__ror__", PyObject::__ror__),
                    Map.entry("__xor__", PyObject::__xor__),
                            Map.entry("__rxor__", PyObject::__rxor__));

    private final String name;
    private final BinaryOperator<PyObject> operator;

    private OperatorSlot(String name, BinaryOperator<PyObject> operator) {
        this.name = name;
        this.operator = operator;
    }

    static void put(PyStringMap dict) {
        OPERATORS.forEach(
                (name, operator) -> dict.__setitem__(name, new OperatorSlot(name, operator)));
    }

    @Override
    public PyObject __get__(PyObject self, PyObject type) {
        return new Bound(
                name,
                (arguments, keywords) -> {
                    PyObject result = operator.apply(self, arguments[0]);
                    return result == null ? Py.NotImplemented : result;
                });
    }
}
