package dev.outrigger.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Null;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Type;
import org.junit.jupiter.api.Test;

/** Streams that no honest writer makes, put together piece by piece. */
final class HandMadeMetadataTest {
    private static final ArrowReader.Limits LIMITS = new ArrowReader.Limits(1 << 20, 64, 10_000);

    /** 8192 of them are 2 to the 32nd bytes, 4096 are 2 to the 31st. */
    private static final int WIDE = 1 << 19;

    private static byte[] message(
            byte kind, short version, ToIntFunction<FlatBufferBuilder> header, byte[] body) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int offset = header.applyAsInt(builder);
        builder.finish(Message.createMessage(builder, version, kind, offset, body.length, 0));
        byte[] metadata = builder.sizedByteArray();
        return ByteBuffer.allocate(8 + metadata.length + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-1)
                .putInt(metadata.length)
                .put(metadata)
                .put(body)
                .array();
    }

    private static byte[] schema(int fields, byte type, boolean nullable, String extension) {
        return message(
                MessageHeader.Schema,
                MetadataVersion.V5,
                b -> schema(b, fields, type, nullable, extension),
                new byte[0]);
    }

    private static int schema(
            FlatBufferBuilder builder, int count, byte type, boolean nullable, String extension) {
        int[] fields = new int[count];
        for (int i = 0; i < count; i++) {
            int name = builder.createString("f" + i);
            int metadata = 0;
            if (extension != null) {
                int key = builder.createString("ARROW:extension:name");
                int pair = KeyValue.createKeyValue(builder, key, builder.createString(extension));
                metadata =
                        org.apache.arrow.flatbuf.Field.createCustomMetadataVector(
                                builder, new int[] {pair});
            }
            int typeOffset;
            if (type == Type.Null) {
                Null.startNull(builder);
                typeOffset = Null.endNull(builder);
            } else if (type == Type.FixedSizeBinary) {
                typeOffset = FixedSizeBinary.createFixedSizeBinary(builder, WIDE);
            } else {
                typeOffset = Int.createInt(builder, 64, true);
            }
            fields[i] =
                    org.apache.arrow.flatbuf.Field.createField(
                            builder, name, nullable, type, typeOffset, 0, 0, metadata);
        }
        int vector = org.apache.arrow.flatbuf.Schema.createFieldsVector(builder, fields);
        return org.apache.arrow.flatbuf.Schema.createSchema(
                builder, Endianness.Little, vector, 0, 0);
    }

    /**
     * A batch of the same node for each field, and of the given pairs of offset and length as
     * buffers.
     */
    private static byte[] batch(long rows, int fields, long nulls, byte[] body, long... buffers) {
        return message(
                MessageHeader.RecordBatch,
                MetadataVersion.V5,
                builder -> {
                    RecordBatch.startNodesVector(builder, fields);
                    for (int i = 0; i < fields; i++) {
                        FieldNode.createFieldNode(builder, rows, nulls);
                    }
                    int nodes = builder.endVector();
                    RecordBatch.startBuffersVector(builder, buffers.length / 2);
                    for (int i = buffers.length - 2; i >= 0; i -= 2) {
                        Buffer.createBuffer(builder, buffers[i], buffers[i + 1]);
                    }
                    return RecordBatch.createRecordBatch(
                            builder, rows, nodes, builder.endVector(), 0, 0);
                },
                body);
    }

    private static void assertRefused(String message, byte[]... messages) {
        int size = Arrays.stream(messages).mapToInt(part -> part.length).sum();
        ByteBuffer stream = ByteBuffer.allocate(size);
        Arrays.stream(messages).forEach(stream::put);
        assertThatThrownBy(() -> Samples.read(stream.array(), LIMITS))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageContaining(message);
    }

    private static final byte[] ONE_LONG = schema(1, Type.Int, true, null);

    @Test
    void piecesPutTogetherSoundlyAreRead() {
        byte[] stream = new byte[ONE_LONG.length];
        System.arraycopy(ONE_LONG, 0, stream, 0, stream.length);
        byte[] batch = batch(2, 1, 0, new byte[16], 0, 0, 0, 16);
        byte[] whole = Arrays.copyOf(stream, stream.length + batch.length);
        System.arraycopy(batch, 0, whole, stream.length, batch.length);
        assertThat(Samples.values(Samples.read(whole, LIMITS).get(0).column(0)))
                .containsExactly(0L, 0L);
    }

    @Test
    void buffersOutsideOfTheBodyNameTheirFieldAndSizes() {
        assertRefused(
                "field 0 'f0': its values buffer of 16 bytes at 8 is outside of the body's 16 bytes",
                ONE_LONG,
                batch(2, 1, 0, new byte[16], 0, 0, 8, 16));
        assertRefused("outside", ONE_LONG, batch(2, 1, 0, new byte[16], 0, 0, Long.MAX_VALUE, 16));
        assertRefused("outside", ONE_LONG, batch(2, 1, 0, new byte[16], 0, 0, -8, 16));
        assertRefused(
                "outside", ONE_LONG, batch(2, 1, 0, new byte[16], 0, 0, 8, Long.MAX_VALUE - 4));
        assertRefused(
                "its validity buffer of -1 bytes",
                ONE_LONG,
                batch(2, 1, 0, new byte[16], 0, -1, 0, 16));
    }

    @Test
    void buffersThatAreTooShortForTheRowsAreRefused() {
        assertRefused(
                "its values buffer has 8 bytes; 2 rows need 16",
                ONE_LONG,
                batch(2, 1, 0, new byte[16], 0, 0, 0, 8));
        assertRefused(
                "its validity buffer has 0 bytes; 2 rows need 1",
                ONE_LONG,
                batch(2, 1, 1, new byte[16], 0, 0, 0, 16));
    }

    @Test
    void valuesThatFillMoreThanAnArrayHoldsAreRefused() {
        byte[] wide = schema(1, Type.FixedSizeBinary, true, null);
        for (int rows : new int[] {4096, 8192, 8193}) {
            assertRefused(
                    rows + " rows need " + (long) rows * WIDE,
                    wide,
                    batch(rows, 1, 0, new byte[16], 0, 0, 0, 16));
        }
    }

    @Test
    void countsThatDisagreeAreRefused() {
        assertRefused(
                "a frame of 2 columns; its schema has 1",
                ONE_LONG,
                batch(2, 2, 0, new byte[16], 0, 0, 0, 16));
        assertRefused(
                "a frame of 1 buffers; its schema needs 2",
                ONE_LONG,
                batch(2, 1, 0, new byte[16], 0, 16));
        assertRefused(
                "3 NULLs in a frame of 2 rows",
                ONE_LONG,
                batch(2, 1, 3, new byte[16], 0, 1, 0, 16));
        assertRefused(
                "its metadata count 1 NULLs, its validity buffer 2",
                ONE_LONG,
                batch(2, 1, 1, new byte[16], 0, 1, 0, 16));
        assertRefused("a frame of -1 rows", ONE_LONG, batch(-1, 1, 0, new byte[16], 0, 0, 0, 16));
        assertRefused(
                "a frame of 9223372036854775807 rows",
                ONE_LONG,
                batch(Long.MAX_VALUE, 1, 0, new byte[16], 0, 0, 0, 16));
        assertRefused(
                "field 0 'f0': not nullable, but with 1 NULLs",
                schema(1, Type.Int, false, null),
                batch(2, 1, 1, new byte[16], 0, 1, 0, 16));
    }

    @Test
    void columnsThatTakeNoBytesOnTheWireCountAgainstTheLimit() {
        assertRefused(
                "with it the frame takes more than the limit of 1048576 bytes",
                schema(60, Type.Null, true, null),
                batch(10_000, 60, 10_000, new byte[0]));
    }

    @Test
    void buffersThatOverlapCountOnceForEachColumn() {
        long[] buffers = new long[60 * 4];
        for (int i = 0; i < 60; i++) {
            buffers[4 * i + 3] = 80_000;
        }
        assertRefused(
                "with it the frame takes more than the limit",
                schema(60, Type.Int, true, null),
                batch(10_000, 60, 0, new byte[80_000], buffers));
    }

    @Test
    void extensionsOfOursOverAnotherTypeAreRefusedAndUnknownOnesAreTheTypeUnderThem() {
        assertRefused(
                "extension arrow.uuid over Arrow type Int",
                schema(1, Type.Int, true, "arrow.uuid"));
        assertThat(Samples.read(schema(1, Type.Int, true, "somebody.else"), LIMITS)).isEmpty();
    }

    @Test
    void messagesThatAreOutOfPlaceOrOfAnotherVersionAreRefused() {
        assertRefused("the stream has no schema", new byte[0]);
        assertRefused("the first message is of kind 3, no schema", batch(0, 0, 0, new byte[0]));
        assertRefused("a message of kind 1 where a record batch was to come", ONE_LONG, ONE_LONG);
        assertRefused(
                "metadata version 2",
                message(
                        MessageHeader.Schema,
                        MetadataVersion.V3,
                        b -> schema(b, 1, Type.Int, true, null),
                        new byte[0]));
        assertRefused(
                "a dictionary batch",
                ONE_LONG,
                message(
                        MessageHeader.DictionaryBatch,
                        MetadataVersion.V5,
                        b ->
                                org.apache.arrow.flatbuf.DictionaryBatch.createDictionaryBatch(
                                        b, 1, 0, false),
                        new byte[0]));
        assertRefused(
                "big-endian",
                message(
                        MessageHeader.Schema,
                        MetadataVersion.V5,
                        b -> {
                            int none =
                                    org.apache.arrow.flatbuf.Schema.createFieldsVector(
                                            b, new int[0]);
                            return org.apache.arrow.flatbuf.Schema.createSchema(
                                    b, Endianness.Big, none, 0, 0);
                        },
                        new byte[0]));
    }

    @Test
    void whatIsNoArrowStreamIsRefused() {
        assertRefused("no Arrow stream", "PK zip or any text".getBytes(StandardCharsets.US_ASCII));
        assertRefused("metadata of 4294967295 bytes", new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
        assertRefused(
                "the metadata of a message is damaged",
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(-1)
                        .putInt(8)
                        .putLong(Long.MAX_VALUE)
                        .array());
    }
}
