package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** BEGIN, COMMIT, ROLLBACK and SAVE, and what an INSERT … EXEC forbids of them. */
final class Transactions {
    private static final int NONE = -1;

    private final BatchSession session;
    private final EngineSession engine;
    private int insertExecDepth = NONE;
    private boolean begunImplicitly;

    Transactions(BatchSession session) {
        this.session = session;
        this.engine = session.engine();
    }

    boolean inInsertExec() {
        return insertExecDepth != NONE;
    }

    void enterInsertExec() {
        insertExecDepth = engine.transactionDepth();
    }

    void leaveInsertExec() {
        insertExecDepth = NONE;
    }

    /** Before a statement runs: begins the transaction that it stands in. */
    void beginImplicitly(Statement statement) {
        if (session.settings().is(SessionSettings.Flag.IMPLICIT_TRANSACTIONS)
                && engine.transactionDepth() == 0
                && ImplicitTransactions.begins(statement)) {
            session.transactionName(Optional.empty());
            engine.begin();
            begunImplicitly = true;
        }
    }

    /**
     * Whether a module that found no transaction leaves the one that its statements began by
     * themselves: no mistake.
     */
    boolean isImplicit(int before, int after) {
        return before == 0 && after == 1 && begunImplicitly;
    }

    /**
     * What ran has left a transaction open that it has no way to end: what is in it must not be
     * committed with the caller's.
     */
    void leaveNoneOpen(int before) {
        int after = engine.transactionDepth();
        if (after <= before || isImplicit(before, after)) {
            return;
        }
        if (before == 0) {
            engine.rollback();
        } else {
            engine.doomTransaction();
        }
    }

    /** names: gives the value of a variable that stands in a name's place. */
    boolean run(Statement statement, UnaryOperator<String> names) {
        begunImplicitly &= engine.transactionDepth() > 0;
        boolean open = engine.transactionDepth() > 0;
        boolean done = run(named(statement, names));
        if (open
                && engine.transactionDepth() == 0
                && session.settings().is(SessionSettings.Flag.CLOSE_CURSORS)) {
            session.cursors().removeAll();
            session.namedCursors().values().forEach(OpenedCursor::release);
        }
        return done;
    }

    private static Statement named(Statement statement, UnaryOperator<String> names) {
        if (statement instanceof Statement.BeginTransaction begin) {
            return new Statement.BeginTransaction(begin.name().map(names), begin.line());
        }
        if (statement instanceof Statement.Rollback rollback) {
            return new Statement.Rollback(rollback.name().map(names), rollback.line());
        }
        if (statement instanceof Statement.SaveTransaction save) {
            return new Statement.SaveTransaction(names.apply(save.name()), save.line());
        }
        return statement;
    }

    /** False when the statement is none of transactions. */
    private boolean run(Statement statement) {
        if (statement instanceof Statement.BeginTransaction begin) {
            if (engine.transactionDepth() == 0) {
                session.transactionName(begin.name());
                begunImplicitly = false;
            }
            engine.begin();
        } else if (statement instanceof Statement.Commit) {
            if (inInsertExec() && engine.transactionDepth() <= insertExecDepth) {
                throw SqlError.of(ErrorCode.COMMIT_IN_INSERT_EXEC);
            }
            engine.commit();
        } else if (statement instanceof Statement.Rollback rollback) {
            rollback(rollback.name());
        } else if (statement instanceof Statement.SaveTransaction save) {
            engine.save(save.name());
        } else {
            return false;
        }
        return true;
    }

    private void rollback(Optional<String> name) {
        if (inInsertExec()) {
            throw SqlError.of(ErrorCode.ROLLBACK_IN_INSERT_EXEC);
        }
        boolean toSavepoint =
                name.isPresent()
                        && !session.transactionName()
                                .filter(name.get()::equalsIgnoreCase)
                                .isPresent();
        if (toSavepoint && engine.transactionDepth() > 0) {
            engine.rollbackTo(name.get());
        } else {
            engine.rollback();
        }
    }
}
