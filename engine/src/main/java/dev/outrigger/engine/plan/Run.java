package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Work;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlValue;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An execution's state: what it was given, and the rows that correlated parts refer to. Used by one
 * thread, and by workers that it waits for: they read what it has set.
 */
final class Run {
    private static final int ROWS_BETWEEN_CHECKS = 1023;

    private final ExecutionContext execution;
    private final Evaluator[] limits;
    private final Map<String, Object[]> correlated = new HashMap<>();
    private final Map<String, SqlValue> variables = new ConcurrentHashMap<>();
    private final Map<DictionaryResults, DictionaryResults.Kept> results =
            new ConcurrentHashMap<>();
    private int rows;

    /** limits: what TOP, OFFSET and FETCH compute. */
    Run(ExecutionContext execution, Evaluator[] limits) {
        this.execution = execution;
        this.limits = limits;
    }

    Object limit(int index) {
        return limits[index].evaluate(new Object[0], this);
    }

    Work work() {
        return execution.work();
    }

    ExecutionContext execution() {
        return execution;
    }

    /** A variable's value, the same throughout the execution. */
    SqlValue variable(String name) {
        return variables.computeIfAbsent(
                name,
                key ->
                        execution
                                .scope()
                                .lookup(key)
                                .orElseThrow(
                                        () -> SqlError.of(ErrorCode.MUST_DECLARE_VARIABLE, key)));
    }

    /** What an expression gave for the dictionary that it met last; null before the first. */
    DictionaryResults.Kept kept(DictionaryResults expression) {
        return results.get(expression);
    }

    void keep(DictionaryResults expression, DictionaryResults.Kept made) {
        results.put(expression, made);
    }

    void correlate(String name, Object[] row) {
        correlated.put(name, row);
    }

    Object[] correlated(String name) {
        return correlated.get(name);
    }

    /** Called for each row that is made or passed on. */
    void step() {
        if ((++rows & ROWS_BETWEEN_CHECKS) == 0 && execution.cancelled().get()) {
            throw SqlError.of(ErrorCode.CANCELLED);
        }
    }
}
