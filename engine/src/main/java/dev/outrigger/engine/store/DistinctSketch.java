package dev.outrigger.engine.store;

/**
 * A HyperLogLog of 256 registers: estimates how many distinct values were added, to about a
 * fifteenth; sketches of several chunks are merged.
 */
final class DistinctSketch {
    private static final int BITS = 8;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private final byte[] registers = new byte[REGISTERS];

    void add(long value) {
        long hash = mixed(value);
        int register = (int) (hash >>> Long.SIZE - BITS);
        int rank = Long.numberOfLeadingZeros(hash << BITS | 1L << BITS - 1) + 1;
        if (rank > registers[register]) {
            registers[register] = (byte) rank;
        }
    }

    void add(byte[] data, int from, int to) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ data[i]) * 0x100000001b3L;
        }
        add(hash);
    }

    private static long mixed(long value) {
        long hash = value + 0x9e3779b97f4a7c15L;
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }

    void merge(DistinctSketch other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
    }

    double estimate() {
        double sum = 0;
        int zeros = 0;
        for (byte register : registers) {
            sum += Math.scalb(1.0, -register);
            zeros += register == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        return raw <= 2.5 * REGISTERS && zeros > 0
                ? REGISTERS * Math.log((double) REGISTERS / zeros)
                : raw;
    }
}
