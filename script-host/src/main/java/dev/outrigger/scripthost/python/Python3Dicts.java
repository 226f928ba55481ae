package dev.outrigger.scripthost.python;

import dev.outrigger.scripthost.python.array.WrittenOrder;
import java.util.Arrays;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/**
 * Dicts that keep the order in which they were written: what a script's displays, comprehensions
 * and calls make.
 */
final class Python3Dicts {
    /** What the rewritten source calls for {@code {k: v, ...}}, with keys and values in turn. */
    static final String DISPLAY = "$dict";

    /** For {@code {k: v for ...}}, with a generator of pairs. */
    static final String PAIRS = "$pairs";

    static final String CALL = "$newdict";
    static final String FROM_KEYS = "$fromkeys";
    static final String COPY = "$copy";
    static final String POP_ITEM = "$popitem";

    private Python3Dicts() {}

    static PyObject display(Arguments arguments) {
        PyDictionary dict = WrittenOrder.dict();
        for (int i = 0; i < arguments.count(); i += 2) {
            dict.__setitem__(arguments.get(i), arguments.get(i + 1));
        }
        return dict;
    }

    static PyObject pairs(Arguments arguments) {
        PyDictionary dict = WrittenOrder.dict();
        for (PyObject pair : arguments.get(0).asIterable()) {
            dict.__setitem__(pair.__getitem__(0), pair.__getitem__(1));
        }
        return dict;
    }

    static PyObject call(Arguments arguments) {
        PyDictionary dict = WrittenOrder.dict();
        dict.updateCommon(arguments.all(), arguments.keywords(), "dict");
        return dict;
    }

    static PyObject fromKeys(Arguments arguments) {
        arguments.require(1, 2);
        PyObject value = arguments.count() == 2 ? arguments.get(1) : Py.None;
        PyDictionary dict = WrittenOrder.dict();
        for (PyObject key : arguments.get(0).asIterable()) {
            dict.__setitem__(key, value);
        }
        return dict;
    }

    /** receiver.copy(...), whatever the receiver is. */
    static PyObject copy(Arguments arguments) {
        PyObject receiver = arguments.get(0);
        if (arguments.all().length != 1 || receiver.getType() != PyDictionary.TYPE) {
            return method(arguments, "copy");
        }
        PyDictionary copy = WrittenOrder.dict();
        copy.getMap().putAll(((PyDictionary) receiver).getMap());
        return copy;
    }

    /** receiver.popitem(...), whatever the receiver is. */
    static PyObject popItem(Arguments arguments) {
        PyObject receiver = arguments.get(0);
        if (arguments.all().length != 1
                || !(receiver instanceof PyDictionary dict)
                || !(dict.getMap() instanceof WrittenOrder order)) {
            return method(arguments, "popitem");
        }
        Map.Entry<PyObject, PyObject> last = order.removeLast();
        if (last == null) {
            throw Py.KeyError("popitem(): dictionary is empty");
        }
        return new PyTuple(last.getKey(), last.getValue());
    }

    private static PyObject method(Arguments arguments, String name) {
        PyObject[] rest = Arrays.copyOfRange(arguments.all(), 1, arguments.all().length);
        return arguments.get(0).__getattr__(name).__call__(rest, arguments.keywords());
    }
}
