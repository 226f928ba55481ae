package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;

/**
 * Makes a change of the catalog a statement: all of it happens or nothing, in a transaction of its
 * own where the session has none open.
 */
public final class Autocommit {
    /** No user can write the name. */
    private static final String BEFORE = "\u0000statement";

    private Autocommit() {}

    public static void run(EngineSession engine, Runnable change) {
        if (engine.transactionState() == -1) {
            throw SqlError.of(ErrorCode.TRANSACTION_DOOMED);
        }
        if (engine.transactionDepth() > 0) {
            engine.save(BEFORE);
            attempt(change, () -> engine.rollbackTo(BEFORE));
        } else {
            engine.begin();
            attempt(change, engine::rollback);
            engine.commit();
        }
    }

    private static void attempt(Runnable change, Runnable undo) {
        try {
            change.run();
        } catch (RuntimeException | Error e) {
            try {
                undo.run();
            } catch (RuntimeException undone) {
                e.addSuppressed(undone);
            }
            throw e;
        }
    }
}
