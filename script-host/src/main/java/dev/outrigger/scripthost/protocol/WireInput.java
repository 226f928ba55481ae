package dev.outrigger.scripthost.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads frames: a byte for the kind, four for the length (big-endian), the payload. Not
 * thread-safe.
 */
public final class WireInput {
    private static final int BUFFER_BYTES = 1 << 16;

    /** An end that only tells a length takes no more memory than this. */
    private static final int STEP_BYTES = 1 << 20;

    private static final int PIECE_BYTES = SharedSlots.SLOT_BYTES;

    private static final int SPARE_PIECES = 4;

    private final ReadableByteChannel in;
    private final int controlMax;
    private final Optional<SharedSlots> shared;

    /** Outside of the heap, where the system puts what it reads; ready to be taken from. */
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();

    /** Used again and again, data stays where the processor has it at hand. */
    private final BlockingQueue<ByteBuffer> spare = new ArrayBlockingQueue<>(SPARE_PIECES);

    /**
     * controlMax: the longest message that this end takes, in bytes; shared: where large pieces of
     * data may lie.
     */
    public WireInput(ReadableByteChannel in, int controlMax, Optional<SharedSlots> shared) {
        this.in = in;
        this.controlMax = controlMax;
        this.shared = shared;
    }

    /** The next frame; empty when the other end has closed the pipe between two frames. */
    public Optional<WireFrame> next() throws IOException {
        if (!buffer.hasRemaining() && !read()) {
            return Optional.empty();
        }
        FrameKind kind = FrameKind.of(buffer.get() & 0xff);
        while (buffer.remaining() < Integer.BYTES) {
            require(read());
        }
        int length = buffer.getInt();
        int max = kind.isMessage() ? controlMax : kind.maxBytes();
        if (length < 0 || length > max) {
            throw new WireException(
                    "a frame "
                            + kind
                            + " of "
                            + (length & 0xffff_ffffL)
                            + " bytes; the limit is "
                            + max);
        }
        if (kind == FrameKind.SHARED) {
            return Optional.of(told(payload(length)));
        }
        boolean piece =
                kind == FrameKind.DATA && length > buffer.remaining() && length <= PIECE_BYTES;
        return Optional.of(new WireFrame(kind, piece ? piece(length) : payload(length), false));
    }

    /** The piece of data that a frame SHARED tells of. */
    private WireFrame told(ByteBuffer told) throws IOException {
        if (shared.isEmpty() || told.remaining() != 8) {
            throw new WireException("a piece in shared memory, of which there is none");
        }
        SharedSlots slots = shared.get();
        ByteBuffer piece = slots.told(told.getInt(), told.getInt(), this::spare);
        if (!slots.lasting()) {
            slots.take();
        }
        return new WireFrame(FrameKind.DATA, piece, slots.lasting());
    }

    private ByteBuffer spare() {
        ByteBuffer taken = spare.poll();
        return taken == null ? ByteBuffer.allocateDirect(PIECE_BYTES) : taken;
    }

    /**
     * Takes back the payload of a frame that nobody looks at any more. From any thread, in the
     * order in which they came.
     */
    public void giveBack(WireFrame frame) throws WireException {
        if (frame.shared()) {
            shared.orElseThrow().take();
        } else if (frame.payload().isDirect()) {
            // One that finds no room is not needed.
            spare.offer(frame.payload());
        }
    }

    private ByteBuffer piece(int length) throws IOException {
        ByteBuffer piece = spare();
        piece.clear().limit(length).put(buffer);
        while (piece.hasRemaining()) {
            require(in.read(piece) >= 0);
        }
        return piece.flip();
    }

    private ByteBuffer payload(int length) throws IOException {
        byte[] payload = new byte[Math.min(length, STEP_BYTES)];
        int filled = 0;
        while (filled < length) {
            if (filled == payload.length) {
                payload = Arrays.copyOf(payload, (int) Math.min(length, 4L * filled));
            }
            if (!buffer.hasRemaining()) {
                require(read());
            }
            int step = Math.min(payload.length - filled, buffer.remaining());
            buffer.get(payload, filled, step);
            filled += step;
        }
        return ByteBuffer.wrap(payload);
    }

    private static void require(boolean more) throws WireException {
        if (!more) {
            throw new WireException("the pipe ends within a frame");
        }
    }

    /** Behind what is left in the buffer; false at the end of the pipe. */
    private boolean read() throws IOException {
        buffer.compact();
        try {
            return in.read(buffer) >= 0;
        } finally {
            buffer.flip();
        }
    }
}
