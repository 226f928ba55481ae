package dev.outrigger.engine.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /**
     * Takes the pairs of another set, whose rows come after these, without a look at each: where
     * each group's first code there is not less than its last one here. groups: what the other's
     * groups are here. Gives the other's groups whose first pair is here already; empty, and has
     * taken nothing, where each pair must be looked at.
     */
    Optional<int[]> follow(DistinctSet other, int[] groups, int count) {
        return Optional.empty();
    }

    abstract long bytes();

    interface Visitor {
        void pair(int group, long code, byte mark);
    }

    /**
     * Codes of 32 bits, in one word with their groups. As long as each group's codes rise, which is
     * so for numbers that are given in the order of the rows, the last one of a group tells whether
     * a pair is new, and pairs are only noted; then they are hashed. Once there are other codes,
     * all of them are wide.
     */
    private static final class Narrow extends DistinctSet {
        /** In place of a code: none. It is itself a wide code. */
        private static final int NONE = Integer.MIN_VALUE;

        private Wide wide;
        private int size;

        /** Pairs in the order in which they came; null once they are hashed. */
        private long[] noted = new long[64];

        /** Sets that were taken whole, with what their groups are here; they come after noted. */
        private final List<Followed> followed = new ArrayList<>();

        /** The pairs + 1 at their hashes. */
        private long[] slots = {};

        /** The last code of each group. */
        private int[] last = {};

        @Override
        boolean add(int group, long code, byte mark) {
            if (wide != null || code != (int) code || code == NONE || mark != KeyColumn.PLAIN) {
                return widened().add(group, code, mark);
            }
            if (group >= last.length) {
                room(group + 1);
            }
            int before = last[group];
            if (before == code) {
                return false;
            }
            last[group] = (int) code;
            long pair = (long) group << 32 | code & 0xffffffffL;
            if (noted != null) {
                if (before < code && followed.isEmpty()) {
                    if (size == noted.length) {
                        noted = Arrays.copyOf(noted, Math.multiplyExact(size, 2));
                    }
                    noted[size++] = pair;
                    return true;
                }
                hashAll();
            }
            return hash(pair);
        }

        private void room(int groups) {
            int from = last.length;
            int length = Math.max(groups + 64, 2 * from);
            last = Arrays.copyOf(last, length);
            Arrays.fill(last, from, length, NONE);
        }

        @Override
        Optional<int[]> follow(DistinctSet set, int[] groups, int count) {
            if (!(set instanceof Narrow other) || !isNoted() || !other.isNoted()) {
                return Optional.empty();
            }
            int[] first = other.first();
            int known = Math.min(count, first.length);
            int[] shared = new int[8];
            int found = 0;
            for (int i = 0; i < known; i++) {
                int here = groups[i] < last.length ? last[groups[i]] : NONE;
                if (first[i] != NONE && first[i] <= here) {
                    if (first[i] < here) {
                        return Optional.empty();
                    }
                    if (found == shared.length) {
                        shared = Arrays.copyOf(shared, 2 * found);
                    }
                    shared[found++] = i;
                }
            }
            for (int i = 0; i < known; i++) {
                if (first[i] != NONE) {
                    if (groups[i] >= last.length) {
                        room(groups[i] + 1);
                    }
                    last[groups[i]] = other.last[i];
                }
            }
            followed.add(new Followed(other, groups));
            return Optional.of(Arrays.copyOf(shared, found));
        }

        /** The first code of each group, as long as all are noted. */
        private int[] first() {
            int[] first = new int[last.length];
            Arrays.fill(first, NONE);
            for (int i = followed.size() - 1; i >= 0; i--) {
                int[] theirs = followed.get(i).set.first();
                for (int group = 0; group < theirs.length; group++) {
                    if (theirs[group] != NONE) {
                        first[followed.get(i).groups[group]] = theirs[group];
                    }
                }
            }
            for (int i = size - 1; i >= 0; i--) {
                first[(int) (noted[i] >>> 32)] = (int) noted[i];
            }
            return first;
        }

        private boolean isNoted() {
            return wide == null && noted != null;
        }

        private void hashAll() {
            long[] pairs = noted;
            int count = size;
            noted = null;
            slots = new long[Hash.slots(count + 1)];
            size = 0;
            for (int i = 0; i < count; i++) {
                hash(pairs[i]);
            }
            for (Followed each : followed) {
                each.forEach((group, code, mark) -> hash((long) group << 32 | code & 0xffffffffL));
            }
            followed.clear();
        }

        private boolean hash(long pair) {
            if (2 * size >= slots.length) {
                grow();
            }
            long entry = pair + 1;
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
                noted = null;
                slots = new long[0];
                last = new int[0];
                followed.clear();
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
            for (int i = 0; noted != null && i < size; i++) {
                visitor.pair((int) (noted[i] >>> 32), (int) noted[i], KeyColumn.PLAIN);
            }
            followed.forEach(each -> each.forEach(visitor));
            for (long entry : slots) {
                if (entry != 0) {
                    visitor.pair((int) (entry - 1 >>> 32), (int) (entry - 1), KeyColumn.PLAIN);
                }
            }
        }

        @Override
        long bytes() {
            if (wide != null) {
                return wide.bytes();
            }
            long longs = (long) slots.length + (noted == null ? 0 : noted.length);
            long bytes = longs * Long.BYTES + (long) last.length * Integer.BYTES;
            for (Followed each : followed) {
                bytes += each.set.bytes() + (long) each.groups.length * Integer.BYTES;
            }
            return bytes;
        }

        /** groups: what the set's groups are here. */
        private record Followed(Narrow set, int[] groups) {
            void forEach(Visitor visitor) {
                set.forEach((group, code, mark) -> visitor.pair(groups[group], code, mark));
            }
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
