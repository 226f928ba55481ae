package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.scripthost.python.array.Ticks;
import dev.outrigger.scripthost.python.array.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySequenceList;

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
        MIXED
    }

    private ObjectsOut() {}

    static Column column(Object[] raws) {
        Kind kind = Kind.NONE;
        int scale = 0;
        int whole = 1;
        for (Object raw : raws) {
            if (Values.isNull(raw)) {
                continue;
            }
            Kind own = kind(raw);
            kind =
                    kind == Kind.NONE || kind == own
                            ? own
                            : number(kind) && number(own) ? Kind.NUMBER : Kind.MIXED;
            if (raw instanceof BigDecimal d) {
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
        ColumnBuilder builder = new ColumnBuilder(type(kind, whole + scale, scale), raws.length);
        for (Object raw : raws) {
            if (Values.isNull(raw)) {
                builder.appendNull();
            } else {
                append(builder, kind, raw, scale);
            }
        }
        return builder.build();
    }

    private static boolean number(Kind kind) {
        return kind == Kind.INTEGER || kind == Kind.NUMBER;
    }

    private static Kind kind(Object raw) {
        if (raw instanceof String) {
            return Kind.TEXT;
        }
        if (raw instanceof byte[]) {
            return Kind.BYTES;
        }
        if (raw instanceof BigDecimal) {
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
        return raw instanceof Ticks ? Kind.DATETIME : Kind.MIXED;
    }

    private static ColumnType type(Kind kind, int precision, int scale) {
        return switch (kind) {
            case NONE, TEXT, MIXED -> ColumnType.TEXT;
            case BYTES -> ColumnType.BYTES;
            case DECIMAL -> new ColumnType.Decimal(precision, scale);
            case BOOL -> ColumnType.BOOL;
            case INTEGER -> ColumnType.INT64;
            case NUMBER -> ColumnType.FLOAT64;
            case DATE -> ColumnType.DATE;
            case TIME -> ColumnType.TIME;
            case DATETIME -> ColumnType.TICKS;
        };
    }

    private static void append(ColumnBuilder builder, Kind kind, Object raw, int scale) {
        switch (kind) {
            case BYTES -> builder.appendBytes((byte[]) raw);
            case DECIMAL -> builder.appendDecimal(((BigDecimal) raw).setScale(scale));
            case BOOL -> builder.appendBoolean((Boolean) raw);
            case INTEGER -> builder.appendLong((Long) raw);
            case NUMBER -> number(builder, Values.number(raw));
            case DATE -> builder.appendInt((int) ((LocalDate) raw).toEpochDay());
            case TIME -> builder.appendLong(((LocalTime) raw).toNanoOfDay());
            case DATETIME -> builder.appendLong(((Ticks) raw).value());
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
        boolean value =
                raw instanceof PySequenceList
                        || raw instanceof AbstractDict
                        || raw instanceof DataFrame
                        || raw instanceof Series;
        if (value) {
            throw Py.TypeError(
                    "a "
                            + ((PyObject) raw).getType().getName()
                            + " has no SQL type; make a text or a number of it");
        }
        return raw instanceof BigInteger ? raw.toString() : Values.text(raw);
    }
}
