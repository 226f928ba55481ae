package dev.outrigger.procedures.batch;

import dev.outrigger.CallArgument;
import dev.outrigger.ClientConnection;
import dev.outrigger.Outcome;
import dev.outrigger.ResultConsumer;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.procedures.external.ExternalScript;
import dev.outrigger.procedures.external.ScriptActivity;
import dev.outrigger.procedures.external.ScriptPlace;
import dev.outrigger.procedures.external.ScriptsCheck;
import dev.outrigger.procedures.governor.Governor;
import dev.outrigger.procedures.governor.GroupCounts;
import dev.outrigger.procedures.jobs.AgentNotice;
import dev.outrigger.procedures.system.ApplicationLocking;
import dev.outrigger.procedures.system.SpConfigure;
import dev.outrigger.procedures.system.SpHelpText;
import dev.outrigger.procedures.system.SpRename;
import dev.outrigger.procedures.system.SpRoleMember;
import dev.outrigger.procedures.system.SpSequenceGetRange;
import dev.outrigger.procedures.system.SystemProcedure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One user's session: what outlives a batch of it. Not thread-safe but for {@link #cancel} and
 * {@link #stop}.
 */
public final class BatchSession implements AutoCloseable {
    private final int id;
    private final EngineSession engine;
    private final InstanceParts parts;
    private final ScriptPlace scripts;
    private final Variables variables;
    private final SessionFunctions functions = new SessionFunctions(this);
    private final Map<String, SystemProcedure> systemProcedures;
    private final PreparedStatements preparedStatements = new PreparedStatements();
    private final Cursors cursors = new Cursors();
    private Optional<Statement.InsertBulk> announcedBulk = Optional.empty();
    private final Deque<SqlError> caught = new ArrayDeque<>();
    private final ApplicationLocking applicationLocks;
    private final AgentNotice agentNotice;
    private final SessionContext context = new SessionContext();
    private final Map<String, OpenedCursor> namedCursors = new HashMap<>();
    private int fetchStatus;
    private int cursorRows;

    /** Changed by the thread that runs; whoever sends its results reads it too. */
    private volatile SessionSettings settings = SessionSettings.INITIAL;

    private Optional<String> transactionName = Optional.empty();
    private SqlValue batchIdentity = Activation.noIdentity();
    private int lastError;
    private long rowCount;
    private volatile boolean cancelled;

    /** Whether a script's query runs, and whether the script has ended since. */
    private boolean queried;

    private volatile boolean abandoned;
    private final Object sleep = new Object();
    private final RequestClock clock = new RequestClock();
    private final long openedMillis = System.currentTimeMillis();
    private volatile Optional<ClientConnection> connection = Optional.empty();
    private Statement current;

    /** What ends the session when another one kills it. */
    private volatile Runnable ending = this::close;

    /** Null before the session was classified. */
    private volatile GroupCounts group;

    private boolean groupLeft;
    private volatile boolean killed;
    private volatile boolean stopped;
    private volatile boolean closed;
    private volatile Optional<Client> client = Optional.empty();

    public BatchSession(int id, EngineSession engine, InstanceParts parts) {
        this.id = id;
        this.engine = engine;
        this.parts = parts;
        this.variables = new Variables(engine);
        this.scripts =
                new ScriptPlace(
                        parts.hosts(), parts.activities(), parts.audit(), id, this::surroundings);
        this.applicationLocks =
                new ApplicationLocking(
                        parts.applicationLocks(),
                        () -> settings.lockTimeout(),
                        this::checkCancelled);
        this.agentNotice = new AgentNotice(parts.agent());
        engine.onTransactionEnd(
                () -> {
                    applicationLocks.transactionEnded();
                    agentNotice.transactionEnded();
                });
        this.systemProcedures =
                Map.of(
                        "sp_set_session_context",
                        context,
                        "sp_getapplock",
                        applicationLocks::get,
                        "sp_releaseapplock",
                        applicationLocks::release,
                        "sp_configure",
                        new SpConfigure(parts.configuration()),
                        "sp_helptext",
                        new SpHelpText(),
                        "sp_rename",
                        new SpRename(),
                        "sp_sequence_get_range",
                        new SpSequenceGetRange(),
                        "sp_execute_external_script",
                        new ExternalScript(parts.configuration(), parts.languages(), scripts),
                        "sp_external_scripts_check",
                        new ScriptsCheck(parts.configuration(), parts.languages(), parts.hosts()));
    }

    /** Works for a login from now on, which must be there. */
    public void logIn(String login) {
        try {
            engine.caller().logIn(login);
        } catch (SqlError e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Puts the session into its workload group, once: after it has logged in, and before it runs
     * anything.
     */
    public void classify() {
        if (group != null) {
            return;
        }
        Governor governor = parts.governor();
        Optional<String> name =
                governor.classifier().flatMap(found -> new Classification(this, found).group());
        group = governor.enter(name);
        if (closed) {
            leaveGroup();
        }
    }

    private synchronized void leaveGroup() {
        GroupCounts left = group;
        if (left != null && !groupLeft) {
            groupLeft = true;
            parts.governor().leave(left);
        }
    }

    /** The group's id; the default one's before the session was classified. */
    int groupId() {
        GroupCounts entered = group;
        return entered == null ? Governor.DEFAULT_GROUP : entered.group();
    }

    /** What its requests are counted with. */
    Optional<GroupCounts> group() {
        return Optional.ofNullable(group);
    }

    private ScriptPlace.Surroundings surroundings() {
        Governor governor = parts.governor();
        Governor.PoolName pool = governor.pool(groupId());
        return new ScriptPlace.Surroundings(
                engine.caller().login(),
                engine.database(),
                connection.map(ClientConnection::host).orElse(""),
                connection.map(ClientConnection::program).orElse(""),
                governor.groupName(groupId()),
                pool.id(),
                pool.name(),
                this::isKilled);
    }

    /** Runs what gives a function's value, as a batch of its own. */
    void function(ResultConsumer consumer, Consumer<Interpreter> work) {
        begin();
        try {
            run(consumer).function(work);
        } finally {
            lastError = 0;
            rowCount = 0;
            begin();
        }
    }

    /** Runs one batch. */
    public Outcome execute(String batch, ResultConsumer consumer) {
        return run(consumer).text(batch);
    }

    /**
     * Runs statements of transactions that are no client's text: they run whatever is only shown.
     */
    public Outcome executeTransaction(String statements, ResultConsumer consumer) {
        boolean formatOnly = isFormatOnly();
        boolean showPlan = settings.showPlan();
        settings(
                settings.with(SessionSettings.Flag.FORMAT_ONLY, false)
                        .with(SessionSettings.Flag.SHOW_PLAN, false));
        try {
            return execute(statements, consumer);
        } finally {
            settings(
                    settings.with(SessionSettings.Flag.FORMAT_ONLY, formatOnly)
                            .with(SessionSettings.Flag.SHOW_PLAN, showPlan));
        }
    }

    /** Whether SET FMTONLY is on. */
    public boolean isFormatOnly() {
        return settings.is(SessionSettings.Flag.FORMAT_ONLY);
    }

    /** Tells of a text that is no batch. */
    public Outcome refuse(SqlError error, ResultConsumer consumer) {
        return run(consumer).refuse(error);
    }

    /** Runs one procedure, its arguments given as values. */
    public Outcome call(
            ObjectName procedure, List<CallArgument> arguments, ResultConsumer consumer) {
        return run(consumer).call(procedure, arguments);
    }

    /**
     * Comes before a batch, a call, or a row of batches that are cancelled as one: an earlier
     * cancellation counts no more.
     */
    public void begin() {
        cancelled = false;
        engine.beginBatch();
        scripts.begin();
        // Read last: a stop before this is seen here, a later one cancels what now begins.
        if (closed || stopped) {
            throw new IllegalStateException("the session is closed");
        }
    }

    private BatchRun run(ResultConsumer consumer) {
        caught.clear();
        Client made = new Client(consumer);
        client = Optional.of(made);
        return new BatchRun(this, made);
    }

    /**
     * As a new session of the same login: nothing is open, set or kept any more, but for the
     * database. The script host ends with all that scripts have left in it, so that the next script
     * waits for a new one.
     */
    public void reset() {
        if (engine.transactionDepth() > 0) {
            engine.rollback();
        }
        engine.dropTemporary();
        applicationLocks.sessionEnded();
        transactionName = Optional.empty();
        forget(SessionSettings.INITIAL);
    }

    /**
     * As reset, script host and all, but the open transaction goes on: with its isolation, and with
     * the #tables and application locks that may be part of it.
     */
    public void resetKeepingTransaction() {
        if (engine.transactionDepth() == 0) {
            reset();
        } else {
            forget(SessionSettings.INITIAL.with(settings.isolation()));
        }
    }

    private void forget(SessionSettings initial) {
        scripts.renew();
        engine.caller().reset();
        engine.forgetIdentities();
        context.clear();
        namedCursors.clear();
        cursors.removeAll();
        preparedStatements.removeAll();
        announcedBulk = Optional.empty();
        settings(initial);
        batchIdentity = Activation.noIdentity();
        lastError = 0;
        rowCount = 0;
        fetchStatus = 0;
        cursorRows = 0;
    }

    /** Whether this is called from within a consumer's method. */
    public boolean callsBack() {
        return client.filter(Client::callsBack).isPresent();
    }

    /** Ends what another thread runs here; without effect when nothing does. */
    public void cancel() {
        synchronized (sleep) {
            cancelled = true;
            sleep.notifyAll();
        }
        engine.cancel();
        scripts.cancel();
    }

    /** What runs to the end of the query can be ended alone. */
    void beginQuery() {
        synchronized (sleep) {
            queried = true;
        }
    }

    /** Ends a script's query, and neither the script's call nor the batch. From any thread. */
    void abandonQuery() {
        synchronized (sleep) {
            if (queried) {
                abandoned = true;
                sleep.notifyAll();
                engine.cancel();
            }
        }
    }

    void endQuery() {
        synchronized (sleep) {
            queried = false;
            if (abandoned) {
                abandoned = false;
                engine.beginBatch();
            }
        }
        // Seen here, or a later one cancels the engine itself.
        if (cancelled) {
            engine.cancel();
        }
    }

    /** Waits as long, or until the session is cancelled. */
    void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (sleep) {
            try {
                for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
                    checkCancelled();
                    TimeUnit.NANOSECONDS.timedWait(sleep, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw SqlError.of(ErrorCode.CANCELLED).causedBy(e);
            }
        }
        checkCancelled();
    }

    /** Ends what another thread runs here, and lets nothing more begin. */
    public void stop() {
        stopped = true;
        cancel();
    }

    /** What is run, on a thread of its own, when another session kills this one. */
    public void onKill(Runnable newEnding) {
        ending = newEnding;
    }

    /** Another session ends this one; returns before that is done. */
    void kill() {
        synchronized (sleep) {
            if (killed) {
                return;
            }
            killed = true;
        }
        stop();
        Thread thread = new Thread(ending, "outrigger-kill-" + id);
        thread.setDaemon(true);
        thread.start();
    }

    boolean isKilled() {
        return killed;
    }

    /** The error as the client is to see it: a cancellation may be the end of the session. */
    SqlError seen(SqlError error) {
        if (error.code() != ErrorCode.CANCELLED) {
            return error;
        }
        if (abandoned && !cancelled) {
            return SqlError.of(ErrorCode.SCRIPT_QUERY_ABANDONED);
        }
        return killed ? SqlError.of(ErrorCode.KILLED) : error;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    void checkCancelled() {
        if (cancelled || abandoned) {
            throw SqlError.of(ErrorCode.CANCELLED);
        }
    }

    int id() {
        return id;
    }

    public String database() {
        return engine.database();
    }

    public int transactionDepth() {
        return engine.transactionDepth();
    }

    public boolean isClosed() {
        return closed;
    }

    /** A text's statements, parsed once for all sessions. */
    List<Statement> parsed(TextCache.Use use, String text) {
        return engine.texts().get(use, text, () -> TsqlParser.parse(text));
    }

    /** A statement's with parameters: other declarations make it another, as in SQL Server. */
    List<Statement> prepared(String declarations, String text) {
        String whole = declarations.isBlank() ? text : "(" + declarations + ")" + text;
        return engine.texts().get(TextCache.Use.PREPARED, whole, () -> TsqlParser.parse(text));
    }

    List<Statement.Parameter> declarations(String text) {
        return engine.texts()
                .get(TextCache.Use.DECLARATIONS, text, () -> TsqlParser.parseParameters(text));
    }

    /** Runs the bulk load that an INSERT BULK has announced. */
    public Outcome bulkLoad(List<ResultColumn> columns, FrameStream rows, ResultConsumer consumer) {
        return run(consumer).bulkLoad(columns, rows);
    }

    /** The request for a script that runs here. */
    Optional<SqlGuid> scriptRequest() {
        return scripts.activity().map(ScriptActivity::id);
    }

    void announceBulk(Optional<Statement.InsertBulk> announced) {
        announcedBulk = announced;
    }

    Optional<Statement.InsertBulk> announcedBulk() {
        return announcedBulk;
    }

    Cursors cursors() {
        return cursors;
    }

    PreparedStatements preparedStatements() {
        return preparedStatements;
    }

    /** What gives variables values: it knows what it made of a statement that comes again. */
    Variables variables() {
        return variables;
    }

    EngineSession engine() {
        return engine;
    }

    InstanceParts parts() {
        return parts;
    }

    SessionFunctions functions() {
        return functions;
    }

    /** The session's functions seen from outside any batch: no variables. */
    Scope outside() {
        return name -> functions.value(name.toLowerCase(Locale.ROOT), Optional.empty());
    }

    Optional<SystemProcedure> systemProcedure(String lowerCaseName) {
        if (lowerCaseName.equals(AgentNotice.NAME)) {
            return Optional.of(agentNotice);
        }
        return Optional.ofNullable(systemProcedures.get(lowerCaseName))
                .or(() -> SpRoleMember.named(lowerCaseName));
    }

    SessionSettings settings() {
        return settings;
    }

    void settings(SessionSettings changed) {
        if (changed.isolation() != settings.isolation()) {
            engine.keepReads(changed.isolation().keepsReads());
        }
        if (changed.lockTimeout() != settings.lockTimeout()) {
            engine.lockTimeout(
                    changed.lockTimeout() < 0
                            ? Optional.empty()
                            : Optional.of(Duration.ofMillis(changed.lockTimeout())));
        }
        settings = changed;
    }

    /** When requests ran. */
    RequestClock clock() {
        return clock;
    }

    long openedMillis() {
        return openedMillis;
    }

    /** The statement that runs, or the last that did. */
    Optional<Statement> current() {
        return Optional.ofNullable(current);
    }

    void current(Statement statement) {
        current = statement;
    }

    /** The client at the other end of a line; empty for the program that opened the instance. */
    public Optional<ClientConnection> connection() {
        return connection;
    }

    public void connection(ClientConnection line) {
        connection = Optional.of(line);
    }

    SessionContext context() {
        return context;
    }

    /** The cursors that outlive a batch, by their names in lower case. */
    Map<String, OpenedCursor> namedCursors() {
        return namedCursors;
    }

    /** How many rows the cursor opened last has. */
    int cursorRows() {
        return cursorRows;
    }

    void cursorRows(int rows) {
        cursorRows = rows;
    }

    /** How the last FETCH of the session ended, as @@FETCH_STATUS has it. */
    int fetchStatus() {
        return fetchStatus;
    }

    void fetchStatus(int status) {
        fetchStatus = status;
    }

    /** What SCOPE_IDENTITY() is in the client's next batch. */
    SqlValue batchIdentity() {
        return batchIdentity;
    }

    void batchIdentity(SqlValue value) {
        batchIdentity = value;
    }

    int lastError() {
        return lastError;
    }

    void lastError(int number) {
        lastError = number;
    }

    long rowCount() {
        return rowCount;
    }

    void rowCount(long rows) {
        rowCount = rows;
    }

    /** The error that the innermost running CATCH block handles. */
    Optional<SqlError> caughtError() {
        return Optional.ofNullable(caught.peek());
    }

    void enterCatch(SqlError error) {
        caught.push(error);
    }

    void leaveCatch() {
        caught.pop();
    }

    Optional<String> transactionName() {
        return transactionName;
    }

    void transactionName(Optional<String> name) {
        transactionName = name;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        parts.sessions().remove(this);
        leaveGroup();
        try {
            applicationLocks.sessionEnded();
            scripts.close();
        } finally {
            engine.close();
        }
    }
}
