package dev.outrigger.engine.exec;

import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.plan.RowSource;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the query of a MERGE finds; its target's rows are locked as they were found, or not. */
final class MergedRows {
    /**
     * rowId: of the target's row, if there is one. row: its columns. clause: the one that is for
     * it. all: the query's row.
     */
    record Found(Optional<Long> rowId, Object[] row, int clause, Object[] all) {}

    private final Statements statements;
    private final Table table;
    private final QueryPlan plan;
    private final List<Found> found = new ArrayList<>();

    MergedRows(Statements statements, Table table, QueryPlan plan) {
        this.statements = statements;
        this.table = table;
        this.plan = plan;
    }

    List<Found> found() {
        return found;
    }

    /** Whether every row is still what was found. */
    boolean lockAll() {
        int width = table.columns().size();
        try (ReadView view = statements.read(plan)) {
            ExecutionContext execution = statements.execution(view);
            try (RowSource rows = plan.open(execution)) {
                while (rows.next()) {
                    Object[] all = rows.row();
                    if (all[width + 1] != null) {
                        found.add(
                                new Found(
                                        Optional.ofNullable((Long) all[0]),
                                        Arrays.copyOfRange(all, 1, 1 + width),
                                        (Integer) all[width + 1],
                                        all.clone()));
                    }
                }
            }
        }
        boolean same = true;
        for (Found one : found) {
            if (one.rowId().isPresent()) {
                Optional<Object[]> now = statements.store(table).lock(table, one.rowId().get());
                same &= now.isPresent() && FoundRows.identical(now.get(), one.row());
            }
        }
        return same;
    }
}
