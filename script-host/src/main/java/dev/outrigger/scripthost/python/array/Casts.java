package dev.outrigger.scripthost.python.array;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.python.core.Py;

/** A vector in another type. */
final class Casts {
    private Casts() {}

    static Vector cast(Vector from, DType to) {
        return switch (to) {
            case BOOL -> toBooleans(from);
            case UINT8, INT8, INT16, INT32, INT64 -> toIntegers(from, to);
            case FLOAT32, FLOAT64 -> toFloats(from, to);
            case DATETIME -> toDatetimes(from);
            case OBJECT -> new ObjectVector(from.raws());
        };
    }

    private static Vector toBooleans(Vector from) {
        boolean[] out = new boolean[from.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Values.isTrue(from.raw(i));
        }
        return new BoolVector(out);
    }

    private static Vector toIntegers(Vector from, DType to) {
        long[] values = from.longs().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = to.wrap(values[i]);
        }
        return new IntVector(to, values);
    }

    private static Vector toFloats(Vector from, DType to) {
        double[] values = from.doubles();
        values = from.dtype().isFloat() ? values.clone() : values;
        if (to == DType.FLOAT32) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) values[i];
            }
        }
        return new FloatVector(to, values);
    }

    private static Vector toDatetimes(Vector from) {
        long[] out = new long[from.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = from.isNull(i) ? IntVector.NAT : ticks(from.raw(i)).value();
        }
        return new IntVector(DType.DATETIME, out);
    }

    private static Ticks ticks(Object raw) {
        if (raw instanceof Ticks t) {
            return t;
        }
        if (raw instanceof LocalDate d) {
            return Ticks.of(d.atStartOfDay());
        }
        if (raw instanceof String s) {
            String text = s.strip().replace(' ', 'T');
            try {
                return Ticks.of(
                        text.length() == 10
                                ? LocalDate.parse(text).atStartOfDay()
                                : LocalDateTime.parse(text));
            } catch (DateTimeParseException e) {
                throw Py.ValueError(
                        "time data \"" + s + "\" doesn't match format \"%Y-%m-%d %H:%M:%S\"");
            }
        }
        throw Py.TypeError(
                "Cannot convert input ["
                        + Values.text(raw)
                        + "] of type "
                        + Values.typeName(raw)
                        + " to a datetime");
    }
}
