package dev.outrigger.engine;

import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.plan.Counters;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.BackupLabel;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.VerifiedBackup;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.calcite.sql.SqlNode;

/**
 * One user's line of work in an engine: a current database and at most one transaction. Not
 * thread-safe but for {@link #cancel}. A statement outside a transaction commits by itself, and
 * returns once its work is synced. Errors are SqlErrors, without a line unless the engine knows a
 * better one than the statement's.
 */
public interface EngineSession extends AutoCloseable {
    String database();

    void use(String database);

    /**
     * The instance's parsed texts. What is to be planned once must come from here: a plan is known
     * by its syntax tree.
     */
    TextCache texts();

    /** Forgets all parsed texts and all plans of the instance. */
    void freePlans();

    /** Runs a query. The result is open until it is closed; only one at a time. */
    ResultStream query(SqlNode query, Scope scope);

    /** The columns that a query would give. It is not run. */
    List<ResultColumn> columns(SqlNode query, Scope scope);

    /**
     * A scalar expression's value, converted to the target type where one is given. May hold
     * subqueries.
     */
    SqlValue evaluate(SqlNode expression, Scope scope, Optional<SqlType> target);

    /** Whether a condition is true: not false, not unknown. */
    boolean test(SqlNode condition, Scope scope);

    /**
     * Runs any statement of {@link Statement.Data} but a query or an INSERT … EXEC; returns the
     * rows it changed, -1 for a definition.
     */
    long execute(Statement.Data statement, Scope scope);

    /** What the OUTPUT clause of the statement executed last has for the client. */
    Optional<OutputRows> statementOutput();

    /** Begins an INSERT whose rows are pushed: the source is FromExecute or FromClient. */
    InsertSink insert(Statement.Insert statement, Scope scope);

    /**
     * The value that the last INSERT of this session gave an identity column; NULL before one:
     * decimal(38,0).
     */
    SqlValue lastIdentity();

    /**
     * What the last INSERT or BULK INSERT itself gave an identity column; empty when it gave none.
     */
    Optional<SqlValue> statementIdentity();

    /** The table whose identity column takes values: SET IDENTITY_INSERT; 0 for none. */
    long identityInsert();

    /** As it was before a module began. */
    void identityInsert(long table);

    /** No table's identity column takes values any more, and none has given one yet. */
    void forgetIdentities();

    /**
     * What a table's identity column gave last, and its greatest value; then, with reseed, the
     * value that counts as the last: the one given, or the greatest where that is beyond.
     */
    IdentityCheck checkIdentity(
            ObjectName table, boolean reseed, Optional<Long> value, Scope scope);

    /** Empty where there is none. */
    record IdentityCheck(Optional<Long> current, Optional<Long> column) {}

    /**
     * From here to {@link #leaveScope} table variables are others; those outside are not seen.
     * module: and #tables made here go at its end.
     */
    void enterScope(boolean module);

    void leaveScope();

    /** Drops all of the session's #tables. Outside a transaction. */
    void dropTemporary();

    /**
     * Writes a database as it is committed now to a file, while others write on; returns the file's
     * bytes. Outside a transaction.
     *
     * @param percent told how far it has come, 100 at the end; never less than before
     */
    long backup(
            String database, String file, BackupLabel label, boolean replace, IntConsumer percent);

    /** What a backup says of itself, once all of it has been read and found whole. */
    VerifiedBackup verifyBackup(String file, IntConsumer percent);

    /**
     * Makes a database of a backup, replacing one of that name where it may; returns the users
     * whose logins are not known here. Outside a transaction.
     */
    List<String> restore(String database, String file, boolean replace, IntConsumer percent);

    void begin();

    /** Commits when it is the outermost; else only counts down. 3902 without a transaction. */
    void commit();

    /** Rolls back everything, whatever the depth. 3903 without a transaction. */
    void rollback();

    void save(String name);

    /** 6401 when there is no such savepoint. */
    void rollbackTo(String name);

    int transactionDepth();

    /** 1: open and healthy; 0: none; -1: open and can only be rolled back. */
    int transactionState();

    /** What is done whenever a transaction has been committed or rolled back. */
    void onTransactionEnd(Runnable work);

    /**
     * Whether all that statements read in a transaction stays as it is to its end, so that what
     * transactions did could have been done one after another.
     */
    void keepReads(boolean on);

    /** How long a lock is waited for; empty: as long as the engine lets any statement wait. */
    void lockTimeout(Optional<Duration> timeout);

    /** After this the transaction can only be rolled back (3930 for writes). */
    void doomTransaction();

    /** Whom the session works for: the administrator, until it is told of a login. */
    Caller caller();

    /** The catalog as this session's transaction sees it. */
    Catalog catalog();

    /** A statement's plan as lines of text; empty when it has none. It is not run. */
    Optional<List<String>> explain(Statement statement, Scope scope);

    /** What the statement begun last has read so far. */
    Counters counters();

    /** Whether statements that begin from now on count what each operator of their queries does. */
    void profiling(boolean on);

    /** Comes before what {@link #cancel} ends as one: an earlier cancellation counts no more. */
    void beginBatch();

    /**
     * Ends what another thread runs here as soon as possible: it gets 3617, and so does each
     * statement that begins before the next {@link #beginBatch}.
     */
    void cancel();

    /** Rolls back what is open. */
    @Override
    void close();
}
