package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.scripthost.python.array.PythonObjects;
import dev.outrigger.scripthost.python.array.Ticks;
import dev.outrigger.scripthost.python.array.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import org.python.core.Py;
import org.python.core.PyObject;

/** A column of Python objects: in the type that all its values share, else as text. */
final class ObjectsOut {
    private enum Kind {
        NONE,
        TEXT,
        BYTES,
        DECIMAL,
        BOOL,
        INTEGER,
        NUMBER,
        DATE,
        TIME,
        DATETIME,
        OFFSET_DATETIME,
        DURATION,
        UUID,
        MIXED
    }

    private ObjectsOut() {}

    static Column column(Object[] raws) {
        Kind kind = Kind.NONE;
        int scale = 0;
        int whole = 0;
        for (Object raw : raws) {
            if (isNull(raw)) {
                continue;
            }
            kind = both(kind, kind(raw));
            BigDecimal d = exact(raw);
            if (d != null) {
                scale = Math.max(scale, d.scale());
                whole = Math.max(whole, d.precision() - d.scale());
            }
        }
        if (kind == Kind.DECIMAL && whole + scale > 38) {
            throw Py.ValueError(
                    "its decimals need "
                            + (whole + scale)
                            + " digits, and a SQL decimal has at most 38");
        }
        ColumnBuilder builder =
                new ColumnBuilder(type(kind, Math.max(1, whole + scale), scale), raws.length);
        for (Object raw : raws) {
            if (isNull(raw)) {
                builder.appendNull();
            } else {
                append(builder, kind, raw, scale);
            }
        }
        return builder.build();
    }

    /**
     * A value that is given to a statement: what would have to be written out as text is refused.
     */
    static Column single(Object raw) {
        if (!isNull(raw)) {
            Kind kind = kind(raw);
            if (kind == Kind.MIXED || kind == Kind.DURATION) {
                throw Py.TypeError(
                        "SQL has no type for a "
                                + ((PyObject) raw).getType().getName()
                                + "; give a number, text, bytes, a date or None");
            }
        }
        return column(new Object[] {raw});
    }

    private static boolean isNull(Object raw) {
        return Values.isNull(raw) || PythonObjects.isNotANumber(raw);
    }

    private static Kind both(Kind a, Kind b) {
        if (a == Kind.NONE || a == b) {
            return b;
        }
        boolean integer = a == Kind.INTEGER || b == Kind.INTEGER;
        Kind other = a == Kind.INTEGER ? b : a;
        return integer && (other == Kind.NUMBER || other == Kind.DECIMAL) ? other : Kind.MIXED;
    }

    /** Numbers that are exact, as decimals; null for whatever else. */
    private static BigDecimal exact(Object raw) {
        if (raw instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (raw instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        return raw instanceof BigDecimal decimal ? decimal : null;
    }

    private static Kind kind(Object raw) {
        if (raw instanceof String) {
            return Kind.TEXT;
        }
        if (raw instanceof byte[]) {
            return Kind.BYTES;
        }
        if (raw instanceof BigDecimal || raw instanceof BigInteger) {
            return Kind.DECIMAL;
        }
        if (raw instanceof Boolean) {
            return Kind.BOOL;
        }
        if (raw instanceof Long) {
            return Kind.INTEGER;
        }
        if (raw instanceof Double) {
            return Kind.NUMBER;
        }
        if (raw instanceof LocalDate) {
            return Kind.DATE;
        }
        if (raw instanceof LocalTime) {
            return Kind.TIME;
        }
        if (raw instanceof Ticks) {
            return Kind.DATETIME;
        }
        return raw instanceof PyObject ? pythonKind(raw) : Kind.MIXED;
    }

    private static Kind pythonKind(Object raw) {
        if (PythonObjects.isComplex(raw)) {
            throw Py.TypeError(
                    "SQL has no complex numbers: send the real and the imaginary part as two columns");
        }
        if (PythonObjects.isDatetime(raw)) {
            return Kind.OFFSET_DATETIME;
        }
        if (PythonObjects.isDuration(raw)) {
            return Kind.DURATION;
        }
        return PythonObjects.isUuid(raw) ? Kind.UUID : Kind.MIXED;
    }

    private static ColumnType type(Kind kind, int precision, int scale) {
        return switch (kind) {
            case NONE, TEXT, MIXED -> ColumnType.TEXT;
            case BYTES -> ColumnType.BYTES;
            case DECIMAL -> new ColumnType.Decimal(precision, scale);
            case BOOL -> ColumnType.BOOL;
            case INTEGER, DURATION -> ColumnType.INT64;
            case NUMBER -> ColumnType.FLOAT64;
            case DATE -> ColumnType.DATE;
            case TIME -> ColumnType.TIME;
            case DATETIME -> ColumnType.TICKS;
            case OFFSET_DATETIME -> ColumnType.OFFSET_TIMESTAMP;
            case UUID -> ColumnType.UUID;
        };
    }

    private static void append(ColumnBuilder builder, Kind kind, Object raw, int scale) {
        switch (kind) {
            case BYTES -> builder.appendBytes((byte[]) raw);
            case DECIMAL -> builder.appendDecimal(exact(raw).setScale(scale));
            case BOOL -> builder.appendBoolean((Boolean) raw);
            case INTEGER -> builder.appendLong((Long) raw);
            case NUMBER -> number(builder, Values.number(raw));
            case DATE -> builder.appendInt((int) ((LocalDate) raw).toEpochDay());
            case TIME -> builder.appendLong(((LocalTime) raw).toNanoOfDay());
            case DATETIME -> builder.appendLong(((Ticks) raw).value());
            case OFFSET_DATETIME -> builder.appendBytes(PythonObjects.offsetTimestamp(raw));
            case DURATION -> builder.appendLong(PythonObjects.ticks(raw));
            case UUID -> builder.appendBytes(PythonObjects.uuid(raw));
            case NONE, TEXT, MIXED -> builder.appendString(text(raw));
        }
    }

    private static void number(ColumnBuilder builder, double value) {
        if (Double.isInfinite(value)) {
            builder.appendNull();
        } else {
            builder.appendDouble(value);
        }
    }

    private static String text(Object raw) {
        if (raw instanceof byte[] bytes) {
            return utf8(bytes);
        }
        return raw instanceof BigInteger ? raw.toString() : Values.text(raw);
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Py.ValueError("some of its values are text and some are bytes that are no UTF-8");
        }
    }
}
