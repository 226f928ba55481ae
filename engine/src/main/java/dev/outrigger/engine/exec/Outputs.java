package dev.outrigger.engine.exec;

import dev.outrigger.engine.OutputRows;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The OUTPUT clauses of one change: they hear each row that it writes or removes. */
final class Outputs {
    private final Statements statements;
    private final List<Statement.Output> clauses;
    private final List<OutputClause> open = new ArrayList<>();
    private int width;

    private Outputs(Statements statements, List<Statement.Output> clauses) {
        this.statements = statements;
        this.clauses = clauses;
    }

    static Outputs none(Statements statements) {
        return new Outputs(statements, List.of());
    }

    static Outputs of(Statements statements, List<Statement.Output> clauses) {
        return new Outputs(statements, clauses);
    }

    /** Comes first. inserted, deleted: which rows there will be. */
    void over(Table table, boolean inserted, boolean deleted) {
        width = table.columns().size();
        for (Statement.Output clause : clauses) {
            open.add(new OutputClause(statements, clause, table, inserted, deleted));
        }
    }

    /** deleted, inserted: whole rows of the table; null for none. */
    void row(Object[] deleted, Object[] inserted) {
        row(deleted, inserted, null);
    }

    /** action: what MERGE did with the row. */
    void row(Object[] deleted, Object[] inserted, Object action) {
        if (open.isEmpty()) {
            return;
        }
        Object[] both = new Object[2 * width + 1];
        if (deleted != null) {
            System.arraycopy(deleted, 0, both, 0, width);
        }
        if (inserted != null) {
            System.arraycopy(inserted, 0, both, width, width);
        }
        both[2 * width] = action;
        open.forEach(clause -> clause.row(both));
    }

    /** The batches that an INSERT writes, each of which is heard on its way. */
    BatchSource inserted(BatchSource batches, Table table) {
        if (open.isEmpty()) {
            return batches;
        }
        return new BatchSource() {
            @Override
            public Optional<Batch> next() {
                Optional<Batch> next = batches.next();
                next.ifPresent(batch -> inserted(batch, table));
                return next;
            }

            @Override
            public void close() {
                batches.close();
            }
        };
    }

    private void inserted(Batch batch, Table table) {
        Object[] row = new Object[width];
        for (int i = 0; i < batch.rows(); i++) {
            for (int column = 0; column < width; column++) {
                row[column] =
                        SqlColumns.read(
                                batch.column(column), i, table.columns().get(column).type());
            }
            row(null, Arrays.copyOf(row, width));
        }
    }

    /** Writes the rows that go into tables; gives those that go to the client. */
    Optional<OutputRows> finish() {
        Optional<OutputRows> toClient = Optional.empty();
        for (OutputClause clause : open) {
            Optional<OutputRows> rows = clause.finish();
            toClient = rows.isPresent() ? rows : toClient;
        }
        return toClient;
    }
}
