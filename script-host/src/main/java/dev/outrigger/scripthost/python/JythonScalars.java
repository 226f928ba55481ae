package dev.outrigger.scripthost.python;

import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.frame.VariableColumn;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.ScriptError;
import java.math.BigInteger;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** Parameters: one value of a column as a Python object, and back to the declared type without losing any of it. */
final class JythonScalars {
    private JythonScalars() {}

    static PyObject toPython(Column column) throws ScriptError {
        if (column.isNull(0)) {
            return Py.None;
        }
        if (column instanceof BoolColumn bools) {
            return Py.newBoolean(bools.get(0));
        }
        if (column instanceof ByteColumn bytes) {
            boolean signed = ((ColumnType.Int) column.type()).signed();
            return Py.newInteger(signed ? bytes.values()[0] : bytes.values()[0] & 0xff);
        }
        if (column instanceof ShortColumn shorts) {
            return Py.newInteger(shorts.values()[0]);
        }
        if (column instanceof IntColumn ints && column.type() instanceof ColumnType.Int) {
            return Py.newInteger(ints.values()[0]);
        }
        if (column instanceof LongColumn longs && column.type() instanceof ColumnType.Int) {
            return Py.newInteger(longs.values()[0]);
        }
        if (column instanceof FloatColumn floats) {
            return Py.newFloat(floats.values()[0]);
        }
        if (column instanceof DoubleColumn doubles) {
            return Py.newFloat(doubles.values()[0]);
        }
        if (column instanceof VariableColumn values) {
            return column.type() instanceof ColumnType.Text
                    ? Py.newUnicode(values.getString(0))
                    : new PyString(latin1(values.getBytes(0)));
        }
        throw new ScriptError(Reason.SCRIPT_ERROR, "a parameter of type " + column.type()
                + " is not supported by the Jython runtime; use CPython, or CAST it", "");
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static void append(ColumnBuilder builder, String name, PyObject value) throws ScriptError {
        if (value == Py.None) {
            builder.appendNull();
            return;
        }
        ColumnType type = builder.type();
        if (type instanceof ColumnType.Bool) {
            builder.appendBoolean(value.__nonzero__());
        } else if (type instanceof ColumnType.Int integer) {
            appendInteger(builder, name, integer, value);
        } else if (type instanceof ColumnType.Floating floating && isNumber(value)) {
            appendFloating(builder, floating, value.asDouble());
        } else if (type instanceof ColumnType.Text) {
            builder.appendString(value.__unicode__().toString());
        } else if (type instanceof ColumnType.Bytes && value instanceof PyString bytes && !(value instanceof PyUnicode)) {
            builder.appendBytes(bytes.toBytes());
        } else {
            throw refused(name, value, type);
        }
    }

    private static boolean isNumber(PyObject value) {
        return value instanceof PyInteger || value instanceof PyLong || value instanceof PyFloat;
    }

    private static void appendFloating(ColumnBuilder builder, ColumnType.Floating type, double value) {
        if (!Double.isFinite(value)) {
            builder.appendNull();
        } else if (type.bits() == 32) {
            builder.appendFloat((float) value);
        } else {
            builder.appendDouble(value);
        }
    }

    private static void appendInteger(ColumnBuilder builder, String name, ColumnType.Int type, PyObject value)
            throws ScriptError {
        if (!isNumber(value) || value instanceof PyFloat number && number.getValue() != Math.rint(number.getValue())) {
            throw refused(name, value, type);
        }
        BigInteger integer = new BigInteger(value.__int__().toString());
        int bits = type.signed() ? type.bits() - 1 : type.bits();
        if (integer.bitLength() > bits || !type.signed() && integer.signum() < 0) {
            throw refused(name, value, type);
        }
        switch (type.bits()) {
            case 8 -> builder.appendByte(integer.byteValue());
            case 16 -> builder.appendShort(integer.shortValue());
            case 32 -> builder.appendInt(integer.intValue());
            default -> builder.appendLong(integer.longValue());
        }
    }

    private static ScriptError refused(String name, PyObject value, ColumnType type) {
        String shown = value.__repr__().toString();
        return new ScriptError(
                Reason.BAD_OUTPUT,
                "output parameter " + name + ": " + (shown.length() > 100 ? shown.substring(0, 100) + "..." : shown)
                        + " of type " + value.getType().fastGetName() + " does not fit " + type,
                "");
    }
}
