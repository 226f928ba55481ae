package dev.outrigger.procedures.batch;

import dev.outrigger.StatementEnd;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of an error: to the CATCH block around it, wherever that is in the chain of calls, or to
 * the client, ending what its {@link ErrorEffect} says.
 */
final class ErrorFlow {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorFlow.class);

    private final BatchSession session;
    private final Client client;
    private int tries;

    /**
     * The error on its way to a CATCH block, where it was raised, and what it ends when none takes
     * it.
     */
    private SqlError pending;

    private Activation pendingIn;
    private ErrorEffect pendingEffect;

    ErrorFlow(BatchSession session, Client client) {
        this.session = session;
        this.client = client;
    }

    void enterTry() {
        tries++;
    }

    void leaveTry() {
        tries--;
    }

    /** Whether the TRY of an activation takes the pending error; then it is on its way no more. */
    boolean caughtIn(Activation activation) {
        if (pendingEffect == ErrorEffect.SCOPE && pendingIn == activation) {
            return false;
        }
        pending = null;
        pendingIn = null;
        pendingEffect = null;
        return true;
    }

    static SqlError asSqlError(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return SqlError.of(ErrorCode.STATEMENT_TOO_COMPLEX, "split it into smaller ones.");
        }
        if (thrown instanceof OutOfMemoryError) {
            return SqlError.of(
                    ErrorCode.OUT_OF_MEMORY, "give the Java virtual machine a larger heap (-Xmx).");
        }
        LOG.error("A statement failed in a way that is not the user's", thrown);
        String text = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return SqlError.of(ErrorCode.INTERNAL, thrown.getClass().getSimpleName() + text)
                .causedBy(thrown);
    }

    /**
     * Decides about an error that a statement threw or let pass. Returns when the next statement
     * shall run.
     */
    Flow failed(SqlError thrown, Statement statement, Activation activation) {
        SqlError error = session.seen(thrown);
        SqlError located = error;
        ErrorEffect effect;
        if (error == pending) {
            effect =
                    pendingEffect == ErrorEffect.SCOPE && pendingIn != activation
                            ? ErrorEffect.STATEMENT
                            : pendingEffect;
        } else {
            located = located(error, statement, activation);
            effect = ErrorEffect.of(located, statement, session.settings().abortTransaction());
            session.lastError(located.number());
        }
        if (tries > 0 && !ErrorEffect.isBeyondCatch(located)) {
            if (located != pending) {
                pending = located;
                pendingIn = activation;
                pendingEffect = effect;
                if (effect == ErrorEffect.BATCH_AND_TRANSACTION
                        && session.engine().transactionDepth() > 0) {
                    session.engine().doomTransaction();
                }
            }
            throw located;
        }
        pending = null;
        return report(located, statement, effect, activation);
    }

    /** What is thrown again has its place; what the engine throws has a line at most. */
    private SqlError located(SqlError error, Statement statement, Activation activation) {
        boolean again = session.caughtError().filter(caught -> caught == error).isPresent();
        return again ? error : error.at(statement.line()).in(activation.procedure());
    }

    private Flow report(
            SqlError error, Statement statement, ErrorEffect effect, Activation activation) {
        activation.failed(error.severity());
        session.rowCount(0);
        if ((effect == ErrorEffect.BATCH_AND_TRANSACTION || effect == ErrorEffect.SESSION)
                && session.engine().transactionDepth() > 0) {
            session.engine().rollback();
        }
        client.report(error);
        client.statementEnd(
                new StatementEnd(
                        Kinds.of(statement), OptionalLong.empty(), true, activation.nesting()));
        return switch (effect) {
            case STATEMENT -> Flow.NEXT;
            case SCOPE -> throw new Ended.Scope();
            case BATCH, BATCH_AND_TRANSACTION -> throw new Ended.Batch();
            case SESSION -> throw new Ended.Session();
        };
    }
}
