package dev.outrigger.engine.plan;

import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import java.util.Map;
import java.util.Set;

/** An expression without subqueries. */
record PlannedExpression(SqlType type, boolean isUntyped, Evaluator evaluator)
        implements RowExpression {
    @Override
    public Set<Table> tables() {
        return Set.of();
    }

    @Override
    public Map<Table, Set<LockedTable.Lock>> locks() {
        return Map.of();
    }

    @Override
    public Object evaluate(Object[] row, ExecutionContext execution) {
        return Failures.guard(() -> evaluator.evaluate(row, new Run(execution, new Evaluator[0])));
    }
}
