package dev.outrigger.scripthost.python.array;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyByteArray;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/**
 * Single values, between Python and Java. In Java a value is null (None), Boolean, Long,
 * BigInteger, Double, String, byte[], BigDecimal (decimal.Decimal), LocalDate, LocalTime, {@link
 * Ticks} (datetime), or any other Python object as it is. A byte string of Python 2.7 that is all
 * printable ASCII is taken for text, since most of 2.7's library returns such; any other is bytes.
 */
public final class Values {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", java.util.Locale.ROOT);

    private Values() {}

    public static Object raw(PyObject value) {
        if (value == null || value == Py.None || value == NotATime.NAT) {
            return null;
        }
        if (value instanceof PyBoolean b) {
            return b.__nonzero__();
        }
        if (value instanceof PyFloat f) {
            return f.getValue();
        }
        if (value instanceof PyInteger i) {
            return (long) i.getValue();
        }
        if (value instanceof PyLong l) {
            BigInteger big = l.getValue();
            return big.bitLength() < 64 ? (Object) big.longValue() : big;
        }
        if (value instanceof PyUnicode u) {
            return u.getString();
        }
        if (value instanceof PyString s) {
            return s instanceof Binary || !isText(s.getString())
                    ? s.getString().getBytes(StandardCharsets.ISO_8859_1)
                    : (Object) s.getString();
        }
        if (value instanceof PyByteArray bytes) {
            return bytes.__str__().getString().getBytes(StandardCharsets.ISO_8859_1);
        }
        return PythonValues.raw(value);
    }

    private static boolean isText(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if (c > 126 || c < 32 && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    public static PyObject box(Object raw) {
        return box(raw, DType.OBJECT);
    }

    /** A number of a typed vector becomes numpy's scalar, one of an object vector Python's own. */
    public static PyObject box(Object raw, DType of) {
        if (raw == null) {
            return Py.None;
        }
        if (raw instanceof PyObject p) {
            return p;
        }
        if (raw instanceof Boolean b) {
            return Py.newBoolean(b);
        }
        if (raw instanceof Long l) {
            return Py.newInteger(l);
        }
        if (raw instanceof BigInteger b) {
            return new PyLong(b);
        }
        if (raw instanceof Double d) {
            return of == DType.OBJECT ? new PyFloat(d) : new Float64(d, of);
        }
        if (raw instanceof String s) {
            return new PyUnicode(s);
        }
        if (raw instanceof byte[] b) {
            return new Binary(b);
        }
        return PythonValues.box(raw);
    }

    public static boolean isNull(Object raw) {
        return raw == null || raw instanceof Double d && d.isNaN();
    }

    public static boolean isTrue(Object raw) {
        if (raw instanceof Boolean b) {
            return b;
        }
        return raw != null && box(raw).__nonzero__();
    }

    public static double number(Object raw) {
        if (raw == null) {
            return Double.NaN;
        }
        if (raw instanceof Number n) {
            return n.doubleValue();
        }
        if (raw instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (raw instanceof String s) {
            return parse(s);
        }
        return box(raw).__float__().getValue();
    }

    public static double parse(String text) {
        String s = text.strip();
        boolean digits =
                !s.isEmpty() && "0123456789".indexOf(s.charAt(s.length() - 1)) >= 0
                        || s.endsWith(".");
        try {
            return digits ? Double.parseDouble(s) : Py.newUnicode(s).__float__().getValue();
        } catch (NumberFormatException e) {
            throw Py.ValueError("could not convert string to float: '" + text + "'");
        }
    }

    public static long whole(Object raw) {
        if (raw instanceof Long l) {
            return l;
        }
        if (raw instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (raw instanceof BigInteger || raw instanceof BigDecimal) {
            return raw instanceof BigInteger b
                    ? b.longValueExact()
                    : ((BigDecimal) raw).longValue();
        }
        if (raw instanceof Double d && !d.isNaN() && !d.isInfinite()) {
            return d.longValue();
        }
        if (raw instanceof String s) {
            try {
                return Long.parseLong(s.strip());
            } catch (NumberFormatException e) {
                throw Py.ValueError("invalid literal for int() with base 10: '" + s + "'");
            }
        }
        if (isNull(raw)) {
            throw Py.ValueError("Cannot convert non-finite values (NA or inf) to integer");
        }
        return (Long) raw(box(raw).__int__());
    }

    static Object key(Object raw) {
        if (isNull(raw)) {
            return null;
        }
        if (raw instanceof Double d) {
            return d == Math.rint(d) && Math.abs(d) < 1e18 ? (Object) (long) (double) d : d;
        }
        if (raw instanceof BigDecimal d) {
            return d.stripTrailingZeros();
        }
        return raw instanceof byte[] b ? ByteBuffer.wrap(b) : raw;
    }

    /** Orders two values that are not missing, by Python's rules where they are not of one kind. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static int compare(Object a, Object b) {
        if (a instanceof Comparable c && a.getClass() == b.getClass() && !(a instanceof PyObject)) {
            return c.compareTo(b);
        }
        if (a instanceof Number && b instanceof Number) {
            return Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
        }
        if (a instanceof String != b instanceof String) {
            throw Py.TypeError(
                    "'<' not supported between instances of '"
                            + typeName(a)
                            + "' and '"
                            + typeName(b)
                            + "'");
        }
        PyObject x = box(a);
        PyObject y = box(b);
        return x._lt(y).__nonzero__() ? -1 : x._gt(y).__nonzero__() ? 1 : 0;
    }

    public static String typeName(Object raw) {
        if (raw instanceof String) {
            return "str";
        }
        return raw instanceof byte[] ? "bytes" : box(raw).getType().getName();
    }

    /** What Python 3's str() of the value is. */
    public static String text(Object raw) {
        if (raw == null) {
            return "None";
        }
        if (raw instanceof Boolean b) {
            return b ? "True" : "False";
        }
        if (raw instanceof Double d) {
            return shortest(d);
        }
        if (raw instanceof BigDecimal || raw instanceof PyObject) {
            return box(raw).__str__().toString();
        }
        if (raw instanceof Ticks t) {
            long fraction = Math.floorMod(t.value(), Ticks.PER_SECOND);
            String seconds = SECONDS.format(t.time());
            if (fraction == 0) {
                return seconds;
            }
            return seconds
                    + (fraction % 10 == 0
                            ? String.format(java.util.Locale.ROOT, ".%06d", fraction / 10)
                            : String.format(java.util.Locale.ROOT, ".%07d", fraction));
        }
        if (raw instanceof LocalTime t) {
            String text =
                    String.format(
                            java.util.Locale.ROOT,
                            "%02d:%02d:%02d",
                            t.getHour(),
                            t.getMinute(),
                            t.getSecond());
            return t.getNano() == 0
                    ? text
                    : text + String.format(java.util.Locale.ROOT, ".%06d", t.getNano() / 1000);
        }
        if (raw instanceof byte[] b) {
            return bytes(b);
        }
        return raw.toString();
    }

    /** What Python 3's repr() of the value is. */
    public static String repr(Object raw) {
        if (raw instanceof String s) {
            String quoted = new PyUnicode(s).__repr__().toString();
            return quoted.substring(1);
        }
        return raw instanceof PyObject p ? p.__repr__().toString() : text(raw);
    }

    private static String bytes(byte[] b) {
        return "b" + new PyString(new String(b, StandardCharsets.ISO_8859_1)).__repr__();
    }

    /** The shortest decimal that reads back as the same number, in Python's layout. */
    public static String shortest(double d) {
        if (Double.isNaN(d)) {
            return "nan";
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? "inf" : "-inf";
        }
        if (d == 0) {
            return 1 / d < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(d);
        BigDecimal digits = exact;
        // A number this small has fewer digits than fifteen.
        int least = Math.abs(d) < Double.MIN_NORMAL ? 1 : 15;
        for (int precision = least; precision <= 17; precision++) {
            digits = exact.round(new MathContext(precision));
            if (digits.doubleValue() == d) {
                break;
            }
        }
        digits = digits.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = digits.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String unscaled = digits.unscaledValue().abs().toString();
        String mantissa =
                unscaled.length() == 1
                        ? unscaled
                        : unscaled.charAt(0) + "." + unscaled.substring(1);
        return (d < 0 ? "-" : "")
                + mantissa
                + "e"
                + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    static boolean compareEqual(Object p, Object q) {
        return p instanceof Number
                ? compare(p, q) == 0
                : p instanceof PyObject x ? x._eq((PyObject) q).__nonzero__() : p.equals(q);
    }
}
