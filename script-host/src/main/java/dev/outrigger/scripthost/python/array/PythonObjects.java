package dev.outrigger.scripthost.python.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.python.core.Py;
import org.python.core.PyComplex;
import org.python.core.PyObject;
import org.python.core.PyString;

/**
 * What SQL has a type for, and {@link Values} no Java class: datetimes with a zone, durations, UUIDs
 * and decimals that are no numbers, all of which are written in Python.
 */
public final class PythonObjects {
    private static final int OFFSET_MINUTES_MAX = 14 * 60;

    private PythonObjects() {}

    private static boolean is(Object raw, String module, String type) {
        return raw instanceof PyObject value
                && !(raw instanceof PyComplex)
                && value.getType().__findattr__("__module__") instanceof PyString own
                && own.toString().equals(module)
                && value.getType().getName().equals(type);
    }

    public static boolean isComplex(Object raw) {
        return raw instanceof PyComplex;
    }

    /** A decimal.Decimal that is no number counts as missing. */
    public static boolean isNotANumber(Object raw) {
        return is(raw, "decimal", "Decimal")
                && ((PyObject) raw).invoke("is_nan").__nonzero__();
    }

    /** A datetime with a zone; those without are {@link Ticks}. */
    public static boolean isDatetime(Object raw) {
        return is(raw, "datetime", "datetime");
    }

    public static boolean isDuration(Object raw) {
        return is(raw, "datetime", "timedelta");
    }

    public static boolean isUuid(Object raw) {
        return is(raw, "uuid", "UUID");
    }

    /** As a frame's column of datetimeoffset has it. */
    public static byte[] offsetTimestamp(Object raw) {
        PyObject value = (PyObject) raw;
        long offset = ticks(value.invoke("utcoffset"));
        long minute = 60 * Ticks.PER_SECOND;
        if (offset % minute != 0 || Math.abs(offset / minute) > OFFSET_MINUTES_MAX) {
            throw Py.ValueError(
                    "the offset of "
                            + value.__str__()
                            + " is not one of whole minutes within 14 hours");
        }
        PyObject wall =
                value.__getattr__("replace")
                        .__call__(new PyObject[] {Py.None}, new String[] {"tzinfo"});
        return offsetTimestamp(
                ((Ticks) Values.raw(wall)).value() - offset, (short) (offset / minute));
    }

    public static byte[] offsetTimestamp(long utcTicks, short minutes) {
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(utcTicks)
                .putShort(minutes)
                .array();
    }

    /** A timedelta in ticks. */
    public static long ticks(Object raw) {
        PyObject value = (PyObject) raw;
        long seconds =
                value.__getattr__("days").asInt() * 86_400L + value.__getattr__("seconds").asInt();
        return seconds * Ticks.PER_SECOND + value.__getattr__("microseconds").asInt() * 10L;
    }

    public static byte[] uuid(Object raw) {
        UUID uuid = UUID.fromString(((PyObject) raw).__str__().toString());
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** A text as a date and time without a zone; empty when it is none. */
    public static Optional<LocalDateTime> parse(String iso) {
        try {
            String text = iso.strip().replace(' ', 'T');
            return Optional.of(
                    LocalDateTime.parse(text.indexOf('T') < 0 ? text + "T00:00:00" : text));
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }
}
