package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlType;

/** A key of an ORDER BY: a column by its position, its type, and the direction. NULL is lowest. */
public record SortKey(int column, SqlType type, boolean descending) {}
