package dev.outrigger.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes arrays in Arrow's byte order, through one chunk of bounded size; each array is padded to 8
 * bytes.
 */
final class BodyOutput {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final byte[] PADDING = new byte[8];

    private final OutputStream out;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final ByteBuffer view = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);

    BodyOutput(OutputStream out) {
        this.out = out;
    }

    static long padded(long bytes) {
        return bytes + 7 & ~7L;
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Four bytes, not padded: the parts of a message's prefix. */
    void writeInt(int value) throws IOException {
        view.putInt(0, value);
        out.write(chunk, 0, Integer.BYTES);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        pad(length);
    }

    void write(short[] values, int length) throws IOException {
        int step = CHUNK_BYTES / Short.BYTES;
        for (int i = 0; i < length; i += step) {
            int count = Math.min(step, length - i);
            view.asShortBuffer().put(values, i, count);
            out.write(chunk, 0, count * Short.BYTES);
        }
        pad((long) length * Short.BYTES);
    }

    void write(int[] values, int length) throws IOException {
        int step = CHUNK_BYTES / Integer.BYTES;
        for (int i = 0; i < length; i += step) {
            int count = Math.min(step, length - i);
            view.asIntBuffer().put(values, i, count);
            out.write(chunk, 0, count * Integer.BYTES);
        }
        pad((long) length * Integer.BYTES);
    }

    void writeLess(int[] values, int length, int subtrahend) throws IOException {
        int step = CHUNK_BYTES / Integer.BYTES;
        for (int i = 0; i < length; i += step) {
            int count = Math.min(step, length - i);
            for (int k = 0; k < count; k++) {
                view.putInt(k * Integer.BYTES, values[i + k] - subtrahend);
            }
            out.write(chunk, 0, count * Integer.BYTES);
        }
        pad((long) length * Integer.BYTES);
    }

    void write(long[] values, int length) throws IOException {
        int step = CHUNK_BYTES / Long.BYTES;
        for (int i = 0; i < length; i += step) {
            int count = Math.min(step, length - i);
            view.asLongBuffer().put(values, i, count);
            out.write(chunk, 0, count * Long.BYTES);
        }
        pad((long) length * Long.BYTES);
    }

    /** Values of 128 bits; high is null when each is its low word. */
    void write(long[] low, long[] high, int length) throws IOException {
        int step = CHUNK_BYTES / (2 * Long.BYTES);
        for (int i = 0; i < length; i += step) {
            int count = Math.min(step, length - i);
            for (int k = 0; k < count; k++) {
                long word = low[i + k];
                view.putLong(k * 16, word);
                view.putLong(k * 16 + 8, high == null ? word >> 63 : high[i + k]);
            }
            out.write(chunk, 0, count * 16);
        }
    }

    void write(float[] values, int length) throws IOException {
        int step = CHUNK_BYTES / Float.BYTES;
        for (int i = 0; i < length; i += step) {
            int count = Math.min(step, length - i);
            view.asFloatBuffer().put(values, i, count);
            out.write(chunk, 0, count * Float.BYTES);
        }
        pad((long) length * Float.BYTES);
    }

    void write(double[] values, int length) throws IOException {
        int step = CHUNK_BYTES / Double.BYTES;
        for (int i = 0; i < length; i += step) {
            int count = Math.min(step, length - i);
            view.asDoubleBuffer().put(values, i, count);
            out.write(chunk, 0, count * Double.BYTES);
        }
    }

    private void pad(long written) throws IOException {
        out.write(PADDING, 0, (int) (padded(written) - written));
    }
}
