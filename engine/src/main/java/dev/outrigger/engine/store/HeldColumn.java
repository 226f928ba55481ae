package dev.outrigger.engine.store;

import dev.outrigger.frame.Column;

/** A chunk's column as it was after so many changes of the chunk's log. */
final class HeldColumn {
    private final Column column;
    private final ChunkKeys keys;
    private final int at;
    private volatile long lastUse;

    HeldColumn(Column column, ChunkKeys keys, int at, long lastUse) {
        this.column = column;
        this.keys = keys;
        this.at = at;
        this.lastUse = lastUse;
    }

    Column column() {
        return column;
    }

    ChunkKeys keys() {
        return keys;
    }

    int at() {
        return at;
    }

    HeldColumn at(int position) {
        return new HeldColumn(column, keys, position, lastUse);
    }

    long lastUse() {
        return lastUse;
    }

    void used(long use) {
        if (use > lastUse) {
            lastUse = use;
        }
    }
}
