package dev.outrigger.engine.store;

import dev.outrigger.frame.Bits;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.VariableColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads a text column's values: as a dictionary where they are few, and then as the same one for
 * all chunks as long as it grows slowly. Thread-safe.
 */
final class TextReader {
    private static final int VALUES_MAX = 4096;

    /** A chunk's new values are at most so large a part of its rows, and a few more. */
    private static final int PART = 4;

    private static final int FEW = 16;

    /**
     * After so many rows most of which had a value of their own, no dictionary is tried further.
     */
    private static final int SAMPLE = 1024;

    private final PackedRows layout;
    private final int column;
    private final AtomicReference<Words> shared = new AtomicReference<>(Words.NONE);

    TextReader(PackedRows layout, int column) {
        this.layout = layout;
        this.column = column;
    }

    /** The values of a dictionary and where each stands. Immutable. */
    private record Words(VariableColumn values, Map<String, Integer> codes) {
        static final Words NONE =
                new Words(
                        new VariableColumn(ColumnType.TEXT, 0, null, new int[1], new byte[0]),
                        Map.of());

        static Words of(VariableColumn values) {
            Map<String, Integer> codes = new HashMap<>();
            for (int i = 0; i < values.length(); i++) {
                codes.put(values.getString(i), i);
            }
            return new Words(values, codes);
        }
    }

    Column read(byte[][] rows, int count) {
        Words base = shared.get();
        DictionaryColumn found = encoded(base, rows, count);
        if (found == null && base != Words.NONE) {
            found = encoded(Words.NONE, rows, count);
        }
        return found == null ? flat(rows, count) : found;
    }

    /** The column with some of its rows replaced by others. */
    Column folded(DictionaryColumn old, int[] sources, byte[][] rows, int count) {
        Words base = shared.get();
        if (base.values() != old.values()) {
            base = Words.of(old.values());
        }
        DictionaryColumn added = encoded(base, rows, count);
        if (added == null) {
            return Splice.of(old.flat(), flat(rows, count), sources);
        }
        int[] codes = new int[sources.length];
        for (int i = 0; i < codes.length; i++) {
            int s = sources[i];
            codes[i] = s >= 0 ? old.codes()[s] : added.codes()[~s];
        }
        return new DictionaryColumn(
                codes.length, Splice.validity(old, added, sources), codes, added.values());
    }

    /** Null where the values are too many. */
    private DictionaryColumn encoded(Words base, byte[][] rows, int count) {
        int[] codes = new int[count];
        byte[] validity = null;
        Map<String, Integer> added = new HashMap<>();
        int known = base.values().length();
        int most = Math.min(count / PART + FEW, VALUES_MAX - known);
        for (int i = 0; i < count; i++) {
            if (layout.isNull(rows[i], column)) {
                if (validity == null) {
                    validity = new byte[Bits.bytesFor(count)];
                    Arrays.fill(validity, (byte) 0xff);
                }
                validity[i >> 3] &= (byte) ~(1 << (i & 7));
                continue;
            }
            String text = layout.text(rows[i], column);
            Integer code = base.codes().get(text);
            if (code == null) {
                code = added.get(text);
            }
            if (code == null) {
                if (added.size() >= most || i == SAMPLE && added.size() > SAMPLE / 2) {
                    return null;
                }
                code = known + added.size();
                added.put(text, code);
            }
            codes[i] = code;
        }
        if (added.isEmpty()) {
            return new DictionaryColumn(count, validity, codes, base.values());
        }
        Words all = extended(base, added);
        if (all == null) {
            return null;
        }
        shared.compareAndSet(base, all);
        return new DictionaryColumn(count, validity, codes, all.values());
    }

    private static Words extended(Words base, Map<String, Integer> added) {
        VariableColumn old = base.values();
        int known = old.length();
        byte[][] texts = new byte[added.size()][];
        added.forEach((text, code) -> texts[code - known] = text.getBytes(StandardCharsets.UTF_8));
        int[] offsets = Arrays.copyOf(old.offsets(), known + texts.length + 1);
        for (int i = 0; i < texts.length; i++) {
            offsets[known + i + 1] = Math.addExact(offsets[known + i], texts[i].length);
        }
        byte[] data = Arrays.copyOf(old.data(), offsets[known + texts.length]);
        for (int i = 0; i < texts.length; i++) {
            System.arraycopy(texts[i], 0, data, offsets[known + i], texts[i].length);
        }
        Map<String, Integer> codes = new HashMap<>(base.codes());
        codes.putAll(added);
        return new Words(
                new VariableColumn(ColumnType.TEXT, known + texts.length, null, offsets, data),
                codes);
    }

    Column flat(byte[][] rows, int count) {
        return layout.column(rows, count, column);
    }
}
