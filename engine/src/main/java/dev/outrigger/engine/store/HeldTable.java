package dev.outrigger.engine.store;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The columns held of a table, in the version that the last commit left. While a commit of the
 * table is on its way through H2 nobody can say which version a snapshot of H2 shows: until it is
 * through, no version is given out. So a view takes a version, then H2's snapshot, and has the two
 * of one state when the version is still the same. Commits do not wait for views, nor they for the
 * sync. Thread-safe.
 */
final class HeldTable {
    /** Longer than the commit of a small transaction takes: nobody waits for a large one. */
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ColumnStore store;
    private final Table definition;
    private final PackedRows layout;
    private final TextReader[] texts;
    private final AtomicLongArray hits;
    private final AtomicLongArray loads;
    private final AtomicLongArray evictions;

    /** Written under this object's lock. */
    private volatile TableVersion version = new TableVersion(this, true);

    private int committing;

    HeldTable(ColumnStore store, Table definition) {
        this.store = store;
        this.definition = definition;
        int count = definition.columns().size();
        layout = new RowLayout(definition).rows();
        texts = new TextReader[count];
        for (int i = 0; i < count; i++) {
            texts[i] = type(i).isText() ? new TextReader(layout, i) : null;
        }
        hits = new AtomicLongArray(count);
        loads = new AtomicLongArray(count);
        evictions = new AtomicLongArray(count);
        store.add(this);
    }

    ColumnStore store() {
        return store;
    }

    Table definition() {
        return definition;
    }

    int columnCount() {
        return texts.length;
    }

    SqlType type(int column) {
        return definition.columns().get(column).type();
    }

    TextReader texts(int column) {
        return texts[column];
    }

    Column read(byte[][] rows, int count, int column) {
        return texts[column] == null
                ? layout.column(rows, count, column)
                : texts[column].read(rows, count);
    }

    /** Not as a dictionary. */
    Column readFlat(byte[][] rows, int count, int column) {
        return texts[column] == null
                ? layout.column(rows, count, column)
                : texts[column].flat(rows, count);
    }

    /** Whether a chunk has columns that a change could be put into. */
    boolean holds(long chunk) {
        Chunk found = latest().chunk(chunk);
        return found != null && found.content().holdsAny();
    }

    /** The last commit's version, be it of use to a view or not. */
    TableVersion latest() {
        return version;
    }

    /** The version that H2 shows now; null while nobody can say. */
    synchronized TableVersion current() {
        return committing == 0 ? version : null;
    }

    /** The same, after waiting a little for commits on their way. */
    synchronized TableVersion awaitCurrent() {
        long end = System.nanoTime() + WAIT_NANOS;
        while (committing > 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return version;
    }

    synchronized void begin() {
        committing++;
    }

    /** changes: null when the outcome is not known. */
    synchronized void end(Map<Long, ChunkLog> changes) {
        TableVersion next = new TableVersion(this, true);
        try {
            if (changes == null) {
                version.drop();
            } else {
                next = version.after(changes);
            }
        } finally {
            // Also when that failed: nothing is held then, and views have columns again.
            version = next;
            committing--;
            notifyAll();
        }
    }

    /** The table is no more. */
    void drop() {
        store.remove(this);
        latest().drop();
    }

    void hit(int column) {
        hits.incrementAndGet(column);
    }

    void loaded(int column) {
        loads.incrementAndGet(column);
    }

    void evicted(int column) {
        evictions.incrementAndGet(column);
    }

    long hits(int column) {
        return hits.get(column);
    }

    long loads(int column) {
        return loads.get(column);
    }

    long evictions(int column) {
        return evictions.get(column);
    }
}
