package dev.outrigger.engine.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table's chunks after a commit. Who has this version has an H2 snapshot of the same state, so
 * that whatever of a chunk is missing can be read there.
 */
final class TableVersion {
    private final HeldTable table;
    private final boolean kept;

    /** In the order of their numbers; null as long as nobody has asked for them. */
    private volatile Chunk[] chunks;

    /** kept: whether the columns read are kept for others. */
    TableVersion(HeldTable table, boolean kept) {
        this.table = table;
        this.kept = kept;
    }

    private TableVersion(HeldTable table, Chunk[] chunks) {
        this(table, true);
        this.chunks = chunks;
    }

    Chunk[] known() {
        return chunks;
    }

    Chunk[] chunks(SnapshotRows rows) {
        Chunk[] known = chunks;
        if (known == null) {
            synchronized (this) {
                known = chunks;
                if (known == null) {
                    known = made(find(rows));
                }
            }
        }
        return known;
    }

    /** Nobody would let go of what a version keeps that a commit has already replaced. */
    private Chunk[] made(Long[] numbers) {
        Chunk[] made = new Chunk[numbers.length];
        synchronized (table) {
            boolean keeps = kept && table.latest() == this;
            for (int i = 0; i < made.length; i++) {
                made[i] = new Chunk(table, numbers[i], keeps);
            }
            chunks = made;
        }
        return made;
    }

    private static Long[] find(SnapshotRows rows) {
        List<Long> numbers = new ArrayList<>();
        Long key = rows.firstKey(null);
        while (key != null) {
            long number = ChunkKeys.chunk(key);
            numbers.add(number);
            key = rows.firstKey(ChunkKeys.firstKey(number + 1));
        }
        return numbers.toArray(Long[]::new);
    }

    Chunk chunk(long number) {
        Chunk[] known = chunks;
        int position = known == null ? -1 : position(known, number);
        return position < 0 ? null : known[position];
    }

    private static int position(Chunk[] chunks, long number) {
        int low = 0;
        int high = chunks.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = chunks[middle].number();
            if (found == number) {
                return middle;
            }
            if (found < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return ~low;
    }

    /** The next version; changes: by the chunks' numbers, null for what must be read again. */
    TableVersion after(Map<Long, ChunkLog> changes) {
        Chunk[] known = chunks;
        if (known == null) {
            return new TableVersion(table, true);
        }
        List<Chunk> next = new ArrayList<>(known.length + 1);
        try {
            return after(known, new HashMap<>(changes), next);
        } catch (RuntimeException | Error e) {
            next.forEach(Chunk::retire);
            drop();
            throw e;
        }
    }

    private TableVersion after(Chunk[] known, Map<Long, ChunkLog> rest, List<Chunk> next) {
        boolean sorted = true;
        for (Chunk chunk : known) {
            Chunk made = chunk;
            if (rest.containsKey(chunk.number())) {
                made = chunk.after(rest.remove(chunk.number()));
            }
            if (made.isKnownEmpty()) {
                made.retire();
            } else {
                next.add(made);
            }
        }
        for (long number : rest.keySet()) {
            sorted &= next.isEmpty() || next.get(next.size() - 1).number() < number;
            next.add(new Chunk(table, number, true));
        }
        Chunk[] all = next.toArray(Chunk[]::new);
        if (!sorted) {
            Arrays.sort(all, (a, b) -> Long.compare(a.number(), b.number()));
        }
        return new TableVersion(table, all);
    }

    void drop() {
        Chunk[] known = chunks;
        if (known != null) {
            for (Chunk chunk : known) {
                chunk.retire();
            }
        }
    }
}
