package dev.outrigger;

import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.procedures.batch.BatchSession;
import dev.outrigger.procedures.batch.ModuleNames;
import java.util.List;
import java.util.Optional;

/**
 * One user's line of work: a current database, at most one transaction, settings, and a script host once a script ran.
 * Runs one batch at a time; {@link #cancel} and {@link #close} may come from any thread.
 */
public final class Session implements AutoCloseable {
    private final Instance instance;
    private final BatchSession session;
    private boolean closed;

    /** Held while something runs, so that close waits for it. */
    private final Object running = new Object();

    Session(Instance instance, BatchSession session) {
        this.instance = instance;
        this.session = session;
    }

    /**
     * Runs one batch, a text without GO. Results, messages and errors go to the consumer as they come.
     *
     * @return how it ended; an error of SQL is no exception
     * @throws IllegalStateException when the session is closed, or an error of severity 20 has ended it
     */
    public Outcome execute(String batch, ResultConsumer consumer) {
        synchronized (running) {
            return session.execute(batch, consumer);
        }
    }

    /**
     * Runs a script: batches separated by lines of GO. A batch that fails does not keep the next from running.
     *
     * @return the outcomes of all batches as one
     */
    public Outcome executeScript(String script, ResultConsumer consumer) {
        Outcome outcome = new Outcome(0, Optional.empty(), true, false);
        List<TsqlParser.Batch> batches;
        try {
            batches = TsqlParser.batches(script);
        } catch (SqlError e) {
            Message message =
                    new Message(e.number(), e.severity(), e.state(), e.line(), e.procedure(), e.getMessage());
            consumer.message(message);
            return new Outcome(1, Optional.of(message), false, false);
        }
        for (TsqlParser.Batch batch : batches) {
            for (int i = 0; i < batch.repeat(); i++) {
                outcome = outcome.and(execute(batch.text(), consumer));
                if (outcome.sessionEnded()) {
                    return outcome;
                }
            }
        }
        return outcome;
    }

    /**
     * Runs one procedure with typed arguments; OUTPUT values and the return status go to the consumer.
     *
     * @param procedure its name, of one to three parts, brackets allowed
     */
    public Outcome call(String procedure, List<CallArgument> arguments, ResultConsumer consumer) {
        ObjectName name =
                ModuleNames.parse(procedure).orElseGet(() -> new ObjectName(Optional.empty(), Optional.empty(), procedure));
        synchronized (running) {
            return session.call(name, arguments, consumer);
        }
    }

    /** Ends what runs here as soon as possible: it gets error 3617. The session stays usable. */
    public void cancel() {
        session.cancel();
    }

    /** The current database. */
    public String database() {
        return session.database();
    }

    /** How many transactions are open, one within another; 0 when none is. */
    public int transactionDepth() {
        return session.transactionDepth();
    }

    /** Whether it was closed, or an error of severity 20 ended it. */
    public boolean isClosed() {
        return session.isClosed();
    }

    /** Ends what runs here, rolls the open transaction back and ends the session's script host. */
    @Override
    public void close() {
        end();
        instance.forget(this);
    }

    void end() {
        session.cancel();
        synchronized (running) {
            if (!closed) {
                closed = true;
                session.close();
            }
        }
    }
}
