package dev.outrigger.engine.exec;

import dev.outrigger.engine.InsertSink;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.Frame;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * INSERT ... EXEC. A table variable is written in a transaction of this INSERT's own, since the
 * module's statements end theirs. While it is open the transaction is at least one deep, as in SQL
 * Server: the statements of the module that runs do not commit by themselves.
 */
final class PushedInsert implements InsertSink {
    private final Statements statements;
    private final Transactions transactions;
    private final Consumer<Optional<BigDecimal>> onIdentity;
    private final Table table;
    private final boolean alone;
    private final Transactions.Mark before;
    private final ReadView view;
    private final boolean ownVariables;
    private final InsertedRows rows;
    private List<SqlType> types = List.of();
    private final int depth;
    private final boolean unlisted;
    private RuntimeException failure;
    private long count;
    private boolean ended;

    PushedInsert(
            Statements statements,
            Transactions transactions,
            InsertTarget target,
            Consumer<Optional<BigDecimal>> onIdentity) {
        this.statements = statements;
        this.transactions = transactions;
        this.onIdentity = onIdentity;
        this.table = target.table();
        this.alone = transactions.depth() == 0;
        this.before = transactions.mark();
        this.ownVariables = table.isVariable();
        this.unlisted = target.columns().isEmpty();
        this.view = statements.read(List.of());
        try {
            this.rows = new InsertedRows(target, statements, statements.execution(view));
        } catch (RuntimeException | Error e) {
            view.close();
            throw e;
        }
        if (alone) {
            transactions.begin();
        }
        this.depth = transactions.depth();
    }

    /**
     * A module that caught what went wrong here must not leave half of its rows behind: the failure
     * comes again.
     */
    private void requireWhole() {
        if (failure != null) {
            throw failure;
        }
        if (transactions.depth() < depth) {
            throw SqlError.of(ErrorCode.ROLLBACK_IN_INSERT_EXEC);
        }
        transactions.requireHealthy();
    }

    private void attempt(Runnable work) {
        requireWhole();
        try {
            work.run();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void begin(List<ResultColumn> columns) {
        attempt(() -> expect(columns));
    }

    private void expect(List<ResultColumn> columns) {
        if (unlisted) {
            IdentityInsert.requireUnlisted(table, List.of(), columns.size(), rows.width());
            new IdentityInsert(statements).given(table, new int[0]);
        }
        if (columns.size() != rows.width()) {
            throw SqlError.of(ErrorCode.INSERT_COLUMN_COUNT);
        }
        types = columns.stream().map(ResultColumn::type).toList();
        rows.accept(types);
    }

    @Override
    public void add(Frame frame) {
        attempt(() -> write(frame));
    }

    private void write(Frame frame) {
        Batch batch = new Batch(frame.rows(), frame.columns().toArray(Column[]::new));
        BatchSource whole = new InsertedBatches(InsertedBatches.of(batch), types, rows);
        count += statements.store(table).insert(table, whole);
    }

    @Override
    public long finish() {
        requireWhole();
        view.close();
        if (ownVariables) {
            statements.store(table).commit();
            statements.store(table).close();
        }
        if (alone) {
            transactions.commit();
        }
        ended = true;
        onIdentity.accept(rows.lastIdentity());
        return count;
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        view.close();
        if (ownVariables) {
            statements.store(table).close();
        }
        // The module may have ended the transaction itself.
        if (alone && transactions.depth() > 0) {
            transactions.end();
        } else if (!alone && transactions.depth() >= depth) {
            transactions.undo(
                    before,
                    failure != null
                            ? failure
                            : new IllegalStateException("the INSERT was given up"));
        }
    }
}
