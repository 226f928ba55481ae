package dev.outrigger.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A message's body: its buffers are read in their order, straight to where they stay. Not
 * thread-safe.
 */
final class BodyInput {
    /** Larger bodies are collected first: their length alone shall take no memory. */
    static final int STREAMED_MAX = 4 << 20;

    private final ByteSource source;
    private final int length;
    private final ByteBuffer straddling =
            ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private byte[] collected;
    private ByteBuffer whole;
    private int at;

    /** collected: memory that may be used again, or an empty array. */
    BodyInput(ByteSource source, int length, byte[] collected) {
        this.source = source;
        this.length = length;
        this.collected = collected;
    }

    int length() {
        return length;
    }

    /** Makes it possible to go to any offset. */
    void collect() {
        int filled = 0;
        while (filled < length) {
            if (filled == collected.length) {
                long larger = Math.max(4L * filled, STREAMED_MAX);
                collected = Arrays.copyOf(collected, (int) Math.min(length, larger));
            }
            int step = Math.min(length, collected.length) - filled;
            read(collected, filled, step);
            filled += step;
        }
        whole = ByteBuffer.wrap(collected, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] collected() {
        return collected;
    }

    /** Goes on to an offset that is not before what has been read, unless the body is collected. */
    void seek(int offset) {
        if (whole != null) {
            whole.position(offset);
            return;
        }
        while (at < offset) {
            ByteBuffer piece = piece(offset - at);
            int step = Math.min(piece.remaining(), offset - at);
            piece.position(piece.position() + step);
            at += step;
        }
    }

    /** Goes on by so many bytes. */
    void pass(int bytes) {
        seek((whole == null ? at : whole.position()) + bytes);
    }

    /** To the end of the body. */
    void skip() {
        if (whole == null) {
            seek(length);
        }
    }

    private ByteBuffer piece(int wanted) {
        if (whole != null) {
            return whole;
        }
        try {
            ByteBuffer piece = source.next(wanted);
            if (!piece.hasRemaining()) {
                throw new CorruptFrameException(
                        "the stream ends within a message's body, after "
                                + at
                                + " of "
                                + length
                                + " bytes");
            }
            return piece;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many values of a piece can be read at once; moves on behind them. */
    private int taken(ByteBuffer piece, int count, int bytesEach) {
        piece.position(piece.position() + count * bytesEach);
        at += count * bytesEach;
        return count;
    }

    private static int atOnce(ByteBuffer piece, int left, int bytesEach) {
        return Math.min(piece.remaining() / bytesEach, left);
    }

    /** A value that lies in two pieces. */
    private ByteBuffer straddling(int bytes) {
        straddling.clear().limit(bytes);
        while (straddling.hasRemaining()) {
            straddling.put(piece(straddling.remaining()).get());
            at++;
        }
        return straddling.flip();
    }

    /** The next bytes, to look at: of a collected body where they lie, else a copy. */
    ByteBuffer view(int count) {
        if (whole != null) {
            return whole.slice(whole.position(), count).order(ByteOrder.LITTLE_ENDIAN);
        }
        byte[] bytes = new byte[count];
        read(bytes, 0, count);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void read(byte[] to, int offset, int count) {
        for (int i = 0; i < count; ) {
            ByteBuffer piece = piece(count - i);
            int step = Math.min(piece.remaining(), count - i);
            piece.get(to, offset + i, step);
            at += step;
            i += step;
        }
    }

    void read(short[] to) {
        for (int i = 0; i < to.length; ) {
            ByteBuffer piece = piece((to.length - i) * Short.BYTES);
            int count = atOnce(piece, to.length - i, Short.BYTES);
            if (count == 0) {
                to[i++] = straddling(Short.BYTES).getShort();
            } else {
                piece.asShortBuffer().get(to, i, count);
                i += taken(piece, count, Short.BYTES);
            }
        }
    }

    void read(int[] to, int length) {
        for (int i = 0; i < length; ) {
            ByteBuffer piece = piece((length - i) * Integer.BYTES);
            int count = atOnce(piece, length - i, Integer.BYTES);
            if (count == 0) {
                to[i++] = straddling(Integer.BYTES).getInt();
            } else {
                piece.asIntBuffer().get(to, i, count);
                i += taken(piece, count, Integer.BYTES);
            }
        }
    }

    void read(long[] to, int length) {
        for (int i = 0; i < length; ) {
            ByteBuffer piece = piece((length - i) * Long.BYTES);
            int count = atOnce(piece, length - i, Long.BYTES);
            if (count == 0) {
                to[i++] = straddling(Long.BYTES).getLong();
            } else {
                piece.asLongBuffer().get(to, i, count);
                i += taken(piece, count, Long.BYTES);
            }
        }
    }

    void read(float[] to) {
        for (int i = 0; i < to.length; ) {
            ByteBuffer piece = piece((to.length - i) * Float.BYTES);
            int count = atOnce(piece, to.length - i, Float.BYTES);
            if (count == 0) {
                to[i++] = straddling(Float.BYTES).getFloat();
            } else {
                piece.asFloatBuffer().get(to, i, count);
                i += taken(piece, count, Float.BYTES);
            }
        }
    }

    void read(double[] to) {
        for (int i = 0; i < to.length; ) {
            ByteBuffer piece = piece((to.length - i) * Double.BYTES);
            int count = atOnce(piece, to.length - i, Double.BYTES);
            if (count == 0) {
                to[i++] = straddling(Double.BYTES).getDouble();
            } else {
                piece.asDoubleBuffer().get(to, i, count);
                i += taken(piece, count, Double.BYTES);
            }
        }
    }
}
