package dev.outrigger.tds.tokens;

import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.Session;
import dev.outrigger.StatementEnd;
import dev.outrigger.StatementKind;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.Frame;
import dev.outrigger.tds.types.ColumnCodec;
import dev.outrigger.tds.wire.PacketOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a session gives for one request, as the tokens of its response. Writing waits while the
 * client does not read, and so the statement waits. The last DONE is held back until it is known
 * whether more comes, for it says so.
 *
 * <p>The session tells it one thing at a time; {@link #hurry} and {@link #discard} may come from
 * any thread.
 */
public final class ResponseWriter implements ResultConsumer {
    private static final int DATABASE_CHANGED = 5701;
    private static final long UNCOUNTED = -1;

    private final PacketOutput out;
    private final TokenWriter tokens;
    private final ReentrantLock writing = new ReentrantLock();
    private final TransactionNotes transactions;
    private final List<ReturnValue> returned = new ArrayList<>();
    private Session session;
    private String database;
    private List<ResultColumn> columns = List.of();
    private Done held;
    private long counted = UNCOUNTED;
    private volatile boolean statementRuns = true;
    private boolean rowsOpen;
    private boolean errorOpen;
    private boolean inCall;
    private Integer status;
    private volatile boolean hurried;
    private volatile boolean discarded;

    private record ReturnValue(int ordinal, String name, SqlValue value) {}

    public ResponseWriter(PacketOutput out, Session session, TransactionNotes transactions) {
        this.out = out;
        this.tokens = new TokenWriter(out);
        this.session = session;
        this.transactions = transactions;
        this.database = session.database();
    }

    /** What comes now belongs to a procedure called by itself, not to a batch. */
    public void beginCall() {
        inCall = true;
    }

    /** Another session takes over within the response: this one starts as new. */
    public void reset(Session fresh) {
        write(
                () -> {
                    session = fresh;
                    noteTransaction(StatementKind.ROLLBACK);
                    tokens.resetDone();
                    noteDatabase();
                });
    }

    /**
     * From now on what is there is sent at once, since the request takes its time; a DONE too, once
     * another statement runs.
     */
    public void hurry() {
        hurried = true;
        if (writing.tryLock()) {
            try {
                if (!discarded) {
                    sendIfHurried();
                }
            } finally {
                writing.unlock();
            }
        }
    }

    /** Nothing more is written: the client has cancelled. */
    public void discard() {
        discarded = true;
    }

    private void write(Runnable tokensOfIt) {
        boolean before = hurried;
        writing.lock();
        try {
            if (!discarded) {
                tokensOfIt.run();
            }
        } finally {
            writing.unlock();
        }
        if (hurried != before) {
            // Whoever hurries found the lock taken.
            hurry();
        }
    }

    private void sendIfHurried() {
        // A client that has the columns it asked for cancels the rest, SET FMTONLY OFF among it.
        if (hurried && !session.isFormatOnly()) {
            if (statementRuns) {
                releaseHeld();
            }
            out.flush();
        }
    }

    private void releaseHeld() {
        if (held != null) {
            tokens.done(held, true);
            held = null;
        }
    }

    private void hold(Done done) {
        releaseHeld();
        held = done;
        rowsOpen = false;
        errorOpen = false;
        counted = UNCOUNTED;
    }

    /** A result set or an error without an end of its own gets one. */
    private void endOpen() {
        if (errorOpen) {
            hold(Done.failed(token(0)));
        } else if (rowsOpen) {
            hold(counted < 0 ? Done.plain(token(0)) : Done.rows(token(0), counted));
        }
    }

    private void noteTransaction(StatementKind kind) {
        int depth = session.transactionDepth();
        if (transactions.differs(depth)) {
            releaseHeld();
            transactions.note(tokens, kind, depth);
        }
    }

    private int token(int nesting) {
        return inCall || nesting > 0 ? Done.IN_PROCEDURE : Done.BATCH;
    }

    @Override
    public void resultSet(List<ResultColumn> resultColumns) {
        write(
                () -> {
                    endOpen();
                    releaseHeld();
                    columns = resultColumns;
                    counted = UNCOUNTED;
                    tokens.columns(resultColumns);
                    rowsOpen = true;
                });
    }

    @Override
    public void frame(Frame frame) {
        ColumnCodec.Cells[] cells = new ColumnCodec.Cells[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            Column column = frame.column(i);
            cells[i] = ColumnCodec.of(column, columns.get(i).type());
        }
        write(
                () -> {
                    for (int row = 0; row < frame.rows() && !discarded; row++) {
                        tokens.row(cells, row);
                    }
                    sendIfHurried();
                });
    }

    @Override
    public void endOfResultSet() {}

    /** Counts for rows that no statement's end follows: those of the instance's own procedures. */
    @Override
    public void rowCount(long rows) {
        counted = rows;
    }

    @Override
    public void statementBegin() {
        statementRuns = true;
        if (rowsOpen || hurried && held != null) {
            // Rows without an end: their statement failed, and its error was caught.
            write(
                    () -> {
                        endOpen();
                        sendIfHurried();
                    });
        }
    }

    @Override
    public void statementEnd(StatementEnd end) {
        write(
                () -> {
                    statementRuns = false;
                    noteTransaction(end.kind());
                    if (end.nesting() == 0) {
                        noteDatabase();
                    }
                    if (rowsOpen || end.failed() || end.rows().isPresent() || defines(end.kind())) {
                        hold(Done.of(end, token(end.nesting())));
                        sendIfHurried();
                    }
                });
    }

    /** Clients learn of a definition by the end of its statement. */
    private static boolean defines(StatementKind kind) {
        return switch (kind) {
            case CREATE_TABLE, DROP_TABLE, DEFINITION -> true;
            case SELECT,
                    INSERT,
                    UPDATE,
                    DELETE,
                    BULK_INSERT,
                    BEGIN_TRANSACTION,
                    COMMIT,
                    ROLLBACK,
                    EXECUTE,
                    OTHER ->
                    false;
        };
    }

    private void noteDatabase() {
        String now = session.database();
        if (!now.equals(database)) {
            releaseHeld();
            tokens.environment(TokenWriter.DATABASE, now, database);
            database = now;
        }
    }

    @Override
    public void message(Message message) {
        write(
                () -> {
                    releaseHeld();
                    if (message.number() == DATABASE_CHANGED) {
                        noteDatabase();
                    }
                    tokens.message(message);
                    errorOpen |= message.isError();
                    sendIfHurried();
                });
    }

    @Override
    public void procedureEnd(int procedureStatus, int nesting) {
        if (nesting == 0 && !inCall) {
            write(
                    () -> {
                        statementRuns = false;
                        endOpen();
                        releaseHeld();
                        tokens.returnStatus(procedureStatus);
                        hold(Done.procedure());
                        sendIfHurried();
                    });
        }
    }

    @Override
    public void outputValue(int argument, String name, SqlValue value) {
        returned.add(new ReturnValue(argument, name, value));
    }

    @Override
    public void returnStatus(int procedureStatus) {
        status = procedureStatus;
    }

    /** The call begun last has ended. */
    public void endCall() {
        write(
                () -> {
                    // RETURN leaves a procedure without an end of a statement.
                    statementRuns = false;
                    endOpen();
                    noteTransaction(StatementKind.OTHER);
                    releaseHeld();
                    if (status != null) {
                        tokens.returnStatus(status);
                    }
                    for (ReturnValue value : returned) {
                        tokens.returnValue(value.ordinal(), value.name(), value.value());
                    }
                    hold(Done.procedure());
                });
        status = null;
        returned.clear();
        inCall = false;
    }

    /**
     * Ends the response to a request that the client has cancelled. The answer to the cancellation
     * is a message of its own, for which clients wait.
     */
    public void endCancelled() {
        writing.lock();
        try {
            held = null;
            tokens.done(Done.plain(Done.BATCH), false);
            out.end();
            acknowledgeCancellation();
        } finally {
            writing.unlock();
        }
    }

    /** Answers a cancellation that found nothing to cancel. */
    public void acknowledgeCancellation() {
        tokens.done(Done.attention(), false);
        out.end();
    }

    public boolean isDiscarded() {
        return discarded;
    }

    /** Ends the response, with a DONE that says that nothing more comes. */
    public void end() {
        write(
                () -> {
                    endOpen();
                    noteTransaction(StatementKind.OTHER);
                    noteDatabase();
                    tokens.done(held == null ? Done.plain(Done.BATCH) : held, false);
                    held = null;
                    out.end();
                });
    }
}
