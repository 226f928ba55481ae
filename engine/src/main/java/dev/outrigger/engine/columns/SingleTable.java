package dev.outrigger.engine.columns;

import java.util.Arrays;

/**
 * Keys of one column. As long as they lie close together a key's code is the position in an array;
 * then they are hashed.
 */
final class SingleTable extends GroupTable {
    private static final int SPAN_MIN = 1 << 16;
    private static final int SPAN_MAX = 1 << 24;

    /** As many positions for each group or row of a batch, at most, as hashing would take bytes. */
    private static final int SPAN_PER_GROUP = 16;

    private int size;
    private long[] codes = new long[64];

    /** Null as long as all are PLAIN. */
    private byte[] marks;

    /** A group's number + 1 at its code - base; null once keys are hashed. */
    private int[] direct = {};

    private long base;

    /** A group's number + 1 at its hash; null as long as keys are not hashed. */
    private int[] slots;

    /** The number + 1 of the group of NULL. */
    private int ofNull;

    @Override
    int size() {
        return size;
    }

    @Override
    void find(KeyColumn[] keys, int rows, int[] groups) {
        KeyColumn key = keys[0];
        room(rows);
        if (direct != null && !covers(key, rows)) {
            hashed();
        }
        if (direct != null) {
            direct(key, rows, groups);
        } else {
            byte[] rowMarks = key.marked ? key.marks : null;
            for (int i = 0; i < rows; i++) {
                groups[i] = hashed(key.codes[i], rowMarks == null ? 0 : rowMarks[i]);
            }
        }
    }

    private void direct(KeyColumn key, int rows, int[] groups) {
        long[] rowCodes = key.codes;
        byte[] rowMarks = key.marked ? key.marks : null;
        int[] table = direct;
        long start = base;
        for (int i = 0; i < rows; i++) {
            if (rowMarks != null && rowMarks[i] != KeyColumn.PLAIN) {
                groups[i] = nullGroup();
                continue;
            }
            int position = (int) (rowCodes[i] - start);
            int group = table[position];
            if (group == 0) {
                group = added(rowCodes[i], KeyColumn.PLAIN) + 1;
                table[position] = group;
            }
            groups[i] = group - 1;
        }
    }

    private int nullGroup() {
        if (ofNull == 0) {
            ofNull = added(0, KeyColumn.NULL) + 1;
        }
        return ofNull - 1;
    }

    private int hashed(long code, byte mark) {
        if (mark == KeyColumn.NULL) {
            return nullGroup();
        }
        int mask = slots.length - 1;
        int slot = (int) Hash.mix(code + mark) & mask;
        while (true) {
            int group = slots[slot] - 1;
            if (group < 0) {
                group = added(code, mark);
                slots[slot] = group + 1;
                return group;
            }
            if (codes[group] == code && (marks == null ? 0 : marks[group]) == mark) {
                return group;
            }
            slot = slot + 1 & mask;
        }
    }

    @Override
    void lookup(KeyColumn[] keys, int rows, int[] groups) {
        KeyColumn key = keys[0];
        for (int i = 0; i < rows; i++) {
            byte mark = key.marked ? key.marks[i] : KeyColumn.PLAIN;
            groups[i] =
                    mark == KeyColumn.NULL
                            ? ofNull - 1
                            : direct != null
                                    ? positioned(key.codes[i], mark)
                                    : known(key.codes[i], mark);
        }
    }

    private int positioned(long code, byte mark) {
        long position = code - base;
        return mark != KeyColumn.PLAIN || position < 0 || position >= direct.length
                ? ABSENT
                : direct[(int) position] - 1;
    }

    private int known(long code, byte mark) {
        int mask = slots.length - 1;
        int slot = (int) Hash.mix(code + mark) & mask;
        while (true) {
            int group = slots[slot] - 1;
            if (group < 0 || codes[group] == code && (marks == null ? 0 : marks[group]) == mark) {
                return group;
            }
            slot = slot + 1 & mask;
        }
    }

    private int added(long code, byte mark) {
        int group = size++;
        codes[group] = code;
        if (mark != KeyColumn.PLAIN && marks == null) {
            marks = new byte[codes.length];
        }
        if (marks != null) {
            marks[group] = mark;
        }
        return group;
    }

    /** For as many new groups as there are rows. */
    private void room(int rows) {
        int wanted = Math.addExact(size, rows);
        if (wanted > codes.length) {
            int length = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(wanted, 2L * size));
            codes = Arrays.copyOf(codes, length);
            marks = marks == null ? null : Arrays.copyOf(marks, length);
        }
        if (slots != null && Hash.slots(wanted) > slots.length && 2L * wanted > slots.length) {
            if (!positions()) {
                rehash(Hash.slots(wanted));
            }
        }
    }

    /** Makes the array of positions cover the rows' codes; false when they lie too far apart. */
    private boolean covers(KeyColumn key, int rows) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < rows; i++) {
            if (key.marked && key.marks[i] != KeyColumn.PLAIN) {
                if (key.marks[i] == KeyColumn.NUMBERED) {
                    return false;
                }
                continue;
            }
            min = Math.min(min, key.codes[i]);
            max = Math.max(max, key.codes[i]);
        }
        if (min > max || min >= base && max - base >= 0 && max - base < direct.length) {
            return true;
        }
        if (direct.length > 0) {
            min = Math.min(min, base);
            max = Math.max(max, base + direct.length - 1);
        }
        long span = max - min + 1;
        long spanMax =
                Math.min(
                        SPAN_MAX, Math.max(SPAN_MIN, (long) SPAN_PER_GROUP * ((long) size + rows)));
        if (span <= 0 || span > spanMax) {
            return false;
        }
        // Keys that rise or fall from batch to batch must not copy the array each time.
        long length = Math.min(spanMax, Math.max(span, 2L * direct.length));
        long start = direct.length > 0 && min < base ? max - length + 1 : min;
        if (start > min || start + length - 1 < start) {
            start = min;
            length = span;
        }
        int[] wider = new int[(int) length];
        if (direct.length > 0) {
            System.arraycopy(direct, 0, wider, (int) (base - start), direct.length);
        }
        direct = wider;
        base = start;
        return true;
    }

    /** Goes back from hashing to positions where the keys, as many as they are now, lie close. */
    private boolean positions() {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int group = 0; group < size; group++) {
            if (group != ofNull - 1) {
                if (marks != null && marks[group] != KeyColumn.PLAIN) {
                    return false;
                }
                min = Math.min(min, codes[group]);
                max = Math.max(max, codes[group]);
            }
        }
        long span = max - min + 1;
        if (span <= 0 || span > Math.min(SPAN_MAX, (long) SPAN_PER_GROUP * size)) {
            return false;
        }
        slots = null;
        base = min;
        direct = new int[(int) span];
        for (int group = 0; group < size; group++) {
            if (group != ofNull - 1) {
                direct[(int) (codes[group] - min)] = group + 1;
            }
        }
        return true;
    }

    private void hashed() {
        direct = null;
        rehash(Hash.slots(Math.max(size, codes.length / 2)));
    }

    private void rehash(int length) {
        slots = new int[length];
        int mask = length - 1;
        for (int group = 0; group < size; group++) {
            if (group != ofNull - 1) {
                byte mark = marks == null ? KeyColumn.PLAIN : marks[group];
                int slot = (int) Hash.mix(codes[group] + mark) & mask;
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
        System.arraycopy(codes, from, into.codes, 0, count);
        into.marked = marks != null;
        if (marks == null) {
            Arrays.fill(into.marks, 0, count, KeyColumn.PLAIN);
        } else {
            System.arraycopy(marks, from, into.marks, 0, count);
        }
    }

    @Override
    long bytes() {
        return (long) codes.length * Long.BYTES
                + (marks == null ? 0 : marks.length)
                + (direct == null ? 0L : (long) direct.length * Integer.BYTES)
                + (slots == null ? 0L : (long) slots.length * Integer.BYTES);
    }
}
