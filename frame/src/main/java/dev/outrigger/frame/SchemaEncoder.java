package dev.outrigger.frame;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** A schema as the first message of a stream. */
final class SchemaEncoder {
    private final FlatBufferBuilder builder = new FlatBufferBuilder(1024);

    private SchemaEncoder() {}

    static ByteBuffer encode(Schema schema) {
        return new SchemaEncoder().message(schema);
    }

    private ByteBuffer message(Schema schema) {
        int[] fields = schema.fields().stream().mapToInt(this::field).toArray();
        int vector = org.apache.arrow.flatbuf.Schema.createFieldsVector(builder, fields);
        int header =
                org.apache.arrow.flatbuf.Schema.createSchema(
                        builder, Endianness.Little, vector, 0, 0);
        builder.finish(
                Message.createMessage(
                        builder, MetadataVersion.V5, MessageHeader.Schema, header, 0, 0));
        return builder.dataBuffer();
    }

    private int field(Field field) {
        int name = builder.createString(field.name());
        int children = org.apache.arrow.flatbuf.Field.createChildrenVector(builder, new int[0]);
        Encoded encoded = type(field.type());
        int metadata = encoded.extension == null ? 0 : extension(encoded.extension);
        return org.apache.arrow.flatbuf.Field.createField(
                builder,
                name,
                field.nullable(),
                encoded.code,
                encoded.offset,
                0,
                children,
                metadata);
    }

    private int extension(String name) {
        int[] pairs = {pair(Extensions.NAME_KEY, name), pair(Extensions.METADATA_KEY, "")};
        return org.apache.arrow.flatbuf.Field.createCustomMetadataVector(builder, pairs);
    }

    private int pair(String key, String value) {
        int keyOffset = builder.createString(key);
        int valueOffset = builder.createString(value);
        return KeyValue.createKeyValue(builder, keyOffset, valueOffset);
    }

    private record Encoded(byte code, int offset, String extension) {
        Encoded(byte code, int offset) {
            this(code, offset, null);
        }
    }

    private Encoded type(ColumnType type) {
        if (type instanceof ColumnType.Bool) {
            Bool.startBool(builder);
            return new Encoded(Type.Bool, Bool.endBool(builder));
        }
        if (type instanceof ColumnType.Int integer) {
            return new Encoded(Type.Int, integer(integer.bits(), integer.signed()));
        }
        if (type instanceof ColumnType.Floating floating) {
            short precision = floating.bits() == 32 ? Precision.SINGLE : Precision.DOUBLE;
            return new Encoded(
                    Type.FloatingPoint, FloatingPoint.createFloatingPoint(builder, precision));
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return new Encoded(
                    Type.Decimal,
                    org.apache.arrow.flatbuf.Decimal.createDecimal(
                            builder, decimal.precision(), decimal.scale(), 128));
        }
        if (type instanceof ColumnType.Text) {
            Utf8.startUtf8(builder);
            return new Encoded(Type.Utf8, Utf8.endUtf8(builder));
        }
        if (type instanceof ColumnType.Bytes) {
            Binary.startBinary(builder);
            return new Encoded(Type.Binary, Binary.endBinary(builder));
        }
        if (type instanceof ColumnType.Date) {
            return new Encoded(
                    Type.Date, org.apache.arrow.flatbuf.Date.createDate(builder, DateUnit.DAY));
        }
        if (type instanceof ColumnType.Time) {
            return new Encoded(
                    Type.Time,
                    org.apache.arrow.flatbuf.Time.createTime(builder, TimeUnit.NANOSECOND, 64));
        }
        if (type instanceof ColumnType.Timestamp timestamp) {
            return timestamp(timestamp);
        }
        return type instanceof ColumnType.Uuid
                ? new Encoded(Type.FixedSizeBinary, fixed(Extensions.UUID_BYTES), Extensions.UUID)
                : new Encoded(
                        Type.FixedSizeBinary,
                        fixed(Extensions.OFFSET_TIMESTAMP_BYTES),
                        Extensions.OFFSET_TIMESTAMP);
    }

    private Encoded timestamp(ColumnType.Timestamp timestamp) {
        if (timestamp.unit() == ColumnType.Unit.TICK) {
            return new Encoded(
                    Type.Int,
                    integer(64, true),
                    timestamp.utc() ? Extensions.UTC_TICKS : Extensions.TICKS);
        }
        short unit =
                switch (timestamp.unit()) {
                    case SECOND -> TimeUnit.SECOND;
                    case MILLI -> TimeUnit.MILLISECOND;
                    case MICRO -> TimeUnit.MICROSECOND;
                    case NANO, TICK -> TimeUnit.NANOSECOND;
                };
        int zone = timestamp.utc() ? builder.createString("UTC") : 0;
        return new Encoded(
                Type.Timestamp,
                org.apache.arrow.flatbuf.Timestamp.createTimestamp(builder, unit, zone));
    }

    private int integer(int bits, boolean signed) {
        return org.apache.arrow.flatbuf.Int.createInt(builder, bits, signed);
    }

    private int fixed(int width) {
        return FixedSizeBinary.createFixedSizeBinary(builder, width);
    }
}
