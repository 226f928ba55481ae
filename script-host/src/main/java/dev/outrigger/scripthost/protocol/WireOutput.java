package dev.outrigger.scripthost.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** Writes frames. Thread-safe: a frame is written whole. Blocks while the pipe is full. */
public final class WireOutput {
    static final int HEAD_BYTES = 5;

    /**
     * Small enough for printed text to pass between two pieces of data, large enough to cost
     * nothing.
     */
    private static final int PIECE_BYTES = SharedSlots.SLOT_BYTES;

    private static final int ANSWER_PIECE_BYTES = 1 << 16;

    private static final int HELD_BYTES = 1 << 14;

    private final WritableByteChannel out;
    private final Optional<SharedSlots> shared;

    /** Outside of the heap, as is the piece: what the heap has is copied once more on its way. */
    private final ByteBuffer held = ByteBuffer.allocateDirect(HELD_BYTES);

    private ByteBuffer piece;
    private ByteBuffer answerPiece;

    /** shared: what large pieces of data go through. */
    public WireOutput(WritableByteChannel out, Optional<SharedSlots> shared) {
        this.out = out;
        this.shared = shared;
    }

    public void write(FrameKind kind, byte[] bytes, int offset, int length) throws IOException {
        write(kind, bytes, offset, length, true);
    }

    public void write(Message message) throws IOException {
        byte[] json = Messages.encode(message);
        write(FrameKind.CONTROL, json, 0, json.length, true);
    }

    /** Writes a message behind which more follows: each write wakes the other end up. */
    public void hold(Message message) throws IOException {
        byte[] json = Messages.encode(message);
        write(FrameKind.CONTROL, json, 0, json.length, false);
    }

    private synchronized void write(
            FrameKind kind, byte[] bytes, int offset, int length, boolean flush)
            throws IOException {
        if (length > kind.maxBytes()) {
            throw new WireException(
                    "a frame "
                            + kind
                            + " of "
                            + length
                            + " bytes; the limit is "
                            + kind.maxBytes());
        }
        if (held.remaining() < HEAD_BYTES) {
            flush();
        }
        held.put((byte) kind.code()).putInt(length);
        for (int at = offset, end = offset + length; at < end; ) {
            if (!held.hasRemaining()) {
                flush();
            }
            int step = Math.min(end - at, held.remaining());
            held.put(bytes, at, step);
            at += step;
        }
        if (flush) {
            flush();
        }
    }

    /** An empty frame, held. */
    void hold(FrameKind kind) throws IOException {
        write(kind, new byte[0], 0, 0, false);
    }

    /** About a query of the host's. */
    public void answer(Message message) throws IOException {
        byte[] json = Messages.encode(message);
        write(FrameKind.ANSWER, json, 0, json.length, true);
    }

    /**
     * Keeps the shared memory there, if there is one, until {@link #leave}: data is put into it.
     */
    public void enter() throws WireException {
        if (shared.isPresent()) {
            shared.get().enter();
        }
    }

    public void leave() {
        shared.ifPresent(SharedSlots::leave);
    }

    /** Sends on what is held. */
    public synchronized void flush() throws IOException {
        send(held);
    }

    private void send(ByteBuffer buffer) throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        } finally {
            buffer.clear();
        }
    }

    /** The bytes of one stream. One at a time, by one thread. */
    public DataOutput openData() throws IOException {
        if (piece == null) {
            piece = piece(PIECE_BYTES);
        }
        return new DataOutput(this, FrameKind.DATA, FrameKind.END, piece, shared);
    }

    /** Likewise, as frames ANSWER_DATA and ANSWER_END, beside the other. */
    public DataOutput openAnswer() throws IOException {
        if (answerPiece == null) {
            answerPiece = piece(ANSWER_PIECE_BYTES);
        }
        return new DataOutput(
                this, FrameKind.ANSWER_DATA, FrameKind.ANSWER_END, answerPiece, Optional.empty());
    }

    private static ByteBuffer piece(int bytes) {
        return ByteBuffer.allocateDirect(HEAD_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Tells that a slot is filled. */
    void tell(long number, int length) throws IOException {
        byte[] told = ByteBuffer.allocate(8).putInt((int) number).putInt(length).array();
        write(FrameKind.SHARED, told, 0, told.length, true);
    }

    /** A whole frame with its head; a small one may be held. */
    synchronized void write(ByteBuffer frame, boolean hold) throws IOException {
        if (hold && frame.position() <= held.remaining()) {
            held.put(frame.flip());
            frame.clear();
            return;
        }
        flush();
        send(frame);
    }
}
