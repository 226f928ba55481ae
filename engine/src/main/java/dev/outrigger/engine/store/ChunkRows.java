package dev.outrigger.engine.store;

import org.h2.result.Row;

/** Rows as H2 has them; the array may be longer than they are many. */
record ChunkRows(Row[] rows, int count, ChunkKeys keys) {}
