package dev.outrigger.engine.plan;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;

/** A plan whose operators run as they are. */
record RowsPlan(
        List<ResultColumn> columns,
        Set<Table> tables,
        Map<Table, Set<LockedTable.Lock>> locks,
        Rows rows,
        Evaluator[] limits,
        double estimatedRows)
        implements QueryPlan {
    RowsPlan {
        columns = List.copyOf(columns);
        tables = Set.copyOf(tables);
        locks = Map.copyOf(locks);
    }

    @Override
    public RowSource open(ExecutionContext execution) {
        return Failures.guard(
                () -> {
                    Enumerator<Object[]> rows = rows().open(new Run(execution, limits));
                    return new Source(rows);
                });
    }

    @Override
    public BatchSource batches(ExecutionContext execution) {
        return Failures.guard(
                () ->
                        ColumnsPlan.guarded(
                                RowsToColumns.source(
                                        rows().open(new Run(execution, limits)),
                                        ColumnsPlan.types(columns))));
    }

    static final class Source implements RowSource {
        private final Enumerator<Object[]> rows;

        Source(Enumerator<Object[]> rows) {
            this.rows = rows;
        }

        @Override
        public boolean next() {
            return Failures.guard(rows::moveNext);
        }

        @Override
        public Object[] row() {
            return rows.current();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
