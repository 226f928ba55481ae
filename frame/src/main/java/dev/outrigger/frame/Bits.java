package dev.outrigger.frame;

/** Arrow's bitmaps: bit i is bit i % 8 of byte i / 8. */
public final class Bits {
    private Bits() {}

    public static int bytesFor(int bits) {
        return (bits + 7) >>> 3;
    }

    public static boolean get(byte[] bitmap, int index) {
        return (bitmap[index >> 3] >> (index & 7) & 1) != 0;
    }

    public static void set(byte[] bitmap, int index) {
        bitmap[index >> 3] |= (byte) (1 << (index & 7));
    }

    /** How many of the first length bits are set. */
    public static int count(byte[] bitmap, int length) {
        int whole = length >> 3;
        int count = 0;
        for (int i = 0; i < whole; i++) {
            count += Integer.bitCount(bitmap[i] & 0xff);
        }
        if ((length & 7) != 0) {
            count += Integer.bitCount(bitmap[whole] & (1 << (length & 7)) - 1);
        }
        return count;
    }

    /** How many bits are set from one up to another. */
    public static int count(byte[] bitmap, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += bitmap[i >> 3] >> (i & 7) & 1;
        }
        return count;
    }
}
