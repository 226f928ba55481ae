package dev.outrigger.scripthost.python.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/**
 * The arguments of one call by name. A parameter list is names parted by blanks: {@code name!} must
 * be given, {@code *name} last takes all further positional ones, {@code **name} last all other
 * keywords. Whatever the list does not name is a TypeError, never ignored.
 */
public final class Args {
    private final String function;
    private final String[] names;
    private final PyObject[] values;

    private Args(String function, String[] names, PyObject[] values) {
        this.function = function;
        this.names = names;
        this.values = values;
    }

    public static Args bind(
            String function, String parameters, PyObject[] arguments, String[] keywords) {
        String[] names = parameters.isEmpty() ? new String[0] : parameters.split(" ");
        PyObject[] values = new PyObject[names.length];
        int positional = arguments.length - keywords.length;
        boolean others = names.length > 0 && names[names.length - 1].startsWith("**");
        boolean rest = !others && names.length > 0 && names[names.length - 1].startsWith("*");
        int places = rest || others ? names.length - 1 : names.length;
        List<PyObject> further = new ArrayList<>();
        if (positional > places && !rest) {
            throw Py.TypeError(
                    function
                            + "() takes at most "
                            + places
                            + " arguments ("
                            + positional
                            + " given) in the embedded runtime (Jython). "
                            + Missing.WAY_OUT);
        }
        System.arraycopy(arguments, 0, values, 0, Math.min(positional, places));
        if (rest) {
            int more = Math.max(0, positional - places);
            values[places] =
                    new PyTuple(Arrays.copyOfRange(arguments, positional - more, positional));
        }
        for (int i = 0; i < keywords.length; i++) {
            int at = indexOf(names, keywords[i]);
            if (at < 0 && others) {
                further.add(new PyTuple(Py.newUnicode(keywords[i]), arguments[positional + i]));
                continue;
            }
            if (at < 0) {
                throw Missing.feature(function + "(" + keywords[i] + "=...)");
            }
            if (values[at] != null) {
                throw Py.TypeError(
                        function + "() got multiple values for argument '" + keywords[i] + "'");
            }
            values[at] = arguments[positional + i];
        }
        if (others) {
            values[places] = new PyTuple(further.toArray(new PyObject[0]));
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].endsWith("!") && values[i] == null) {
                throw Py.TypeError(
                        function
                                + "() missing 1 required positional argument: '"
                                + names[i].substring(0, names[i].length() - 1)
                                + "'");
            }
        }
        return new Args(function, names, values);
    }

    private static int indexOf(String[] names, String name) {
        for (int i = 0; i < names.length; i++) {
            String n = names[i];
            if (n.equals(name)
                    || n.endsWith("!") && n.length() == name.length() + 1 && n.startsWith(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The argument, or null when it was not given. */
    public PyObject get(String name) {
        int at = indexOf(names, name);
        if (at < 0) {
            throw new IllegalStateException(function + " has no parameter " + name);
        }
        return values[at];
    }

    /** The argument, or null when it was not given or is None. */
    public PyObject some(String name) {
        PyObject value = get(name);
        return value == Py.None ? null : value;
    }

    public PyObject[] rest(String name) {
        return ((PyTuple) get("*" + name)).getArray();
    }

    /**
     * The further keywords, a pair of name and value each, in the order in which they were given.
     */
    public PyTuple[] others(String name) {
        return Arrays.stream(((PyTuple) get("**" + name)).getArray()).toArray(PyTuple[]::new);
    }

    public boolean flag(String name, boolean otherwise) {
        PyObject value = get(name);
        return value == null ? otherwise : value.__nonzero__();
    }

    public int integer(String name, int otherwise) {
        PyObject value = some(name);
        return value == null ? otherwise : value.asInt();
    }

    public double number(String name, double otherwise) {
        PyObject value = some(name);
        return value == null ? otherwise : value.asDouble();
    }

    public String text(String name, String otherwise) {
        PyObject value = some(name);
        return value == null ? otherwise : value.toString();
    }

    /** Refuses any value of an argument but those listed, by their text. */
    public Args only(String name, String... texts) {
        PyObject value = get(name);
        if (value != null) {
            String given = value.__str__().toString();
            for (String text : texts) {
                if (text.equals(given)) {
                    return this;
                }
            }
            throw Missing.feature(function + "(" + name + "=" + given + ")");
        }
        return this;
    }

    /** 0 for rows, 1 for columns. */
    public int axis(int otherwise) {
        PyObject value = some("axis");
        if (value == null) {
            return otherwise;
        }
        String given = value.__str__().toString();
        return switch (given) {
            case "0", "index", "rows" -> 0;
            case "1", "columns" -> 1;
            default -> throw Py.ValueError("No axis named " + given);
        };
    }

    /** The items of a list, a tuple or any other sequence; a single value is a list of one. */
    public static PyObject[] items(PyObject value) {
        if (value instanceof PyList l) {
            return l.getArray();
        }
        return value instanceof PyTuple t ? t.getArray() : new PyObject[] {value};
    }
}
