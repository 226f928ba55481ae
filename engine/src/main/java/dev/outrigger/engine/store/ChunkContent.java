package dev.outrigger.engine.store;

/**
 * What is held of a chunk. Immutable but for when a column was last used.
 *
 * @param keys null as long as nobody has read the chunk
 * @param columns by their positions in the table, null for those not held
 * @param facts likewise; they outlive the column
 * @param log what some of the columns lack
 */
record ChunkContent(ChunkKeys keys, HeldColumn[] columns, ColumnFacts[] facts, ChunkLog log) {
    /** More changes than this are not waited with: who lacks them is read from H2 again. */
    private static final int LOG_MAX = 2048;

    static ChunkContent empty(int columns) {
        return new ChunkContent(
                null, new HeldColumn[columns], new ColumnFacts[columns], ChunkLog.EMPTY);
    }

    /** The column, when it is held and lacks nothing. */
    HeldColumn current(int column) {
        HeldColumn held = columns[column];
        return held != null && held.at() == log.size() ? held : null;
    }

    boolean holdsAny() {
        for (HeldColumn held : columns) {
            if (held != null) {
                return true;
            }
        }
        return false;
    }

    long bytes() {
        long bytes = log.bytes();
        for (HeldColumn held : columns) {
            if (held != null) {
                bytes += held.column().bytes();
            }
        }
        return bytes;
    }

    ChunkContent after(ChunkLog change) {
        if (keys == null || change == null || !holdsAny()) {
            return empty(columns.length);
        }
        ChunkKeys next = keys.changed(change, 0);
        HeldColumn[] kept = columns.clone();
        ColumnFacts[] none = new ColumnFacts[columns.length];
        int oldest = log.size();
        for (HeldColumn held : kept) {
            oldest = held == null ? oldest : Math.min(oldest, held.at());
        }
        boolean tooMany = log.size() - oldest + change.size() > LOG_MAX;
        if (oldest < log.size() && !tooMany) {
            // What no column lacks any more goes, or columns read in turns would let it grow.
            for (int i = 0; oldest > 0 && i < kept.length; i++) {
                kept[i] = kept[i] == null ? null : kept[i].at(kept[i].at() - oldest);
            }
            return new ChunkContent(next, kept, none, log.from(oldest).and(change));
        }
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] != null) {
                kept[i] = kept[i].at() == log.size() ? kept[i].at(0) : null;
            }
        }
        ChunkContent made = new ChunkContent(next, kept, none, change);
        return made.holdsAny() ? made : new ChunkContent(next, kept, none, ChunkLog.EMPTY);
    }

    ChunkContent with(int column, HeldColumn held, ColumnFacts newFacts) {
        HeldColumn[] newColumns = columns.clone();
        newColumns[column] = held;
        ColumnFacts[] allFacts = facts.clone();
        allFacts[column] = newFacts == null ? allFacts[column] : newFacts;
        return new ChunkContent(keys, newColumns, allFacts, log);
    }

    ChunkContent without(int column) {
        HeldColumn[] kept = columns.clone();
        kept[column] = null;
        ChunkContent made = new ChunkContent(keys, kept, facts, log);
        return made.holdsAny() ? made : new ChunkContent(keys, kept, facts, ChunkLog.EMPTY);
    }

    ChunkContent withKeys(ChunkKeys read) {
        return new ChunkContent(read, columns, facts, log);
    }
}
