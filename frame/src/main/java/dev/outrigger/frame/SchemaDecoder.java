package dev.outrigger.frame;

import dev.outrigger.frame.WireField.Layout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Type;

/** Reads the first message of a stream. */
final class SchemaDecoder {
    private static final byte[] EXTENSION_KEY =
            Extensions.NAME_KEY.getBytes(StandardCharsets.US_ASCII);
    private static final int EXTENSION_NAME_BYTES_MAX = 256;

    /**
     * What names and metadata may take together: each has bytes of its own in the message, so
     * hardly more than it has.
     */
    private long budget;

    private SchemaDecoder(long budget) {
        this.budget = budget;
    }

    static List<WireField> decode(Message message, ArrowReader.Limits limits) {
        return Flatbuffers.read(
                "schema",
                () ->
                        new SchemaDecoder(message.getByteBuffer().capacity())
                                .fields(message, limits));
    }

    private List<WireField> fields(Message message, ArrowReader.Limits limits) {
        if (message.headerType() != MessageHeader.Schema) {
            throw new CorruptFrameException(
                    "the first message is of kind " + message.headerType() + ", no schema");
        }
        if (message.bodyLength() != 0) {
            throw new CorruptFrameException(
                    "a schema with a body of " + message.bodyLength() + " bytes");
        }
        org.apache.arrow.flatbuf.Schema schema =
                (org.apache.arrow.flatbuf.Schema)
                        message.header(new org.apache.arrow.flatbuf.Schema());
        if (schema.endianness() != Endianness.Little) {
            throw new CorruptFrameException(
                    "the stream is big-endian; only little-endian streams are supported");
        }
        int count = schema.fieldsLength();
        if (count < 0 || count > limits.columns()) {
            throw new CorruptFrameException(
                    "a schema of " + count + " fields; the limit is " + limits.columns());
        }
        List<WireField> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(field(i, schema.fields(i)));
        }
        return fields;
    }

    private WireField field(int index, org.apache.arrow.flatbuf.Field field) {
        ByteBuffer nameBytes = field.nameAsByteBuffer();
        String name = "";
        if (nameBytes != null) {
            take(nameBytes.remaining());
            name = Flatbuffers.text(nameBytes);
        }
        String where = WireField.describe(index, name);
        if (field.dictionary() != null) {
            throw new CorruptFrameException(
                    where
                            + ": dictionary-encoded values (categories) are not supported; send the values themselves");
        }
        Decoded decoded = TypeDecoder.decode(where, field, extension(field));
        if (field.childrenLength() != 0) {
            throw new CorruptFrameException(
                    where + ": " + field.childrenLength() + " children of a type that has none");
        }
        boolean nullable = field.nullable() || decoded.layout() == Layout.NULL;
        return new WireField(
                index,
                new Field(name, decoded.type(), nullable),
                decoded.layout(),
                decoded.factor());
    }

    private String extension(org.apache.arrow.flatbuf.Field field) {
        int count = field.customMetadataLength();
        take(count);
        for (int i = 0; i < count; i++) {
            KeyValue pair = field.customMetadata(i);
            ByteBuffer key = pair.keyAsByteBuffer();
            ByteBuffer value = pair.valueAsByteBuffer();
            if (key != null
                    && value != null
                    && key.equals(ByteBuffer.wrap(EXTENSION_KEY))
                    && value.remaining() <= EXTENSION_NAME_BYTES_MAX) {
                return Flatbuffers.text(value);
            }
        }
        return "";
    }

    private void take(int amount) {
        budget -= amount;
        if (amount < 0 || budget < 0) {
            throw new CorruptFrameException(
                    "names and metadata of a schema that are longer than its message");
        }
    }

    record Decoded(ColumnType type, Layout layout, int factor) {
        Decoded(ColumnType type, Layout layout) {
            this(type, layout, 1);
        }
    }

    static String typeName(int code) {
        return code >= 0 && code < Type.names.length ? Type.name(code) : "number " + code;
    }
}
