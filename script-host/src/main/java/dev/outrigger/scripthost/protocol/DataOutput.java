package dev.outrigger.scripthost.protocol;

import dev.outrigger.frame.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The bytes of one stream, as frames of data and, once closed, of its end; pieces are made in the
 * shared slots where there is room. Not thread-safe. A small end of it may be held back until
 * {@link WireOutput#flush} or the next message.
 */
public final class DataOutput implements ByteSink, AutoCloseable {
    private final WireOutput out;
    private final FrameKind kind;
    private final FrameKind end;

    /** Begins with the head of the frame that it will be. */
    private final ByteBuffer piece;

    private final Optional<SharedSlots> shared;
    private Optional<ByteBuffer> slot = Optional.empty();
    private boolean closed;

    /** kind: of the pieces; end: of the frame that ends them. */
    DataOutput(
            WireOutput out,
            FrameKind kind,
            FrameKind end,
            ByteBuffer piece,
            Optional<SharedSlots> shared)
            throws IOException {
        this.out = out;
        this.kind = kind;
        this.end = end;
        this.piece = piece;
        this.shared = shared;
        begin();
    }

    private void begin() throws IOException {
        piece.clear().position(WireOutput.HEAD_BYTES);
        slot = shared.isPresent() ? shared.get().room() : Optional.empty();
    }

    @Override
    public ByteBuffer buffer() {
        return slot.orElse(piece);
    }

    @Override
    public void empty() throws IOException {
        send(false);
    }

    private void send(boolean hold) throws IOException {
        int inSlot = slot.map(ByteBuffer::position).orElse(0);
        if (inSlot >= SharedSlots.PIECE_MIN_BYTES) {
            out.tell(shared.get().fill(), inSlot);
        } else {
            slot.ifPresent(small -> piece.put(small.flip()));
            sendPiece(hold);
        }
        if (!closed) {
            begin();
        }
    }

    private void sendPiece(boolean hold) throws IOException {
        int length = piece.position() - WireOutput.HEAD_BYTES;
        if (length > 0) {
            piece.put(0, (byte) kind.code());
            // A head is big-endian, what it leads little-endian.
            piece.putInt(1, Integer.reverseBytes(length));
            out.write(piece, hold);
        }
    }

    @Override
    public void flush() throws IOException {
        send(false);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            send(true);
            out.hold(end);
        }
    }
}
