package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.StoreTransaction.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * A session's transaction: its depth, its savepoints, and the statement as the smallest thing that
 * fails alone.
 */
public final class Transactions {
    private record Named(String name, Savepoint point) {}

    private final StoreTransaction store;
    private final StoreTransaction variables;
    private final Deque<Named> saved = new ArrayDeque<>();
    private Runnable onEnd = () -> {};
    private int depth;
    private boolean doomed;

    /** variables: what writes table variables; each statement ends it. */
    public Transactions(StoreTransaction store, StoreTransaction variables) {
        this.store = store;
        this.variables = variables;
    }

    /** What is done whenever a transaction has ended. */
    public void onEnd(Runnable work) {
        onEnd = work;
    }

    public int depth() {
        return depth;
    }

    public boolean doomed() {
        return doomed;
    }

    public void begin() {
        depth++;
    }

    public void commit() {
        if (depth == 0) {
            throw SqlError.of(ErrorCode.COMMIT_WITHOUT_BEGIN);
        }
        if (doomed) {
            throw SqlError.of(ErrorCode.TRANSACTION_DOOMED);
        }
        if (depth == 1) {
            try {
                store.commit();
            } finally {
                forget();
            }
        } else {
            depth--;
        }
    }

    public void rollback() {
        if (depth == 0) {
            throw SqlError.of(ErrorCode.ROLLBACK_WITHOUT_BEGIN);
        }
        end();
    }

    /** Rolls back whatever is open. */
    public void end() {
        try {
            store.rollback();
        } finally {
            forget();
        }
    }

    private void forget() {
        depth = 0;
        doomed = false;
        saved.clear();
        onEnd.run();
    }

    public void save(String name) {
        if (depth == 0) {
            throw SqlError.of(ErrorCode.SAVE_WITHOUT_BEGIN);
        }
        requireHealthy();
        saved.push(new Named(name, store.savepoint()));
    }

    /** Goes back to the newest savepoint of the name, which stays. */
    public void rollbackTo(String name) {
        boolean known = saved.stream().anyMatch(point -> point.name().equalsIgnoreCase(name));
        if (!known) {
            throw SqlError.of(ErrorCode.NO_SUCH_SAVEPOINT, name);
        }
        requireHealthy();
        while (!saved.peek().name().equalsIgnoreCase(name)) {
            saved.pop();
        }
        store.rollbackTo(saved.peek().point());
    }

    public void doom() {
        doomed = depth > 0;
    }

    public void requireHealthy() {
        if (doomed) {
            throw SqlError.of(ErrorCode.TRANSACTION_DOOMED);
        }
    }

    /** A point that a statement goes back to when it fails. */
    record Mark(Savepoint point, int saved) {}

    /**
     * Runs a statement that changes something: all of it happens or nothing; outside a transaction
     * it commits.
     */
    public <T> T change(Supplier<T> work) {
        return Replanning.repeat(() -> once(work));
    }

    private <T> T once(Supplier<T> work) {
        Mark before = mark();
        try {
            T result = work.get();
            variables.commit();
            settle(before);
            return result;
        } catch (RuntimeException | Error e) {
            undo(before, e);
            undoVariables(e);
            throw e;
        }
    }

    private void undoVariables(Throwable reason) {
        try {
            variables.rollback();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    Mark mark() {
        requireHealthy();
        return new Mark(store.savepoint(), saved.size());
    }

    /** Ends a statement well. */
    void settle(Mark before) {
        store.release(before.point());
        if (depth == 0) {
            store.commit();
        }
    }

    /**
     * Takes a statement back. A transaction that cannot be brought back to where it was can only be
     * rolled back.
     */
    void undo(Mark before, Throwable reason) {
        try {
            if (depth > 0
                    && reason instanceof SqlError error
                    && error.code() == ErrorCode.DEADLOCK) {
                // The victim's work is gone already, savepoints and all: what follows must not
                // commit by itself.
                saved.clear();
                doomed = true;
            } else if (depth == 0) {
                store.rollback();
            } else {
                while (saved.size() > before.saved()) {
                    saved.pop();
                }
                store.rollbackTo(before.point());
            }
        } catch (RuntimeException e) {
            doomed = depth > 0;
            reason.addSuppressed(e);
        }
    }
}
