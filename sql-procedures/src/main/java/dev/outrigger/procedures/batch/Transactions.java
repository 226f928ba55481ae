package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import java.util.Optional;

/** BEGIN, COMMIT, ROLLBACK and SAVE, and what an INSERT … EXEC forbids of them. */
final class Transactions {
    private static final int NONE = -1;

    private final BatchSession session;
    private final EngineSession engine;
    private int insertExecDepth = NONE;

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

    /** False when the statement is none of transactions. */
    boolean run(Statement statement) {
        if (statement instanceof Statement.BeginTransaction begin) {
            if (engine.transactionDepth() == 0) {
                session.transactionName(begin.name());
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
