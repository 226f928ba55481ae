package dev.outrigger.engine.plan;

/** A scalar expression, ready to run. Thread-safe. */
@FunctionalInterface
interface Evaluator {
    Object evaluate(Object[] row, Run run);

    default boolean isTrue(Object[] row, Run run) {
        return Boolean.TRUE.equals(evaluate(row, run));
    }
}
