package dev.outrigger.scripthost.python.array;

import java.util.function.IntFunction;
import org.python.core.PyIterator;
import org.python.core.PyObject;

/** Python iterators over Java's rows. */
public final class Iteration {
    private Iteration() {}

    public static PyObject over(int size, IntFunction<PyObject> item) {
        return new PyIterator() {
            private int next;

            @Override
            public PyObject __iternext__() {
                return next < size ? item.apply(next++) : null;
            }
        };
    }
}
