package dev.outrigger;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.procedures.batch.BatchSession;
import dev.outrigger.procedures.batch.ModuleNames;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One user's line of work: a current database, at most one transaction, settings, and a script host
 * once a script ran. Runs one batch at a time; {@link #cancel} and {@link #close} may come from any
 * thread, also from the consumer.
 */
public final class Session implements AutoCloseable {
    private final Instance instance;
    private final BatchSession session;
    private boolean closed;

    /** The consumer asked for the end: whoever finds that nothing runs any more sees to it. */
    private volatile boolean closeWhenDone;

    /** Held while something runs, so that close waits for it. */
    private final ReentrantLock running = new ReentrantLock();

    Session(Instance instance, BatchSession session) {
        this.instance = instance;
        this.session = session;
        session.onKill(this::close);
    }

    /**
     * Tells whom the session works for, before it does: HOST_NAME, APP_NAME and the views of
     * sessions show it.
     */
    public void client(ClientConnection client) {
        session.connection(client);
    }

    /** Whom the session works for; empty for the program that opened it. */
    public Optional<ClientConnection> client() {
        return session.connection();
    }

    /**
     * What another session's KILL runs in place of {@link #close}, on a thread of its own: whoever
     * holds more than the session ends that too, and closes the session.
     */
    public void onKill(Runnable ending) {
        session.onKill(ending);
    }

    void logIn(String login) {
        session.logIn(login);
    }

    /**
     * Runs one batch, a text without GO. Results, messages and errors go to the consumer as they
     * come.
     *
     * @return how it ended; an error of SQL is no exception
     * @throws IllegalStateException when the session is closed, or an error of severity 20 has
     *     ended it, or a consumer that the session runs calls this
     */
    public Outcome execute(String batch, ResultConsumer consumer) {
        return run(() -> session.execute(batch, consumer));
    }

    /**
     * Runs a script: batches separated by lines of GO. A batch that fails does not keep the next
     * from running; one that is cancelled does.
     *
     * @return the outcomes of all batches as one
     */
    public Outcome executeScript(String script, ResultConsumer consumer) {
        return run(
                () -> {
                    try {
                        return executeAll(TsqlParser.batches(script), consumer);
                    } catch (SqlError e) {
                        return session.refuse(e, consumer);
                    }
                });
    }

    private Outcome executeAll(List<TsqlParser.Batch> batches, ResultConsumer consumer) {
        Outcome outcome = new Outcome(0, Optional.empty(), true, false);
        for (TsqlParser.Batch batch : batches) {
            for (int i = 0; i < batch.repeat(); i++) {
                Outcome last = session.execute(batch.text(), consumer);
                outcome = outcome.and(last);
                if (last.sessionEnded() || session.isCancelled() && !last.completed()) {
                    return outcome;
                }
            }
        }
        return outcome;
    }

    /**
     * Runs one procedure with typed arguments; OUTPUT values and the return status go to the
     * consumer.
     *
     * @param procedure its name, of one to three parts, brackets allowed
     */
    public Outcome call(String procedure, List<CallArgument> arguments, ResultConsumer consumer) {
        ObjectName name =
                ModuleNames.parse(procedure)
                        .orElseGet(
                                () ->
                                        new ObjectName(
                                                Optional.empty(), Optional.empty(), procedure));
        return run(() -> session.call(name, arguments, consumer));
    }

    /**
     * Inserts rows as the INSERT BULK before this has announced: one statement, whole or not at
     * all. The rows are drawn from the stream as they are inserted; what it throws undoes them.
     *
     * @param columns of the rows, in the order of the INSERT BULK's
     */
    public Outcome bulkLoad(List<ResultColumn> columns, FrameStream rows, ResultConsumer consumer) {
        return run(() -> session.bulkLoad(columns, rows, consumer));
    }

    private Outcome run(Supplier<Outcome> work) {
        if (session.callsBack()) {
            throw new IllegalStateException(
                    "a consumer cannot run anything in the session that calls it");
        }
        running.lock();
        try {
            session.begin();
            session.classify();
            return work.get();
        } finally {
            running.unlock();
            closeIfAsked();
        }
    }

    /**
     * Makes the session as good as new for whoever takes it from a pool: the open transaction is
     * rolled back; #tables, SET options, session context and application locks are gone, and so is
     * the script host with its files and modules.
     */
    public void reset() {
        run(
                () -> {
                    session.reset();
                    return new Outcome(0, Optional.empty(), true, false);
                });
    }

    /** As {@link #reset}, but an open transaction goes on, with its #tables and locks. */
    public void resetKeepingTransaction() {
        run(
                () -> {
                    session.resetKeepingTransaction();
                    return new Outcome(0, Optional.empty(), true, false);
                });
    }

    /** Ends what runs here as soon as possible: it gets error 3617. The session stays usable. */
    public void cancel() {
        session.cancel();
    }

    /**
     * Runs statements that begin, end or mark transactions for a client that asked for it without a
     * text: they run under SET FMTONLY and SET SHOWPLAN_TEXT too.
     */
    public Outcome executeTransaction(String statements, ResultConsumer consumer) {
        return run(() -> session.executeTransaction(statements, consumer));
    }

    /** Whether queries send their columns alone, as SET FMTONLY ON has it. */
    public boolean isFormatOnly() {
        return session.isFormatOnly();
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

    /**
     * Ends what runs here, rolls the open transaction back and ends the session's script host.
     * Returns when that is done; when a consumer that the session runs calls this, it is done once
     * the consumer has returned.
     */
    @Override
    public void close() {
        if (session.callsBack()) {
            closeWhenDone = true;
            session.stop();
            closeIfAsked();
            return;
        }
        session.stop();
        running.lock();
        try {
            end();
        } finally {
            running.unlock();
        }
    }

    boolean callsBack() {
        return session.callsBack();
    }

    private void closeIfAsked() {
        if (closeWhenDone && !running.isHeldByCurrentThread() && running.tryLock()) {
            try {
                end();
            } finally {
                running.unlock();
            }
        }
    }

    private void end() {
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } finally {
            instance.forget(this);
        }
    }
}
