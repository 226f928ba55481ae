package dev.outrigger.scripthost.python.array;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;

/**
 * What is in a dict, in the order in which its keys were first set, as Python 3 keeps it.
 * Thread-safe.
 */
public final class WrittenOrder extends AbstractMap<PyObject, PyObject>
        implements ConcurrentMap<PyObject, PyObject> {
    private final Map<PyObject, PyObject> entries = new LinkedHashMap<>();

    private WrittenOrder() {}

    /** An empty dict, of the type dict itself. */
    public static PyDictionary dict() {
        return new PyDictionary(new WrittenOrder(), true);
    }

    /** Whether a dict knows its order; one that Python 2.7's library made does not. */
    public static boolean isKept(PyObject dict) {
        return dict instanceof PyDictionary d && d.getMap() instanceof WrittenOrder;
    }

    @Override
    public synchronized int size() {
        return entries.size();
    }

    @Override
    public synchronized PyObject get(Object key) {
        return entries.get(key);
    }

    @Override
    public synchronized boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public synchronized PyObject put(PyObject key, PyObject value) {
        return entries.put(key, value);
    }

    @Override
    public synchronized PyObject remove(Object key) {
        return entries.remove(key);
    }

    @Override
    public synchronized void clear() {
        entries.clear();
    }

    @Override
    public synchronized PyObject putIfAbsent(PyObject key, PyObject value) {
        return entries.putIfAbsent(key, value);
    }

    @Override
    public synchronized boolean remove(Object key, Object value) {
        return entries.remove(key, value);
    }

    @Override
    public synchronized boolean replace(PyObject key, PyObject old, PyObject value) {
        return entries.replace(key, old, value);
    }

    @Override
    public synchronized PyObject replace(PyObject key, PyObject value) {
        return entries.replace(key, value);
    }

    /** Takes the entry that was set last; null when there is none. */
    public synchronized Map.Entry<PyObject, PyObject> removeLast() {
        Map.Entry<PyObject, PyObject> last = null;
        for (Map.Entry<PyObject, PyObject> entry : entries.entrySet()) {
            last = entry;
        }
        if (last != null) {
            entries.remove(last.getKey());
        }
        return last;
    }

    @Override
    public Set<Map.Entry<PyObject, PyObject>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<PyObject, PyObject>> iterator() {
                return new Steps(entries.entrySet().iterator());
            }

            @Override
            public int size() {
                return WrittenOrder.this.size();
            }
        };
    }

    private final class Steps implements Iterator<Map.Entry<PyObject, PyObject>> {
        private final Iterator<Map.Entry<PyObject, PyObject>> inner;

        Steps(Iterator<Map.Entry<PyObject, PyObject>> inner) {
            this.inner = inner;
        }

        @Override
        public boolean hasNext() {
            return inner.hasNext();
        }

        @Override
        public Map.Entry<PyObject, PyObject> next() {
            synchronized (WrittenOrder.this) {
                try {
                    return inner.next();
                } catch (ConcurrentModificationException e) {
                    throw Py.RuntimeError("dictionary changed size during iteration");
                }
            }
        }

        @Override
        public void remove() {
            synchronized (WrittenOrder.this) {
                inner.remove();
            }
        }
    }
}
