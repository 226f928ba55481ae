package dev.outrigger.scripthost.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.PyTuple;
import org.python.core.PyType;
import org.python.core.PyUnicode;
import org.python.core.PyXRange;
import org.python.core.imp;

/** Python 3's builtins where Python 2.7's of the same name silently do something else. */
final class Python3Builtins {
    /** What the rewritten source calls instead of str(). */
    static final String TEXT = "$str";

    private final PyObject old;
    private final Map<String, PyObject> names = new HashMap<>();

    private Python3Builtins(PySystemState system) {
        old = system.modules.__finditem__("__builtin__");
    }

    static Map<String, PyObject> of(PySystemState system) {
        return new Python3Builtins(system).all();
    }

    private Map<String, PyObject> all() {
        PyObject lazy = imp.importName("itertools", true);
        names.put("map", lazy.__getattr__("imap"));
        names.put("filter", lazy.__getattr__("ifilter"));
        names.put("zip", lazy.__getattr__("izip"));
        names.put("range", PyXRange.TYPE);
        names.put("str", PyUnicode.TYPE);
        names.put("bytes", PyString.TYPE);
        names.put("chr", old.__getattr__("unichr"));
        // Classes without bases are Python 3's, not 2.7's old ones.
        names.put("__metaclass__", PyType.TYPE);
        put(TEXT, this::text);
        put(Python3Dicts.DISPLAY, Python3Dicts::display);
        put(Python3Dicts.PAIRS, Python3Dicts::pairs);
        put(Python3Dicts.CALL, Python3Dicts::call);
        put(Python3Dicts.FROM_KEYS, Python3Dicts::fromKeys);
        put(Python3Dicts.COPY, Python3Dicts::copy);
        put(Python3Dicts.POP_ITEM, Python3Dicts::popItem);
        put(Python3Texts.FORMAT, Python3Texts::format);
        put(Python3Texts.SORT, Python3Texts::sort);
        names.put(Python3Texts.REMAINDER, new Python3Texts.Remainder());
        for (Ordering.Operator operator : Ordering.Operator.values()) {
            names.put(operator.function(), new Ordering(operator));
        }
        put("repr", a -> Py.newUnicode(Shown.source(a.require(1, 1).get(0))));
        put("isinstance", a -> classTest("isinstance", a));
        put("issubclass", a -> classTest("issubclass", a));
        put("round", a -> round(a.require(1, 2, "ndigits")));
        put("max", a -> Extremes.of(a, 1));
        put("min", a -> Extremes.of(a, -1));
        put("sorted", this::sorted);
        put("print", Python3Builtins::print);
        put(
                "oct",
                a ->
                        Py.newUnicode(
                                integer(a.require(1, 1).get(0))
                                        .toString(8)
                                        .replaceFirst("^(-?)", "$10o")));
        put(
                "input",
                a -> {
                    throw new org.python.core.PyException(
                            Py.EOFError,
                            Py.newUnicode("a script in the database has no console to read from"));
                });
        put("open", Python3Builtins::open);
        return Map.copyOf(names);
    }

    private void put(String name, Builtin.Body body) {
        names.put(name, new Builtin(shown(name), body));
    }

    /** The name that an error message has. */
    private static String shown(String name) {
        return switch (name) {
            case Python3Dicts.CALL -> "dict";
            case Python3Dicts.FROM_KEYS -> "fromkeys";
            default -> name.startsWith("$") ? name.substring(1) : name;
        };
    }

    private PyObject text(Arguments arguments) {
        if (arguments.all().length == 1 && arguments.keywords().length == 0) {
            return Py.newUnicode(Shown.text(arguments.get(0)));
        }
        return PyUnicode.TYPE.__call__(arguments.all(), arguments.keywords());
    }

    /** An int may be one of 2.7's longs. */
    private PyObject classTest(String name, Arguments arguments) {
        arguments.require(2, 2);
        return old.__getattr__(name).__call__(arguments.get(0), widened(arguments.get(1)));
    }

    private static PyObject widened(PyObject classes) {
        if (classes == PyInteger.TYPE) {
            return new PyTuple(PyInteger.TYPE, PyLong.TYPE);
        }
        if (!(classes instanceof PyTuple)) {
            return classes;
        }
        List<PyObject> each = new java.util.ArrayList<>();
        for (PyObject one : classes.asIterable()) {
            each.add(widened(one));
        }
        return new PyTuple(each.toArray(PyObject[]::new));
    }

    private static BigInteger integer(PyObject value) {
        if (value instanceof PyLong number) {
            return number.getValue();
        }
        if (value instanceof PyInteger number) {
            return BigInteger.valueOf(number.getValue());
        }
        throw Py.TypeError(
                "'"
                        + value.getType().fastGetName()
                        + "' object cannot be interpreted as an integer");
    }

    /** Half to even, of the number as it is stored; an int where no digits are asked for. */
    private static PyObject round(Arguments arguments) {
        PyObject value = arguments.get(0);
        PyObject digits = arguments.count() == 2 ? arguments.get(1) : arguments.keyword("ndigits");
        boolean whole = digits == null || digits == Py.None;
        if (value instanceof PyFloat number) {
            double old = number.getValue();
            if (whole) {
                if (Double.isNaN(old)) {
                    throw Py.ValueError("cannot convert float NaN to integer");
                }
                if (Double.isInfinite(old)) {
                    throw Py.OverflowError("cannot convert float infinity to integer");
                }
                return integer(exact(old).setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
            }
            if (Double.isNaN(old) || Double.isInfinite(old)) {
                return value;
            }
            int scale = Math.max(-400, Math.min(1100, digits.asInt()));
            double rounded = exact(old).setScale(scale, RoundingMode.HALF_EVEN).doubleValue();
            return new PyFloat(rounded == 0 ? Math.copySign(0.0, old) : rounded);
        }
        if (value instanceof PyInteger || value instanceof PyLong) {
            int scale = whole ? 0 : Math.max(-400, Math.min(0, digits.asInt()));
            BigDecimal number = new BigDecimal(integer(value));
            return integer(number.setScale(scale, RoundingMode.HALF_EVEN).toBigInteger());
        }
        for (String method : new String[] {"__round__", "round"}) {
            PyObject own = value.__findattr__(method);
            if (own != null) {
                return whole ? own.__call__() : own.__call__(digits);
            }
        }
        throw Py.TypeError(
                "type " + value.getType().fastGetName() + " doesn't define __round__ method");
    }

    private static PyObject integer(BigInteger value) {
        return value.bitLength() < 32 ? Py.newInteger(value.intValue()) : new PyLong(value);
    }

    /** The number that is stored, all its digits, not the shortest one that reads back as it. */
    private static BigDecimal exact(double value) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        BigInteger mantissa = BigInteger.valueOf((long) Math.scalb(value, -exponent));
        return exponent >= 0
                ? new BigDecimal(mantissa.shiftLeft(exponent))
                : new BigDecimal(mantissa)
                        .divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
    }

    private PyObject sorted(Arguments arguments) {
        Extremes.requireSortArguments(arguments);
        PyObject sorted = old.__getattr__("sorted").__call__(arguments.all(), arguments.keywords());
        Extremes.requireOrdered(sorted, arguments.keyword("key"));
        return sorted;
    }

    private static PyObject print(Arguments arguments) {
        arguments.require(0, Integer.MAX_VALUE, "sep", "end", "file", "flush");
        String separator = separator(arguments, "sep", " ");
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < arguments.count(); i++) {
            line.append(i == 0 ? "" : separator).append(Shown.text(arguments.get(i)));
        }
        line.append(separator(arguments, "end", "\n"));
        PyObject file = arguments.keyword("file");
        PyObject out = file == null || file == Py.None ? Py.getSystemState().stdout : file;
        out.invoke("write", Py.newUnicode(line.toString()));
        PyObject flush = arguments.keyword("flush");
        if (flush != null && flush.__nonzero__()) {
            out.invoke("flush");
        }
        return Py.None;
    }

    private static String separator(Arguments arguments, String name, String otherwise) {
        PyObject given = arguments.keyword(name);
        if (given == null || given == Py.None) {
            return otherwise;
        }
        if (!(given instanceof PyString)) {
            throw Py.TypeError(
                    name + " must be None or a string, not " + given.getType().fastGetName());
        }
        return Shown.text(given);
    }

    /** io.open, which is Python 3's open, with UTF-8 as Python 3 has it on Linux. */
    private static PyObject open(Arguments arguments) {
        PyObject open = imp.importName("io", true).__getattr__("open");
        PyObject mode = arguments.count() > 1 ? arguments.get(1) : arguments.keyword("mode");
        boolean binary = mode != null && mode.toString().contains("b");
        if (binary || arguments.count() > 3 || arguments.keyword("encoding") != null) {
            return open.__call__(arguments.all(), arguments.keywords());
        }
        PyObject[] all = java.util.Arrays.copyOf(arguments.all(), arguments.all().length + 1);
        all[all.length - 1] = Py.newString("utf-8");
        String[] keywords =
                java.util.Arrays.copyOf(arguments.keywords(), arguments.keywords().length + 1);
        keywords[keywords.length - 1] = "encoding";
        return open.__call__(all, keywords);
    }
}
