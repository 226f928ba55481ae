package dev.outrigger.engine.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The columns of tables that statements use, kept beside H2's rows up to a limit of memory: never
 * the truth, and rebuilt on demand. Its lock guards what is held of the chunks, for moments only.
 * Thread-safe.
 */
final class ColumnStore {
    private final Set<HeldTable> tables = ConcurrentHashMap.newKeySet();
    private final AtomicLong uses = new AtomicLong();
    private volatile long limit;
    private long held;

    /** Nothing held was last used before this. */
    private long oldestUse;

    private record Victim(Chunk chunk, int column, long lastUse) {}

    ColumnStore(long limit) {
        this.limit = limit;
    }

    void add(HeldTable table) {
        tables.add(table);
    }

    void remove(HeldTable table) {
        tables.remove(table);
    }

    Set<HeldTable> tables() {
        return tables;
    }

    /** A statement begins to use columns. */
    long use() {
        return uses.incrementAndGet();
    }

    boolean keeps() {
        return limit > 0;
    }

    long limit() {
        return limit;
    }

    synchronized long held() {
        return held;
    }

    /** Evicts what is above the new limit. */
    synchronized void limit(long bytes) {
        limit = bytes;
        if (held > bytes) {
            evict(bytes, Long.MAX_VALUE);
        }
    }

    /** Under this object's lock. */
    void changed(ChunkContent before, ChunkContent after) {
        held += after.bytes() - before.bytes();
    }

    /**
     * Whether there is room for so many more bytes. What was last used earlier makes room: a scan
     * of more than fits keeps its beginning rather than its end, so that the next one finds some of
     * it. Under this object's lock.
     */
    boolean reserve(long bytes, long use) {
        if (held + bytes <= limit) {
            return true;
        }
        if (bytes > limit || oldestUse >= use) {
            return false;
        }
        evict(limit - limit / 8 - bytes, use);
        return held + bytes <= limit;
    }

    private void evict(long wanted, long before) {
        List<Victim> victims = new ArrayList<>();
        long oldest = Long.MAX_VALUE;
        for (HeldTable table : tables) {
            Chunk[] chunks = table.latest().known();
            for (int i = 0; chunks != null && i < chunks.length; i++) {
                HeldColumn[] columns = chunks[i].content().columns();
                for (int column = 0; column < columns.length; column++) {
                    if (columns[column] != null) {
                        long lastUse = columns[column].lastUse();
                        if (lastUse < before) {
                            victims.add(new Victim(chunks[i], column, lastUse));
                        } else {
                            oldest = Math.min(oldest, lastUse);
                        }
                    }
                }
            }
        }
        victims.sort(Comparator.comparingLong(Victim::lastUse));
        int done = 0;
        while (done < victims.size() && held > Math.max(0, wanted)) {
            Victim victim = victims.get(done++);
            victim.chunk().evict(victim.column());
        }
        if (done < victims.size()) {
            oldest = victims.get(done).lastUse();
        }
        // Where nothing is left, nothing is known of what comes to be held.
        oldestUse = oldest == Long.MAX_VALUE ? 0 : oldest;
    }
}
