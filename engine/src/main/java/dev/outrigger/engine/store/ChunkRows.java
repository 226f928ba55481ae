package dev.outrigger.engine.store;

/** Rows, each packed as H2 has it; the array may be longer than they are many. */
record ChunkRows(byte[][] rows, int count, ChunkKeys keys) {}
