package dev.outrigger.engine.plan;

import org.apache.calcite.linq4j.Enumerator;

/** A relational operator, ready to run any number of times, by several threads at once. */
@FunctionalInterface
interface Rows {
    Enumerator<Object[]> open(Run run);
}
