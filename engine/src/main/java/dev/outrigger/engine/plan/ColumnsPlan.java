package dev.outrigger.engine.plan;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plan whose top is a columnar operator. */
record ColumnsPlan(
        List<ResultColumn> columns,
        Set<Table> tables,
        Map<Table, Set<LockedTable.Lock>> locks,
        Columns top,
        Evaluator[] limits,
        double estimatedRows)
        implements QueryPlan {
    ColumnsPlan {
        columns = List.copyOf(columns);
        tables = Set.copyOf(tables);
        locks = Map.copyOf(locks);
    }

    static SqlType[] types(List<ResultColumn> columns) {
        return columns.stream().map(ResultColumn::type).toArray(SqlType[]::new);
    }

    @Override
    public RowSource open(ExecutionContext execution) {
        return Failures.guard(
                () -> {
                    Run run = new Run(execution, limits);
                    return new RowsPlan.Source(
                            ColumnsToRows.enumerator(run, top.open(run), types(columns)));
                });
    }

    @Override
    public BatchSource batches(ExecutionContext execution) {
        return Failures.guard(() -> guarded(top.open(new Run(execution, limits))));
    }

    /** What fails below fails as an SqlError. */
    static BatchSource guarded(BatchSource source) {
        return new BatchSource() {
            @Override
            public Optional<Batch> next() {
                return Failures.guard(source::next);
            }

            @Override
            public void close() {
                source.close();
            }
        };
    }
}
