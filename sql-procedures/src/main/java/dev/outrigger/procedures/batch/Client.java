package dev.outrigger.procedures.batch;

import dev.outrigger.Message;
import dev.outrigger.Outcome;
import dev.outrigger.ResultConsumer;
import dev.outrigger.StatementEnd;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Frame;
import dev.outrigger.procedures.procedure.ResultTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The consumer of one batch, and the count of what went wrong. Thread-safe: a script's output comes
 * from its host's thread; the lock keeps calls from overlapping.
 */
final class Client implements ResultTarget {
    private final ResultConsumer consumer;
    private long errors;
    private Optional<Message> firstError = Optional.empty();
    private ConsumerFailed failure;
    private volatile Thread called;

    /** Statements whose ends are nobody's business: those that a cursor runs. */
    private int silenced;

    Client(ResultConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public void begin(List<ResultColumn> columns) {
        tell(() -> consumer.resultSet(columns));
    }

    @Override
    public void add(Frame frame) {
        tell(() -> consumer.frame(frame));
    }

    @Override
    public void end() {
        tell(consumer::endOfResultSet);
    }

    /** Runs something whose row counts and ends the consumer is not told. */
    <T> T silently(Supplier<T> work) {
        silenced++;
        try {
            return work.get();
        } finally {
            silenced--;
        }
    }

    void rowCount(long rows) {
        if (silenced == 0) {
            tell(() -> consumer.rowCount(rows));
        }
    }

    void statementBegin() {
        if (silenced == 0) {
            tell(consumer::statementBegin);
        }
    }

    void statementEnd(StatementEnd end) {
        if (silenced > 0 && !end.failed()) {
            return;
        }
        tell(() -> consumer.statementEnd(end));
    }

    void procedureEnd(int status, int nesting) {
        if (silenced > 0) {
            return;
        }
        tell(() -> consumer.procedureEnd(status, nesting));
    }

    void outputValue(int argument, String name, SqlValue value) {
        tell(() -> consumer.outputValue(argument, name, value));
    }

    void returnStatus(int status) {
        tell(() -> consumer.returnStatus(status));
    }

    /**
     * Sends an error or an information, and the errors that belong to it, such as a BACKUP's end.
     */
    void report(SqlError error) {
        send(error);
        for (Throwable detail : error.getSuppressed()) {
            if (detail instanceof SqlError related) {
                send(related.at(error.line(), error.procedure()));
            }
        }
    }

    private synchronized void send(SqlError error) {
        Message message =
                new Message(
                        error.number(),
                        error.severity(),
                        error.state(),
                        error.line(),
                        error.procedure(),
                        error.getMessage());
        if (message.isError()) {
            errors++;
            firstError = firstError.or(() -> Optional.of(message));
        }
        tell(() -> consumer.message(message));
    }

    /** A consumer that threw is told nothing more. */
    private synchronized void tell(Runnable call) {
        if (failure != null) {
            throw failure;
        }
        called = Thread.currentThread();
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            failure = new ConsumerFailed(e);
            throw failure;
        } finally {
            called = null;
        }
    }

    /** Whether the consumer runs on this thread. */
    boolean callsBack() {
        return called == Thread.currentThread();
    }

    /** How many errors were told so far. */
    synchronized long errors() {
        return errors;
    }

    synchronized Outcome outcome(boolean completed, boolean sessionEnded) {
        return new Outcome(errors, firstError, completed, sessionEnded);
    }
}
