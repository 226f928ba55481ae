package dev.outrigger.engine.columns;

import java.util.Arrays;

/** Keys of several columns: their codes one after the other, then their marks, packed. */
final class PackedTable extends GroupTable {
    private static final int MARK_BITS = 2;
    private static final int MARKS_PER_WORD = Long.SIZE / MARK_BITS;

    private final int columns;
    private final int width;
    private int size;
    private long[] keys = {};
    private int[] slots = new int[16];
    private long[] rows = {};

    PackedTable(int columns) {
        this.columns = columns;
        this.width = columns + (columns + MARKS_PER_WORD - 1) / MARKS_PER_WORD;
    }

    @Override
    int size() {
        return size;
    }

    @Override
    void find(KeyColumn[] given, int count, int[] groups) {
        room(count);
        pack(given, count);
        int mask = slots.length - 1;
        for (int i = 0; i < count; i++) {
            int slot = slot(rows, i * width, mask);
            int group = slots[slot] - 1;
            if (group < 0) {
                group = size++;
                System.arraycopy(rows, i * width, keys, group * width, width);
                slots[slot] = group + 1;
            }
            groups[i] = group;
        }
    }

    @Override
    void lookup(KeyColumn[] given, int count, int[] groups) {
        long[] packed = new long[count * width];
        pack(given, count, packed);
        int mask = slots.length - 1;
        for (int i = 0; i < count; i++) {
            groups[i] = slots[slot(packed, i * width, mask)] - 1;
        }
    }

    /** Of the key or where it would be put. */
    private int slot(long[] from, int start, int mask) {
        int slot = (int) hash(from, start) & mask;
        while (true) {
            int group = slots[slot] - 1;
            if (group < 0 || same(from, start, group * width)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }

    private boolean same(long[] from, int start, int key) {
        for (int i = 0; i < width; i++) {
            if (from[start + i] != keys[key + i]) {
                return false;
            }
        }
        return true;
    }

    private long hash(long[] from, int start) {
        long hash = 0;
        for (int i = 0; i < width; i++) {
            hash = Hash.mix(hash * 31 + from[start + i]);
        }
        return hash;
    }

    private void pack(KeyColumn[] given, int count) {
        if (rows.length < count * width) {
            rows = new long[count * width];
        }
        pack(given, count, rows);
    }

    private void pack(KeyColumn[] given, int count, long[] packed) {
        for (int column = 0; column < columns; column++) {
            long[] codes = given[column].codes;
            for (int i = 0, at = column; i < count; i++, at += width) {
                packed[at] = codes[i];
            }
        }
        for (int word = columns; word < width; word++) {
            for (int i = 0, at = word; i < count; i++, at += width) {
                packed[at] = 0;
            }
        }
        for (int column = 0; column < columns; column++) {
            if (given[column].marked) {
                byte[] marks = given[column].marks;
                int shift = column % MARKS_PER_WORD * MARK_BITS;
                int word = columns + column / MARKS_PER_WORD;
                for (int i = 0, at = word; i < count; i++, at += width) {
                    packed[at] |= (long) marks[i] << shift;
                }
            }
        }
    }

    private void room(int count) {
        int wanted = Math.addExact(size, count);
        if ((long) wanted * width > keys.length) {
            long length = Math.max((long) wanted * width, 2L * size * width);
            keys = Arrays.copyOf(keys, Math.toIntExact(length));
        }
        if (2L * wanted > slots.length) {
            slots = new int[Hash.slots(wanted)];
            int mask = slots.length - 1;
            for (int group = 0; group < size; group++) {
                int slot = (int) hash(keys, group * width) & mask;
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = group + 1;
            }
        }
    }

    @Override
    void read(int key, int from, int count, KeyColumn into) {
        into.ensure(count);
        into.marked = true;
        int shift = key % MARKS_PER_WORD * MARK_BITS;
        int word = columns + key / MARKS_PER_WORD;
        for (int i = 0; i < count; i++) {
            int at = (from + i) * width;
            into.codes[i] = keys[at + key];
            into.marks[i] = (byte) (keys[at + word] >>> shift & 3);
        }
    }

    @Override
    long bytes() {
        return ((long) keys.length + rows.length) * Long.BYTES + (long) slots.length * Integer.BYTES;
    }
}
