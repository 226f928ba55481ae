package dev.outrigger.engine.plan;

import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import java.util.Map;
import java.util.Set;

/** An expression with subqueries: a query of one row. */
record QueriedExpression(QueryPlan plan) implements RowExpression {
    @Override
    public SqlType type() {
        return plan.columns().get(0).type();
    }

    @Override
    public boolean isUntyped() {
        return plan.columns().get(0).untyped();
    }

    @Override
    public Set<Table> tables() {
        return plan.tables();
    }

    @Override
    public Map<Table, Set<LockedTable.Lock>> locks() {
        return plan.locks();
    }

    @Override
    public Object evaluate(Object[] row, ExecutionContext execution) {
        try (RowSource source = plan.open(execution)) {
            return source.next() ? source.row()[0] : null;
        }
    }
}
