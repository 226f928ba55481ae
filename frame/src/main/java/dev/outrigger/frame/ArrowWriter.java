package dev.outrigger.frame;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Writes frames as one stream of Arrow's IPC format. What is written leaves when the output's
 * buffer is full, with {@link #flush} and with {@link #close}. Not thread-safe. A failure to write
 * is an UncheckedIOException, after which the stream is of no use.
 */
public final class ArrowWriter implements AutoCloseable {
    static final int CONTINUATION = 0xffff_ffff;

    private final BodyOutput out;
    private final Schema schema;
    private boolean closed;
    private boolean broken;

    public ArrowWriter(OutputStream out, Schema schema) {
        this(ByteSink.before(out), schema);
    }

    public ArrowWriter(ByteSink out, Schema schema) {
        this.out = new BodyOutput(out);
        this.schema = schema;
        try {
            writeMetadata(SchemaEncoder.encode(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requires a frame of the writer's schema, without NULLs where a field is not nullable. */
    public void write(Frame frame) {
        requireOpen();
        check(frame);
        List<ColumnBody> bodies = new ArrayList<>();
        for (Column column : frame.columns()) {
            bodies.add(ColumnBody.of(column));
        }
        // A frame cut short cannot be followed by anything that a reader would understand.
        broken = true;
        try {
            writeMetadata(metadata(frame, bodies));
            for (ColumnBody body : bodies) {
                body.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broken = false;
    }

    private void requireOpen() {
        if (closed || broken) {
            throw new IllegalStateException(
                    closed ? "the writer is closed" : "an earlier frame was not written");
        }
    }

    private void check(Frame frame) {
        if (!frame.schema().equals(schema)) {
            throw new IllegalArgumentException(
                    "a frame of " + frame.schema() + " in a stream of " + schema);
        }
        for (int i = 0; i < schema.size(); i++) {
            if (!schema.field(i).nullable() && frame.column(i).nullCount() > 0) {
                throw new IllegalArgumentException(
                        "field "
                                + i
                                + " '"
                                + schema.field(i).name()
                                + "' is not nullable and has "
                                + frame.column(i).nullCount()
                                + " NULLs");
            }
        }
    }

    private static ByteBuffer metadata(Frame frame, List<ColumnBody> bodies) {
        FlatBufferBuilder builder = new FlatBufferBuilder(256 + 64 * bodies.size());
        RecordBatch.startNodesVector(builder, bodies.size());
        for (int i = bodies.size() - 1; i >= 0; i--) {
            FieldNode.createFieldNode(builder, frame.rows(), frame.column(i).nullCount());
        }
        int nodes = builder.endVector();
        List<Long> lengths = new ArrayList<>();
        bodies.forEach(body -> lengths.addAll(body.lengths()));
        long end = lengths.stream().mapToLong(BodyOutput::padded).sum();
        long offset = end;
        RecordBatch.startBuffersVector(builder, lengths.size());
        for (int i = lengths.size() - 1; i >= 0; i--) {
            offset -= BodyOutput.padded(lengths.get(i));
            Buffer.createBuffer(builder, offset, lengths.get(i));
        }
        int buffers = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, frame.rows());
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, buffers);
        int batch = RecordBatch.endRecordBatch(builder);
        builder.finish(
                Message.createMessage(
                        builder, MetadataVersion.V5, MessageHeader.RecordBatch, batch, end, 0));
        return builder.dataBuffer();
    }

    private void writeMetadata(ByteBuffer metadata) throws IOException {
        int size = metadata.remaining();
        out.writeInt(CONTINUATION);
        out.writeInt((int) BodyOutput.padded(size));
        out.write(metadata.array(), metadata.arrayOffset() + metadata.position(), size);
    }

    /** Sends on what is written, so that a reader at the other end has every frame so far. */
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the stream, flushes the output, and leaves it open. */
    @Override
    public void close() {
        if (!closed && !broken) {
            end();
            flush();
        }
        closed = true;
    }

    /** Ends the stream without a flush: its end may leave with what comes behind it. */
    public void end() {
        requireOpen();
        closed = true;
        try {
            out.writeInt(CONTINUATION);
            out.writeInt(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
