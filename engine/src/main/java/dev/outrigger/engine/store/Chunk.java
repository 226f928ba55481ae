package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.frame.Column;
import java.util.Optional;

/**
 * The rows of a run of a table's row keys, as some commits left them: a commit that changes one of
 * them makes another chunk. What is held of it comes and goes. Thread-safe.
 */
final class Chunk {
    private final HeldTable table;
    private final long number;
    private final boolean kept;

    /** Replaced under the column store's lock. */
    private volatile ChunkContent content;

    /** Under the column store's lock: nothing more is held of it. */
    private boolean retired;

    Chunk(HeldTable table, long number, boolean kept) {
        this(table, number, kept, ChunkContent.empty(table.columnCount()));
    }

    private Chunk(HeldTable table, long number, boolean kept, ChunkContent content) {
        this.table = table;
        this.number = number;
        this.kept = kept;
        this.content = content;
    }

    long number() {
        return number;
    }

    ChunkContent content() {
        return content;
    }

    HeldTable table() {
        return table;
    }

    boolean isKnownEmpty() {
        ChunkKeys keys = content.keys();
        return keys != null && keys.rows() == 0;
    }

    /** This chunk after a commit; this one is held no longer. change: null when it is not known. */
    Chunk after(ChunkLog change) {
        ColumnStore store = table.store();
        synchronized (store) {
            ChunkContent before = content;
            ChunkContent after = before.after(change);
            retired = true;
            store.changed(before, after);
            return new Chunk(table, number, true, after);
        }
    }

    void retire() {
        synchronized (table.store()) {
            if (!retired) {
                retired = true;
                table.store().changed(content, ChunkContent.empty(table.columnCount()));
            }
        }
    }

    /** Under the column store's lock. */
    void evict(int column) {
        if (retired) {
            return;
        }
        ChunkContent before = content;
        content = before.without(column);
        table.store().changed(before, content);
        table.evicted(column);
    }

    void used(int[] columns, long use) {
        ChunkContent now = content;
        for (int column : columns) {
            HeldColumn held = now.columns()[column];
            if (held != null) {
                held.used(use);
            }
        }
    }

    int rows(SnapshotRows snapshot) {
        ChunkKeys keys = content.keys();
        if (keys == null) {
            synchronized (this) {
                keys = content.keys();
                if (keys == null) {
                    keys = snapshot.read(number).keys();
                    keep(keys);
                }
            }
        }
        return keys.rows();
    }

    private void keep(ChunkKeys keys) {
        synchronized (table.store()) {
            if (kept && !retired && table.store().keeps() && content.keys() == null) {
                content = content.withKeys(keys);
            }
        }
    }

    Optional<TableChunks.Range> range(int column) {
        ColumnFacts facts = content.facts()[column];
        return facts == null ? Optional.empty() : facts.range();
    }

    /** use: when, as the column store counts. */
    Batch read(int[] columns, SnapshotRows snapshot, long use) {
        ChunkContent now = content;
        Column[] found = new Column[columns.length];
        if (find(now, columns, found, use)) {
            return new Batch(now.keys().rows(), found);
        }
        synchronized (this) {
            return load(columns, snapshot, use);
        }
    }

    private boolean find(ChunkContent now, int[] columns, Column[] found, long use) {
        boolean all = now.keys() != null;
        for (int i = 0; i < columns.length; i++) {
            HeldColumn held = now.current(columns[i]);
            if (held == null) {
                all = false;
            } else {
                held.used(use);
                found[i] = held.column();
                table.hit(columns[i]);
            }
        }
        return all;
    }

    private Batch load(int[] columns, SnapshotRows snapshot, long use) {
        ChunkContent now = content;
        Column[] found = new Column[columns.length];
        if (find(now, columns, found, use)) {
            return new Batch(now.keys().rows(), found);
        }
        ChunkKeys keys = now.keys();
        ChunkRows rows = null;
        ChunkFold fold = null;
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            if (found[i] != null) {
                continue;
            }
            HeldColumn stale = now.columns()[column];
            if (stale != null) {
                if (fold == null || !fold.isFor(stale)) {
                    fold = new ChunkFold(stale, keys, now.log());
                }
                found[i] = fold.column(stale.column(), table, column);
            } else {
                if (rows == null) {
                    rows = snapshot.read(number);
                    keys = rows.keys();
                    keep(keys);
                }
                found[i] = table.read(rows.rows(), rows.count(), column);
                table.loaded(column);
            }
            keep(column, found[i], keys, use);
        }
        if (keys == null) {
            keys = snapshot.read(number).keys();
            keep(keys);
        }
        return new Batch(keys.rows(), found);
    }

    private void keep(int column, Column read, ChunkKeys keys, long use) {
        if (!kept || !table.store().keeps()) {
            return;
        }
        ColumnFacts facts = ColumnFacts.of(read, table.type(column));
        synchronized (table.store()) {
            if (retired || content.keys() == null) {
                return;
            }
            ChunkContent before = content;
            HeldColumn stale = before.columns()[column];
            long more = read.bytes() - (stale == null ? 0 : stale.column().bytes());
            HeldColumn held =
                    table.store().reserve(more, use)
                            ? new HeldColumn(read, keys, content.log().size(), use)
                            : null;
            // Making room may have taken this chunk's own columns.
            before = content;
            content = before.with(column, held, facts);
            table.store().changed(before, content);
        }
    }
}
