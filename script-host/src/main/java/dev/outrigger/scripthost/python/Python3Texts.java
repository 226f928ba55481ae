package dev.outrigger.scripthost.python;

import java.util.Arrays;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;

/**
 * The operators and methods that know their receiver only when they run: a text, a list, or
 * anything else.
 */
final class Python3Texts {
    /**
     * What the rewritten source calls for a % b, a.format(...) and a.sort(...), the receiver first.
     */
    static final String REMAINDER = "$%";

    static final String FORMAT = "$format";
    static final String SORT = "$sort";

    private Python3Texts() {}

    static final class Remainder extends PyObject {
        private static final long serialVersionUID = 1L;

        @Override
        public PyObject __call__(PyObject left, PyObject right) {
            if (!(left instanceof PyString)) {
                return left._mod(right);
            }
            return left._mod(Interpolated.operand(right));
        }

        @Override
        public PyObject __call__(PyObject[] arguments, String[] keywords) {
            return __call__(arguments[0], arguments[1]);
        }
    }

    static PyObject format(Arguments arguments) {
        PyObject receiver = arguments.get(0);
        PyObject[] rest = Arrays.copyOfRange(arguments.all(), 1, arguments.all().length);
        if (receiver instanceof PyString) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] = Interpolated.argument(rest[i]);
            }
        }
        return receiver.__getattr__("format").__call__(rest, arguments.keywords());
    }

    static PyObject sort(Arguments arguments) {
        PyObject receiver = arguments.get(0);
        PyObject[] rest = Arrays.copyOfRange(arguments.all(), 1, arguments.all().length);
        PyObject method = receiver.__getattr__("sort");
        if (!(receiver instanceof PyList)) {
            return method.__call__(rest, arguments.keywords());
        }
        if (arguments.keyword("cmp") != null || arguments.count() > 1) {
            throw Py.TypeError("sort() takes key and reverse, by name");
        }
        PyObject none = method.__call__(rest, arguments.keywords());
        Extremes.requireOrdered(receiver, arguments.keyword("key"));
        return none;
    }
}
