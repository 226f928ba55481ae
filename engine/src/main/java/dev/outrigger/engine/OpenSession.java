package dev.outrigger.engine;

import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.exec.Explanations;
import dev.outrigger.engine.exec.IdentityInsert;
import dev.outrigger.engine.exec.PlanCache;
import dev.outrigger.engine.exec.ReadLocks;
import dev.outrigger.engine.exec.StatementRunner;
import dev.outrigger.engine.exec.Statements;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.exec.Transactions;
import dev.outrigger.engine.plan.Counters;
import dev.outrigger.engine.plan.Moment;
import dev.outrigger.engine.plan.Planner;
import dev.outrigger.engine.plan.Profile;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.BackupHeader;
import dev.outrigger.engine.store.BackupLabel;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.VerifiedBackup;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.apache.calcite.sql.SqlNode;

/** A session over the planner and a transaction of the store. */
final class OpenSession implements EngineSession {
    private static final SqlType IDENTITY = SqlType.decimal(38, 0);
    private static final String FIRST_DATABASE = "master";
    private static final String JOBS_DATABASE = "msdb";

    private final Engine engine;
    private final Planner planner;
    private final PlanCache plans;
    private final TextCache texts;
    private final StoreTransaction store;
    private final StoreTransaction variables;
    private final Transactions transactions;
    private final StatementRunner runner;
    private final Caller caller;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** Of the queries whose results are open: each ends alone, or with all that runs here. */
    private final Set<AtomicBoolean> open = ConcurrentHashMap.newKeySet();

    private final Set<Long> globals = new TreeSet<>();

    private Counters counters = new Counters();
    private boolean profiling;
    private volatile String database = FIRST_DATABASE;
    private SqlValue statementIdentity;
    private Optional<OutputRows> statementOutput = Optional.empty();
    private long identityInsert;
    private SqlValue lastIdentity = SqlValue.nullOf(IDENTITY);
    private boolean keepReads;
    private boolean closed;

    OpenSession(
            Engine engine,
            Planner planner,
            PlanCache plans,
            TextCache texts,
            StoreTransaction store) {
        this.engine = engine;
        this.planner = planner;
        this.plans = plans;
        this.texts = texts;
        this.store = store;
        this.variables = engine.begin();
        this.transactions = new Transactions(store, variables);
        this.runner = new StatementRunner(transactions, this::identity);
        this.caller = new Caller(store::catalog, () -> database);
    }

    private void identity(BigDecimal value) {
        statementIdentity = new SqlValue(IDENTITY, value);
        lastIdentity = statementIdentity;
    }

    /** What a statement that begins now works with. */
    private Statements statement(Scope scope) {
        return statement(scope, cancelled, transactions.depth() > 0);
    }

    /** A change is a transaction of its own where it stands in none. */
    private Statements change(Scope scope) {
        return statement(scope, cancelled, true);
    }

    private Statements statement(Scope scope, AtomicBoolean flag, boolean inTransaction) {
        if (cancelled.get()) {
            throw SqlError.of(ErrorCode.CANCELLED);
        }
        counters = new Counters(profiling ? Optional.of(new Profile()) : Optional.empty());
        return new Statements(
                planner,
                plans,
                store,
                variables,
                engine.system(),
                database,
                scope,
                new Moment(Instant.now()),
                counters,
                flag,
                engine.resources(),
                !inTransaction ? ReadLocks.NONE : keepReads ? ReadLocks.ALL : ReadLocks.HINTED,
                identityInsert,
                caller,
                caller.reading());
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public void use(String name) {
        String found =
                catalog()
                        .database(name)
                        .orElseThrow(() -> SqlError.of(ErrorCode.DATABASE_MISSING, name));
        caller.access().requireDatabase(found);
        engine.system().prepare(found);
        database = found;
    }

    @Override
    public TextCache texts() {
        return texts;
    }

    @Override
    public void freePlans() {
        texts.clear();
        plans.clear();
    }

    @Override
    public ResultStream query(SqlNode query, Scope scope) {
        AtomicBoolean flag = new AtomicBoolean();
        open.add(flag);
        boolean opened = false;
        try {
            ResultStream result =
                    runner.query(
                            query,
                            statement(scope, flag, transactions.depth() > 0),
                            () -> open.remove(flag));
            opened = true;
            return result;
        } finally {
            if (!opened) {
                open.remove(flag);
            }
        }
    }

    @Override
    public List<ResultColumn> columns(SqlNode query, Scope scope) {
        return runner.columns(query, statement(scope));
    }

    @Override
    public SqlValue evaluate(SqlNode expression, Scope scope, Optional<SqlType> target) {
        return runner.evaluate(expression, statement(scope), target);
    }

    @Override
    public boolean test(SqlNode condition, Scope scope) {
        return runner.test(condition, statement(scope));
    }

    @Override
    public long execute(Statement.Data statement, Scope scope) {
        statementIdentity = null;
        statementOutput = Optional.empty();
        if (statement instanceof Statement.Rights rights) {
            runner.execute(rights, change(scope), engine::isLoggedIn);
            return -1;
        }
        if (statement instanceof Statement.WithOutput with) {
            StatementRunner.Heard heard = runner.execute(with, change(scope));
            statementOutput = heard.output();
            return heard.rows();
        }
        if (statement instanceof Statement.Use use) {
            use(use.database());
            return -1;
        }
        if (statement instanceof Statement.SetIdentityInsert set) {
            identityInsert = new IdentityInsert(change(scope)).set(set);
            return -1;
        }
        if (statement instanceof Statement.DropDatabase drop) {
            runner.dropDatabases(drop, change(scope), engine::inUse);
            return -1;
        }
        long rows = runner.execute(statement, change(scope));
        if (statement instanceof Statement.CreateTable create) {
            noteGlobal(create.name().name());
        } else if (statement instanceof Statement.SelectInto into) {
            noteGlobal(into.table().name());
        }
        return rows;
    }

    private void noteGlobal(String table) {
        if (table.startsWith("##")) {
            store.catalog().table("tempdb", "dbo", table).ifPresent(made -> globals.add(made.id()));
        }
    }

    @Override
    public InsertSink insert(Statement.Insert statement, Scope scope) {
        statementIdentity = null;
        return runner.insert(statement, change(scope), engine::begin);
    }

    @Override
    public Optional<SqlValue> statementIdentity() {
        return Optional.ofNullable(statementIdentity);
    }

    @Override
    public long identityInsert() {
        return identityInsert;
    }

    @Override
    public void identityInsert(long table) {
        identityInsert = table;
    }

    @Override
    public void forgetIdentities() {
        identityInsert = 0;
        statementIdentity = null;
        lastIdentity = SqlValue.nullOf(IDENTITY);
    }

    @Override
    public IdentityCheck checkIdentity(
            ObjectName table, boolean reseed, Optional<Long> value, Scope scope) {
        return runner.checkIdentity(table, reseed, value, change(scope));
    }

    @Override
    public Optional<OutputRows> statementOutput() {
        return statementOutput;
    }

    @Override
    public SqlValue lastIdentity() {
        return lastIdentity;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public void enterScope(boolean module) {
        store.enterScope(module);
    }

    @Override
    public void leaveScope() {
        store.leaveScope();
    }

    @Override
    public void dropTemporary() {
        store.dropTemporary();
        dropGlobal();
    }

    /** The ##tables that this session made. */
    private void dropGlobal() {
        if (globals.isEmpty()) {
            return;
        }
        store.rollback();
        for (long made : globals) {
            store.catalog().table(made).ifPresent(store.catalog()::dropTable);
        }
        globals.clear();
        store.commit();
    }

    @Override
    public long backup(
            String name, String file, BackupLabel label, boolean replace, IntConsumer percent) {
        requireNoTransaction();
        String found =
                catalog()
                        .database(name)
                        .orElseThrow(() -> SqlError.of(ErrorCode.DATABASE_MISSING, name));
        if (!caller.access().mayInDatabase(Permission.BACKUP_DATABASE, found)) {
            throw SqlError.of(ErrorCode.DATABASE_PERMISSION_DENIED, "BACKUP DATABASE", found);
        }
        if (found.equalsIgnoreCase("tempdb")) {
            throw SqlError.of(ErrorCode.BACKUP_TEMPDB);
        }
        try (StoreTransaction reading = engine.begin()) {
            return engine.backups()
                    .backup(
                            reading,
                            found,
                            engine.backups().file(file, caller.access().isAdministrator()),
                            label,
                            replace,
                            this::checkCancelled,
                            percent);
        }
    }

    private void requireNoTransaction() {
        if (transactions.depth() > 0) {
            throw SqlError.of(ErrorCode.BACKUP_IN_TRANSACTION);
        }
    }

    private void checkCancelled() {
        if (cancelled.get()) {
            throw SqlError.of(ErrorCode.CANCELLED);
        }
    }

    @Override
    public VerifiedBackup verifyBackup(String file, IntConsumer percent) {
        requireMayRestore("");
        return engine.backups().verified(engine.backups().file(file, true), percent);
    }

    private void requireMayRestore(String name) {
        if (!caller.access().isAdministrator()) {
            throw SqlError.of(ErrorCode.RESTORE_PERMISSION, name);
        }
    }

    @Override
    public List<String> restore(String name, String named, boolean replace, IntConsumer percent) {
        requireNoTransaction();
        requireMayRestore(name);
        if (name.equalsIgnoreCase("tempdb")) {
            throw SqlError.of(ErrorCode.BACKUP_TEMPDB);
        }
        Path file = engine.backups().file(named, true);
        BackupHeader header = engine.backups().verified(file, none -> {}).header();
        if (!engine.backups().isOwn(header)
                && (name.equalsIgnoreCase(JOBS_DATABASE)
                        || header.database().equalsIgnoreCase(JOBS_DATABASE))) {
            throw SqlError.of(ErrorCode.RESTORE_OF_JOBS, named);
        }
        Optional<String> there = catalog().database(name);
        if (there.isPresent()) {
            if (!replace) {
                boolean same =
                        engine.backups().isOwn(header) && header.database().equalsIgnoreCase(name);
                throw SqlError.of(
                        same ? ErrorCode.RESTORE_TAIL : ErrorCode.RESTORE_OTHER, there.get());
            }
            if (database.equalsIgnoreCase(name) && !name.equalsIgnoreCase(FIRST_DATABASE)) {
                throw SqlError.of(ErrorCode.RESTORE_OWN_USE, there.get());
            }
            if (engine.inUseByOthers(name, this)) {
                throw SqlError.of(ErrorCode.RESTORE_IN_USE);
            }
        }
        String target = there.orElse(name);
        return transactions.change(
                () -> engine.backups().restore(store, target, file, this::checkCancelled, percent));
    }

    @Override
    public void begin() {
        transactions.begin();
    }

    @Override
    public void commit() {
        transactions.commit();
    }

    @Override
    public void rollback() {
        transactions.rollback();
    }

    @Override
    public void save(String name) {
        transactions.save(name);
    }

    @Override
    public void rollbackTo(String name) {
        transactions.rollbackTo(name);
    }

    boolean holdsDefinitions() {
        return transactions.depth() > 0 && store.changesDefinitions();
    }

    @Override
    public int transactionDepth() {
        return transactions.depth();
    }

    @Override
    public int transactionState() {
        if (transactions.depth() == 0) {
            return 0;
        }
        return transactions.doomed() ? -1 : 1;
    }

    @Override
    public void onTransactionEnd(Runnable work) {
        transactions.onEnd(work);
    }

    @Override
    public void keepReads(boolean on) {
        keepReads = on;
    }

    @Override
    public void lockTimeout(Optional<Duration> timeout) {
        store.lockTimeout(timeout);
    }

    @Override
    public void doomTransaction() {
        transactions.doom();
    }

    @Override
    public Catalog catalog() {
        return store.catalog();
    }

    @Override
    public Optional<List<String>> explain(Statement statement, Scope scope) {
        caller.access().requireInDatabase(Permission.SHOWPLAN, database());
        return new Explanations(statement(scope)).explain(statement);
    }

    @Override
    public void profiling(boolean on) {
        profiling = on;
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public void beginBatch() {
        cancelled.set(false);
        store.resume();
        variables.resume();
    }

    @Override
    public void cancel() {
        cancelled.set(true);
        variables.cancel();
        open.forEach(flag -> flag.set(true));
        store.cancel();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            engine.forget(this);
            try {
                dropGlobal();
            } finally {
                variables.close();
                store.close();
            }
        }
    }
}
