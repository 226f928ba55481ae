package dev.outrigger.frame;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads one stream of Arrow's IPC format, from a peer that is not trusted: every length, offset and
 * value that a frame relies on is checked, and memory is taken as bytes arrive. Reads no byte
 * beyond the end of the stream. Not thread-safe. What is wrong with the stream is a {@link
 * CorruptFrameException}, a failure to read an UncheckedIOException; after either the stream cannot
 * be read on.
 */
public final class ArrowReader implements FrameStream {
    /**
     * What a stream may ask for.
     *
     * @param messageBytes the bytes of a message's metadata, of its body, and of the columns made
     *     from it, each
     * @param columns the fields of a schema
     * @param rows the rows of one frame
     */
    public record Limits(long messageBytes, int columns, int rows) {
        private static final int ROWS_MAX = Integer.MAX_VALUE - 16;

        /** 1 GiB, 4096 columns, 67,108,864 rows. */
        public static final Limits DEFAULT = new Limits(1L << 30, 4096, 1 << 26);

        public Limits {
            if (messageBytes < 1 || columns < 0 || rows < 0 || rows > ROWS_MAX) {
                throw new IllegalArgumentException(
                        "no limits of "
                                + messageBytes
                                + " bytes, "
                                + columns
                                + " columns and "
                                + rows
                                + " rows");
            }
        }
    }

    private final MessageInput in;
    private final Limits limits;
    private final List<WireField> fields;
    private final Schema schema;
    private boolean ended;
    private boolean broken;
    private boolean closed;

    /** Blocks until the schema has been read. */
    public ArrowReader(InputStream in, Limits limits) {
        this(ByteSource.of(in), limits);
    }

    /** Likewise. */
    public ArrowReader(ByteSource in, Limits limits) {
        this.in = new MessageInput(in, limits.messageBytes());
        this.limits = limits;
        if (!this.in.next()) {
            throw new CorruptFrameException("the stream has no schema: it ends at once");
        }
        this.fields = SchemaDecoder.decode(this.in.metadata(), limits);
        this.schema = new Schema(fields.stream().map(WireField::field).toList());
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Frame> next() {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        if (broken) {
            throw new CorruptFrameException("the stream cannot be read beyond an earlier error");
        }
        if (ended) {
            return Optional.empty();
        }
        broken = true;
        Optional<Frame> frame = read();
        broken = false;
        ended = frame.isEmpty();
        return frame;
    }

    private Optional<Frame> read() {
        if (!in.next()) {
            return Optional.empty();
        }
        BatchMetadata batch = BatchMetadata.decode(in.metadata(), fields, limits);
        List<Column> columns =
                new BatchDecoder(batch, in.body(), limits.messageBytes()).columns(fields);
        return Optional.of(new Frame(schema, batch.rows(), columns));
    }

    /** Lets go of the reader's buffers; does not close the input. */
    @Override
    public void close() {
        closed = true;
        in.release();
    }
}
