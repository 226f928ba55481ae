package dev.outrigger.scripthost.python;

import dev.outrigger.scripthost.python.array.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.python.core.AbstractDict;
import org.python.core.PyDictionary;
import org.python.core.PyFloat;
import org.python.core.PyFrozenSet;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySet;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.core.PyXRange;

/**
 * Values as Python 3 writes them: no u before text, no L behind integers, all of a number's digits.
 */
final class Shown {
    private final Set<PyObject> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private Shown() {}

    /** As str(value). */
    static String text(PyObject value) {
        if (value instanceof PyUnicode) {
            return value.asString();
        }
        if (value instanceof PyString bytes) {
            return decoded(bytes);
        }
        if (isOurs(value)) {
            return new Shown().repr(value);
        }
        return value.__unicode__().asString();
    }

    /** As repr(value). */
    static String source(PyObject value) {
        return new Shown().repr(value);
    }

    /** Values whose text Python 2.7 would write otherwise. */
    private static boolean isOurs(PyObject value) {
        PyType type = value.getType();
        return type == PyFloat.TYPE
                || type == PyList.TYPE
                || type == PyTuple.TYPE
                || type == PyDictionary.TYPE
                || type == PySet.TYPE
                || type == PyFrozenSet.TYPE
                || value instanceof PyLong
                || value instanceof PyXRange
                || value.getClass() == PyType.class;
    }

    private static String decoded(PyString bytes) {
        return new String(bytes.toBytes(), StandardCharsets.UTF_8);
    }

    private String repr(PyObject value) {
        PyType type = value.getType();
        if (value instanceof PyUnicode) {
            return type == PyUnicode.TYPE ? quoted(value.asString()) : value.__repr__().toString();
        }
        if (type == PyString.TYPE) {
            return Values.raw(value) instanceof String
                    ? quoted(value.toString())
                    : "b" + value.__repr__();
        }
        if (type == PyFloat.TYPE) {
            return Values.shortest(((PyFloat) value).getValue());
        }
        if (value instanceof PyLong) {
            return value.__str__().toString();
        }
        if (value instanceof PyXRange range) {
            String text = range.__repr__().toString().substring(1);
            return text.indexOf(',') < 0 ? text.replace("(", "(0, ") : text;
        }
        if (value.getClass() == PyType.class) {
            return typeName((PyType) value);
        }
        return isOurs(value) ? container(value, type) : value.__repr__().asString();
    }

    private String container(PyObject value, PyType type) {
        boolean dict = type == PyDictionary.TYPE;
        if (!open.add(value)) {
            return dict ? "{...}" : type == PyTuple.TYPE ? "(...)" : "[...]";
        }
        try {
            if (dict) {
                return dict((AbstractDict) value);
            }
            String items = items(value);
            if (type == PyList.TYPE) {
                return "[" + items + "]";
            }
            if (type == PyTuple.TYPE) {
                return value.__len__() == 1 ? "(" + items + ",)" : "(" + items + ")";
            }
            String set = items.isEmpty() ? "" : "{" + items + "}";
            return type == PySet.TYPE && !set.isEmpty()
                    ? set
                    : (type == PySet.TYPE ? "set(" : "frozenset(") + set + ")";
        } finally {
            open.remove(value);
        }
    }

    private String items(PyObject value) {
        List<String> items = new ArrayList<>();
        for (PyObject item : value.asIterable()) {
            items.add(repr(item));
        }
        return String.join(", ", items);
    }

    private String dict(AbstractDict value) {
        List<String> items = new ArrayList<>();
        for (PyObject item : value.invoke("items").asIterable()) {
            items.add(repr(item.__getitem__(0)) + ": " + repr(item.__getitem__(1)));
        }
        return "{" + String.join(", ", items) + "}";
    }

    private static String typeName(PyType type) {
        if (type == PyUnicode.TYPE) {
            return "<class 'str'>";
        }
        if (type == PyString.TYPE) {
            return "<class 'bytes'>";
        }
        if (type == PyLong.TYPE) {
            return "<class 'int'>";
        }
        String text = type.__repr__().toString();
        return text.replaceFirst("^<type ", "<class ")
                .replaceFirst("^<class 'exceptions\\.", "<class '");
    }

    static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '\\' -> out.append("\\\\");
                                case '\n' -> out.append("\\n");
                                case '\r' -> out.append("\\r");
                                case '\t' -> out.append("\\t");
                                default -> {
                                    if (c == quote) {
                                        out.append('\\').append(quote);
                                    } else if (c < 32 || c >= 127 && c < 161) {
                                        out.append(String.format(Locale.ROOT, "\\x%02x", c));
                                    } else {
                                        out.appendCodePoint(c);
                                    }
                                }
                            }
                        });
        return out.append(quote).toString();
    }
}
