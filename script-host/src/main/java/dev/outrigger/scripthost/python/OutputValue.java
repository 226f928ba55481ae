package dev.outrigger.scripthost.python;

import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.ScriptError;
import dev.outrigger.scripthost.python.array.Ticks;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.PythonObjects;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/**
 * An output parameter on its way back to its declared type. None and NaN become NULL; a decimal's
 * digits beyond the scale are rounded, as SQL Server rounds them; whatever else would lose
 * something is refused.
 */
final class OutputValue {
    private static final int EXPONENT_MAX = 1000;

    private final ColumnBuilder builder;
    private final String name;
    private final PyObject value;
    private final Object raw;

    private OutputValue(ColumnBuilder builder, String name, PyObject value) {
        this.builder = builder;
        this.name = name;
        this.value = value;
        this.raw = Values.raw(value);
    }

    static void append(ColumnBuilder builder, String name, PyObject value) throws ScriptError {
        OutputValue output = new OutputValue(builder, name, value);
        if (Values.isNull(output.raw) || PythonObjects.isNotANumber(output.raw)) {
            builder.appendNull();
            return;
        }
        try {
            output.append();
        } catch (ArithmeticException
                | DateTimeException
                | IllegalArgumentException
                | PyException e) {
            throw output.refused();
        }
    }

    private void append() throws ScriptError {
        ColumnType type = builder.type();
        if (type instanceof ColumnType.Bool) {
            builder.appendBoolean(number().signum() != 0);
        } else if (type instanceof ColumnType.Int integer) {
            integer(integer);
        } else if (type instanceof ColumnType.Floating floating) {
            floating(floating);
        } else if (type instanceof ColumnType.Decimal decimal) {
            builder.appendDecimal(number().setScale(decimal.scale(), RoundingMode.HALF_UP));
        } else if (type instanceof ColumnType.Text) {
            builder.appendString(text());
        } else if (type instanceof ColumnType.Bytes) {
            builder.appendBytes(bytes());
        } else if (type instanceof ColumnType.Uuid) {
            UUID uuid = UUID.fromString(Shown.text(value));
            builder.appendBytes(
                    ByteBuffer.allocate(16)
                            .putLong(uuid.getMostSignificantBits())
                            .putLong(uuid.getLeastSignificantBits())
                            .array());
        } else {
            temporal(type);
        }
    }

    private BigDecimal number() throws ScriptError {
        BigDecimal number = exact();
        // To write one of these out to its last digit would take all memory.
        if (Math.abs((long) number.precision() - number.scale()) > EXPONENT_MAX) {
            throw refused();
        }
        return number;
    }

    private BigDecimal exact() throws ScriptError {
        if (raw instanceof Boolean bool) {
            return bool ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (raw instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (raw instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (raw instanceof BigDecimal number) {
            return number;
        }
        if (raw instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number);
        }
        if (raw instanceof String text) {
            return new BigDecimal(text.strip());
        }
        throw refused();
    }

    private void integer(ColumnType.Int type) throws ScriptError {
        BigInteger integer =
                PythonObjects.isDuration(raw)
                        ? BigInteger.valueOf(PythonObjects.ticks(raw))
                        : number().toBigIntegerExact();
        int bits = type.signed() ? type.bits() - 1 : type.bits();
        if (integer.bitLength() > bits || !type.signed() && integer.signum() < 0) {
            throw refused();
        }
        switch (type.bits()) {
            case 8 -> builder.appendByte(integer.byteValue());
            case 16 -> builder.appendShort(integer.shortValue());
            case 32 -> builder.appendInt(integer.intValue());
            default -> builder.appendLong(integer.longValue());
        }
    }

    private void floating(ColumnType.Floating type) throws ScriptError {
        if (raw instanceof Double number && number.isInfinite()) {
            builder.appendNull();
            return;
        }
        double number = raw instanceof Double given ? given : number().doubleValue();
        if (type.bits() == 64) {
            builder.appendDouble(number);
        } else if (Double.isInfinite((float) number)) {
            throw refused();
        } else {
            builder.appendFloat((float) number);
        }
    }

    private String text() throws ScriptError {
        if (raw instanceof byte[]) {
            throw refused();
        }
        return Shown.text(value);
    }

    private byte[] bytes() throws ScriptError {
        if (raw instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof PyString bytes && !(value instanceof PyUnicode)) {
            return bytes.toBytes();
        }
        throw refused();
    }

    private void temporal(ColumnType type) throws ScriptError {
        if (type instanceof ColumnType.OffsetTimestamp) {
            builder.appendBytes(offsetTimestamp());
        } else if (type instanceof ColumnType.Time) {
            builder.appendLong(nanosOfDay());
        } else {
            LocalDateTime moment = moment();
            if (type instanceof ColumnType.Timestamp timestamp) {
                builder.appendLong(scaled(timestamp.unit(), Ticks.of(moment).value()));
            } else if (moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                builder.appendInt((int) moment.toLocalDate().toEpochDay());
            } else {
                throw refused();
            }
        }
    }

    private LocalDateTime moment() throws ScriptError {
        if (raw instanceof Ticks ticks) {
            return ticks.time();
        }
        if (raw instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (raw instanceof String text && PythonObjects.parse(text).isPresent()) {
            return PythonObjects.parse(text).get();
        }
        throw refused();
    }

    private long nanosOfDay() throws ScriptError {
        if (PythonObjects.isDuration(raw)) {
            return LocalTime.ofNanoOfDay(Math.multiplyExact(PythonObjects.ticks(raw), 100L)).toNanoOfDay();
        }
        if (raw instanceof String text) {
            return LocalTime.parse(text.strip()).toNanoOfDay();
        }
        if (raw instanceof LocalTime time) {
            return time.toNanoOfDay();
        }
        throw refused();
    }

    /** Without a zone it is UTC. */
    private byte[] offsetTimestamp() throws ScriptError {
        if (PythonObjects.isDatetime(raw)) {
            return PythonObjects.offsetTimestamp(raw);
        }
        if (raw instanceof String text && PythonObjects.parse(text).isEmpty()) {
            OffsetDateTime time = OffsetDateTime.parse(text.strip().replace(' ', 'T'));
            LocalDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            return PythonObjects.offsetTimestamp(
                    Ticks.of(utc).value(), (short) (time.getOffset().getTotalSeconds() / 60));
        }
        return PythonObjects.offsetTimestamp(Ticks.of(moment()).value(), (short) 0);
    }

    private static long scaled(ColumnType.Unit unit, long ticks) {
        return switch (unit) {
            case SECOND -> Math.floorDiv(ticks, Ticks.PER_SECOND);
            case MILLI -> Math.floorDiv(ticks, Ticks.PER_SECOND / 1000);
            case MICRO -> Math.floorDiv(ticks, 10L);
            case NANO -> Math.multiplyExact(ticks, 100L);
            case TICK -> ticks;
        };
    }

    private ScriptError refused() {
        String shown = Shown.source(value);
        String type = value.getType().fastGetName();
        return new ScriptError(
                Reason.BAD_OUTPUT,
                "output parameter "
                        + name
                        + ": "
                        + (shown.length() > 100 ? shown.substring(0, 100) + "..." : shown)
                        + " of type "
                        + (type.equals("unicode") ? "str" : type.equals("long") ? "int" : type)
                        + " does not fit "
                        + builder.type(),
                "");
    }
}
