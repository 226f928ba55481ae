package dev.outrigger.test;

/** A column that a query's expressions may name. */
record RandomColumn(Both text, RandomType type) {}
