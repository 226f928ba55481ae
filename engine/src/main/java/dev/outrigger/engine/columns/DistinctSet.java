package dev.outrigger.engine.columns;

import java.util.Arrays;

/** Pairs of a group and a value's code. Not thread-safe. */
abstract class DistinctSet {
    /**
     * ordered: whether the pairs' order counts when they are visited, as it does for float sums.
     */
    static DistinctSet of(boolean ordered) {
        return ordered ? new Wide() : new Narrow();
    }

    /** Whether the pair is new. */
    abstract boolean add(int group, long code, byte mark);

    /** Calls for each pair; in the order in which they came where that is kept. */
    abstract void forEach(Visitor visitor);

    abstract long bytes();

    interface Visitor {
        void pair(int group, long code, byte mark);
    }

    /** Codes of 32 bits, in one word with their groups; once there are others, all of them wide. */
    private static final class Narrow extends DistinctSet {
        private Wide wide;
        private int size;
        private long[] slots = new long[64];

        /** The last code of each group, with a bit that says that there is one. */
        private long[] last = {};

        @Override
        boolean add(int group, long code, byte mark) {
            if (wide != null || code != (int) code || mark != KeyColumn.PLAIN) {
                return widened().add(group, code, mark);
            }
            long marked = code & 0xffffffffL | 1L << 32;
            if (group >= last.length) {
                last = Arrays.copyOf(last, Math.max(group + 64, 2 * last.length));
            } else if (last[group] == marked) {
                return false;
            }
            last[group] = marked;
            if (2 * size >= slots.length) {
                grow();
            }
            long entry = ((long) group << 32 | code & 0xffffffffL) + 1;
            int mask = slots.length - 1;
            int slot = (int) Hash.mix(entry) & mask;
            while (slots[slot] != 0) {
                if (slots[slot] == entry) {
                    return false;
                }
                slot = slot + 1 & mask;
            }
            slots[slot] = entry;
            size++;
            return true;
        }

        private Wide widened() {
            if (wide == null) {
                Wide all = new Wide();
                forEach(all::add);
                slots = new long[0];
                last = new long[0];
                wide = all;
            }
            return wide;
        }

        private void grow() {
            long[] old = slots;
            slots = new long[Math.multiplyExact(old.length, 2)];
            int mask = slots.length - 1;
            for (long entry : old) {
                if (entry != 0) {
                    int slot = (int) Hash.mix(entry) & mask;
                    while (slots[slot] != 0) {
                        slot = slot + 1 & mask;
                    }
                    slots[slot] = entry;
                }
            }
        }

        @Override
        void forEach(Visitor visitor) {
            if (wide != null) {
                wide.forEach(visitor);
                return;
            }
            for (long entry : slots) {
                if (entry != 0) {
                    visitor.pair((int) (entry - 1 >>> 32), (int) (entry - 1), KeyColumn.PLAIN);
                }
            }
        }

        @Override
        long bytes() {
            return wide != null ? wide.bytes() : ((long) slots.length + last.length) * Long.BYTES;
        }
    }

    private static final class Wide extends DistinctSet {
        private int size;
        private int[] groups = new int[32];
        private long[] codes = new long[32];
        private byte[] marks = new byte[32];
        private int[] slots = new int[64];

        @Override
        boolean add(int group, long code, byte mark) {
            if (size == groups.length) {
                grow();
            }
            int mask = slots.length - 1;
            int slot = (int) hash(group, code) & mask;
            while (slots[slot] != 0) {
                int entry = slots[slot] - 1;
                if (groups[entry] == group && codes[entry] == code && marks[entry] == mark) {
                    return false;
                }
                slot = slot + 1 & mask;
            }
            groups[size] = group;
            codes[size] = code;
            marks[size] = mark;
            slots[slot] = ++size;
            return true;
        }

        private static long hash(int group, long code) {
            return Hash.mix(Hash.mix(code) + group);
        }

        private void grow() {
            int length = Math.multiplyExact(size, 2);
            groups = Arrays.copyOf(groups, length);
            codes = Arrays.copyOf(codes, length);
            marks = Arrays.copyOf(marks, length);
            slots = new int[Math.multiplyExact(length, 2)];
            int mask = slots.length - 1;
            for (int entry = 0; entry < size; entry++) {
                int slot = (int) hash(groups[entry], codes[entry]) & mask;
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = entry + 1;
            }
        }

        @Override
        void forEach(Visitor visitor) {
            for (int entry = 0; entry < size; entry++) {
                visitor.pair(groups[entry], codes[entry], marks[entry]);
            }
        }

        @Override
        long bytes() {
            return groups.length * (4L + 8 + 1) + slots.length * 4L;
        }
    }
}
