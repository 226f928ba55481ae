package dev.outrigger.frame;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes arrays in Arrow's byte order; each array is padded to 8 bytes. */
final class BodyOutput {
    private final ByteSink sink;

    BodyOutput(ByteSink sink) {
        this.sink = sink;
    }

    static long padded(long bytes) {
        return bytes + 7 & ~7L;
    }

    void flush() throws IOException {
        sink.flush();
    }

    /** A buffer with room for a value of so many bytes. */
    private ByteBuffer room(int bytes) throws IOException {
        ByteBuffer buffer = sink.buffer();
        if (buffer.remaining() >= bytes) {
            return buffer;
        }
        sink.empty();
        return sink.buffer();
    }

    /** Four bytes, not padded: the parts of a message's prefix. */
    void writeInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int i = offset; i < end; ) {
            ByteBuffer buffer = room(1);
            int count = Math.min(buffer.remaining(), end - i);
            buffer.put(bytes, i, count);
            i += count;
        }
        pad(length);
    }

    void write(short[] values, int length) throws IOException {
        for (int i = 0; i < length; ) {
            ByteBuffer buffer = room(Short.BYTES);
            int count = Math.min(buffer.remaining() / Short.BYTES, length - i);
            buffer.asShortBuffer().put(values, i, count);
            i += taken(buffer, count, Short.BYTES);
        }
        pad((long) length * Short.BYTES);
    }

    void write(int[] values, int length) throws IOException {
        for (int i = 0; i < length; ) {
            ByteBuffer buffer = room(Integer.BYTES);
            int count = Math.min(buffer.remaining() / Integer.BYTES, length - i);
            buffer.asIntBuffer().put(values, i, count);
            i += taken(buffer, count, Integer.BYTES);
        }
        pad((long) length * Integer.BYTES);
    }

    void writeLess(int[] values, int length, int subtrahend) throws IOException {
        for (int i = 0; i < length; ) {
            ByteBuffer buffer = room(Integer.BYTES);
            int count = Math.min(buffer.remaining() / Integer.BYTES, length - i);
            for (int k = 0; k < count; k++) {
                buffer.putInt(values[i + k] - subtrahend);
            }
            i += count;
        }
        pad((long) length * Integer.BYTES);
    }

    void write(long[] values, int length) throws IOException {
        for (int i = 0; i < length; ) {
            ByteBuffer buffer = room(Long.BYTES);
            int count = Math.min(buffer.remaining() / Long.BYTES, length - i);
            buffer.asLongBuffer().put(values, i, count);
            i += taken(buffer, count, Long.BYTES);
        }
    }

    /** Values of 128 bits; high is null when each is its low word. */
    void write(long[] low, long[] high, int length) throws IOException {
        for (int i = 0; i < length; ) {
            ByteBuffer buffer = room(2 * Long.BYTES);
            int count = Math.min(buffer.remaining() / (2 * Long.BYTES), length - i);
            for (int k = i; k < i + count; k++) {
                buffer.putLong(low[k]);
                buffer.putLong(high == null ? low[k] >> 63 : high[k]);
            }
            i += count;
        }
    }

    void write(float[] values, int length) throws IOException {
        for (int i = 0; i < length; ) {
            ByteBuffer buffer = room(Float.BYTES);
            int count = Math.min(buffer.remaining() / Float.BYTES, length - i);
            buffer.asFloatBuffer().put(values, i, count);
            i += taken(buffer, count, Float.BYTES);
        }
        pad((long) length * Float.BYTES);
    }

    void write(double[] values, int length) throws IOException {
        for (int i = 0; i < length; ) {
            ByteBuffer buffer = room(Double.BYTES);
            int count = Math.min(buffer.remaining() / Double.BYTES, length - i);
            buffer.asDoubleBuffer().put(values, i, count);
            i += taken(buffer, count, Double.BYTES);
        }
    }

    /** What a view of the buffer has been given counts for the buffer too. */
    private static int taken(ByteBuffer buffer, int count, int bytesEach) {
        buffer.position(buffer.position() + count * bytesEach);
        return count;
    }

    private void pad(long written) throws IOException {
        int missing = (int) (padded(written) - written);
        ByteBuffer buffer = room(missing);
        for (int i = 0; i < missing; i++) {
            buffer.put((byte) 0);
        }
    }
}
