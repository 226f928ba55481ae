package dev.outrigger.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * Takes the messages of a stream apart: a prefix, the metadata, a body. A collected body's array
 * serves the next one too.
 */
final class MessageInput {
    private static final byte[] NOTHING = new byte[0];
    private static final int STEP_BYTES = 1 << 16;
    private static final int ARRAY_MAX = Integer.MAX_VALUE - 16;

    private final ByteSource in;
    private final long limit;
    private final byte[] prefix = new byte[4];
    private Message metadata;
    private BodyInput body;

    MessageInput(ByteSource in, long limit) {
        this.in = in;
        this.limit = Math.min(limit, ARRAY_MAX);
    }

    /** Reads the next message; false at the end of the stream. */
    boolean next() {
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean read() throws IOException {
        if (body != null) {
            body.skip();
        }
        int count = read(prefix, 0, 4);
        if (count == 0) {
            return false;
        }
        int marker = prefixInt(count);
        if (marker != ArrowWriter.CONTINUATION) {
            throw new CorruptFrameException(
                    "a message starts with 0x"
                            + Integer.toHexString(marker)
                            + " instead of 0xffffffff: the framing used before Arrow 0.15, or no Arrow stream");
        }
        int size = prefixInt(read(prefix, 0, 4));
        if (size == 0) {
            return false;
        }
        if (size < 0 || size > limit) {
            throw new CorruptFrameException(
                    "a message's metadata of "
                            + (size & 0xffff_ffffL)
                            + " bytes; the limit is "
                            + limit);
        }
        byte[] bytes = metadata(size);
        metadata = Flatbuffers.read("message", () -> header(bytes, size));
        long length = Flatbuffers.read("message", metadata::bodyLength);
        if (length < 0 || length > limit) {
            throw new CorruptFrameException(
                    "a message's body of " + length + " bytes; the limit is " + limit);
        }
        body = new BodyInput(in, (int) length, body == null ? NOTHING : body.collected());
        return true;
    }

    /** As many bytes as there are of those that are wanted. */
    private int read(byte[] to, int offset, int count) throws IOException {
        int filled = 0;
        while (filled < count) {
            ByteBuffer piece = in.next(count - filled);
            int step = Math.min(piece.remaining(), count - filled);
            if (step == 0) {
                break;
            }
            piece.get(to, offset + filled, step);
            filled += step;
        }
        return filled;
    }

    private static Message header(byte[] bytes, int size) {
        Message message =
                Message.getRootAsMessage(
                        ByteBuffer.wrap(bytes, 0, size).slice().order(ByteOrder.LITTLE_ENDIAN));
        short version = message.version();
        if (version != MetadataVersion.V5 && version != MetadataVersion.V4) {
            throw new CorruptFrameException(
                    "metadata version " + version + " is neither V4 nor V5");
        }
        return message;
    }

    private int prefixInt(int count) {
        if (count < 4) {
            throw new CorruptFrameException("the stream ends within a message's prefix");
        }
        return ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** Grows with what has arrived, so that a length alone takes no memory. */
    private byte[] metadata(int size) throws IOException {
        byte[] bytes = NOTHING;
        int filled = 0;
        while (filled < size) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(size, 4L * filled + STEP_BYTES));
            }
            int wanted = bytes.length - filled;
            int count = read(bytes, filled, wanted);
            filled += count;
            if (count < wanted) {
                throw new CorruptFrameException(
                        "the stream ends within a message's metadata, after "
                                + filled
                                + " of "
                                + size
                                + " bytes");
            }
        }
        return bytes;
    }

    Message metadata() {
        return metadata;
    }

    /** Valid until the next message. */
    BodyInput body() {
        return body;
    }

    void release() {
        body = null;
    }
}
