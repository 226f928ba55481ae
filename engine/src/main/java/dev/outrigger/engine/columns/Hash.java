package dev.outrigger.engine.columns;

/** Spreads keys over tables whose sizes are powers of two. */
final class Hash {
    private Hash() {}

    /** Each bit of the key moves about half of the bits: no run or stride of keys collides. */
    static long mix(long key) {
        long mixed = (key ^ key >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    /** The slots for so many keys, at most half of them in use. */
    static int slots(int keys) {
        return keys < 8 ? 16 : Integer.highestOneBit(Math.min(keys, 1 << 28)) << 2;
    }
}
