package dev.outrigger.frame;

import dev.outrigger.frame.SchemaDecoder.Decoded;
import dev.outrigger.frame.WireField.Layout;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/**
 * The type of a field on the wire. An extension that is not known counts as the type under it, as
 * Arrow asks.
 */
final class TypeDecoder {
    private final String where;
    private final Field field;
    private final String extension;

    private TypeDecoder(String where, Field field, String extension) {
        this.where = where;
        this.field = field;
        this.extension = extension;
    }

    static Decoded decode(String where, Field field, String extension) {
        TypeDecoder decoder = new TypeDecoder(where, field, extension);
        Decoded decoded = decoder.type();
        decoder.checkStorage(decoded);
        return decoded;
    }

    private Decoded type() {
        return switch (field.typeType()) {
            case Type.Null -> new Decoded(ColumnType.TEXT, Layout.NULL);
            case Type.Bool -> new Decoded(ColumnType.BOOL, Layout.BOOL);
            case Type.Int -> integer((Int) field.type(new Int()));
            case Type.FloatingPoint -> floating((FloatingPoint) field.type(new FloatingPoint()));
            case Type.Decimal -> decimal((Decimal) field.type(new Decimal()));
            case Type.Utf8 -> new Decoded(ColumnType.TEXT, Layout.VARIABLE);
            case Type.LargeUtf8 -> new Decoded(ColumnType.TEXT, Layout.LARGE_VARIABLE);
            case Type.Binary -> new Decoded(ColumnType.BYTES, Layout.VARIABLE);
            case Type.LargeBinary -> new Decoded(ColumnType.BYTES, Layout.LARGE_VARIABLE);
            case Type.FixedSizeBinary -> fixed((FixedSizeBinary) field.type(new FixedSizeBinary()));
            case Type.Date -> date((Date) field.type(new Date()));
            case Type.Time -> time((Time) field.type(new Time()));
            case Type.Timestamp -> timestamp((Timestamp) field.type(new Timestamp()));
            case Type.Utf8View, Type.BinaryView ->
                    throw unsupported(
                            SchemaDecoder.typeName(field.typeType())
                                    + ", send utf8 or binary instead");
            default -> throw unsupported(SchemaDecoder.typeName(field.typeType()));
        };
    }

    private CorruptFrameException unsupported(String type) {
        return new CorruptFrameException(where + ": frames have no Arrow type " + type);
    }

    private Decoded integer(Int type) {
        int bits = type.bitWidth();
        if (bits == 64 && type.isSigned() && extension.equals(Extensions.TICKS)) {
            return new Decoded(ColumnType.TICKS, Layout.INT64);
        }
        if (bits == 64 && type.isSigned() && extension.equals(Extensions.UTC_TICKS)) {
            return new Decoded(new ColumnType.Timestamp(ColumnType.Unit.TICK, true), Layout.INT64);
        }
        Layout layout =
                switch (bits) {
                    case 8 -> Layout.INT8;
                    case 16 -> Layout.INT16;
                    case 32 -> Layout.INT32;
                    case 64 -> Layout.INT64;
                    default -> throw unsupported("Int of " + bits + " bits");
                };
        return new Decoded(new ColumnType.Int(bits, type.isSigned()), layout);
    }

    private Decoded floating(FloatingPoint type) {
        return switch (type.precision()) {
            case Precision.SINGLE -> new Decoded(ColumnType.FLOAT32, Layout.FLOAT32);
            case Precision.DOUBLE -> new Decoded(ColumnType.FLOAT64, Layout.FLOAT64);
            case Precision.HALF ->
                    throw unsupported("Float16 (half precision), send Float32 instead");
            default -> throw unsupported("FloatingPoint of precision " + type.precision());
        };
    }

    private Decoded decimal(Decimal type) {
        int precision = type.precision();
        int scale = type.scale();
        Layout layout =
                switch (type.bitWidth()) {
                    case 32 -> Layout.DECIMAL32;
                    case 64 -> Layout.DECIMAL64;
                    case 128 -> Layout.DECIMAL128;
                    default ->
                            throw unsupported(
                                    "Decimal" + type.bitWidth() + ", send Decimal128 instead");
                };
        if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
            throw unsupported(
                    "Decimal("
                            + precision
                            + ","
                            + scale
                            + "): 1 to 38 digits, none to all after the point");
        }
        return new Decoded(new ColumnType.Decimal(precision, scale), layout);
    }

    private Decoded fixed(FixedSizeBinary type) {
        int width = type.byteWidth();
        if (width < 0) {
            throw new CorruptFrameException(where + ": fixed-size binary of " + width + " bytes");
        }
        if (extension.equals(Extensions.UUID) && width == Extensions.UUID_BYTES) {
            return new Decoded(ColumnType.UUID, Layout.FIXED, width);
        }
        if (extension.equals(Extensions.OFFSET_TIMESTAMP)
                && width == Extensions.OFFSET_TIMESTAMP_BYTES) {
            return new Decoded(ColumnType.OFFSET_TIMESTAMP, Layout.FIXED, width);
        }
        return new Decoded(ColumnType.BYTES, Layout.FIXED_BYTES, width);
    }

    private Decoded date(Date type) {
        return switch (type.unit()) {
            case DateUnit.DAY -> new Decoded(ColumnType.DATE, Layout.INT32);
            case DateUnit.MILLISECOND -> new Decoded(ColumnType.DATE, Layout.DATE_MILLIS);
            default -> throw unsupported("Date of unit " + type.unit());
        };
    }

    private Decoded time(Time type) {
        int bits = type.bitWidth();
        short unit = type.unit();
        if (bits == 32 && unit == TimeUnit.SECOND) {
            return new Decoded(ColumnType.TIME, Layout.TIME32, 1_000_000_000);
        }
        if (bits == 32 && unit == TimeUnit.MILLISECOND) {
            return new Decoded(ColumnType.TIME, Layout.TIME32, 1_000_000);
        }
        if (bits == 64 && unit == TimeUnit.MICROSECOND) {
            return new Decoded(ColumnType.TIME, Layout.TIME64, 1_000);
        }
        if (bits == 64 && unit == TimeUnit.NANOSECOND) {
            return new Decoded(ColumnType.TIME, Layout.TIME64, 1);
        }
        throw unsupported("Time of " + bits + " bits and unit " + unit);
    }

    private Decoded timestamp(Timestamp type) {
        ColumnType.Unit unit =
                switch (type.unit()) {
                    case TimeUnit.SECOND -> ColumnType.Unit.SECOND;
                    case TimeUnit.MILLISECOND -> ColumnType.Unit.MILLI;
                    case TimeUnit.MICROSECOND -> ColumnType.Unit.MICRO;
                    case TimeUnit.NANOSECOND -> ColumnType.Unit.NANO;
                    default -> throw unsupported("Timestamp of unit " + type.unit());
                };
        // With any zone the values count from 1970 at UTC; the zone is only how to show them.
        ByteBuffer zone = type.timezoneAsByteBuffer();
        return new Decoded(
                new ColumnType.Timestamp(unit, zone != null && zone.hasRemaining()), Layout.INT64);
    }

    /** An extension of ours over another type than its own would silently be something else. */
    private void checkStorage(Decoded decoded) {
        ColumnType type = decoded.type();
        boolean sound =
                switch (extension) {
                    case Extensions.TICKS, Extensions.UTC_TICKS ->
                            type instanceof ColumnType.Timestamp;
                    case Extensions.UUID -> type instanceof ColumnType.Uuid;
                    case Extensions.OFFSET_TIMESTAMP -> type instanceof ColumnType.OffsetTimestamp;
                    default -> true;
                };
        if (!sound) {
            throw new CorruptFrameException(
                    where
                            + ": extension "
                            + extension
                            + " over Arrow type "
                            + SchemaDecoder.typeName(field.typeType())
                            + " as "
                            + type);
        }
    }
}
