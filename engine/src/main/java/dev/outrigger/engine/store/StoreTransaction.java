package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.BatchSource;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One session's work in the store, from its first statement to commit or rollback, then the next.
 * Not thread-safe but for {@link #cancel}. Rows are {@code Object[]} in the table's column order,
 * values of the classes that SqlType names.
 *
 * <p>Errors are SqlErrors: 2627 for a duplicate key, 547 for a foreign key, 1222 for a lock
 * timeout, 1205 for a deadlock over rows (the transaction is then already rolled back). Two that
 * wait for keys which the other has inserted are not told apart from a long wait: they get 1222.
 */
public interface StoreTransaction extends AutoCloseable {
    /**
     * One state of the tables named, for one statement: each scan of it sees the same commits, and
     * this transaction's own writes.
     */
    ReadView read(Collection<Table> tables);

    /**
     * Adds rows; they are checked against the keys. Values are in place: identity, defaults and
     * conversions are the engine's. A failure leaves rows behind: the caller goes back to its
     * statement's savepoint.
     *
     * @return how many
     */
    long insert(Table table, Iterator<Object[]> rows);

    /**
     * As {@link #insert(Table, Iterator)}, of rows in columns: the batches have the table's
     * columns, each of the kind that SqlColumns names for its type. The source is read to its end,
     * and left open.
     */
    long insert(Table table, BatchSource batches);

    /**
     * Keeps a table as it is until this transaction ends: others wait that write to it. alone: and
     * others that keep it, too.
     */
    void keep(Table table, boolean alone);

    /** How long a lock is waited for: then 1222. */
    Duration lockTimeout();

    /** empty: as long as the store lets a transaction wait; a longer time is no longer. */
    void lockTimeout(Optional<Duration> timeout);

    /** Locks a row against other writers and reads it as it is now; empty when it is gone. */
    Optional<Object[]> lock(Table table, long rowId);

    /**
     * Replaces rows locked before, all deleted first where a key changes. rowIds and rows run in
     * step.
     */
    void update(Table table, List<Long> rowIds, List<Object[]> rows);

    /** Removes rows locked before. */
    void delete(Table table, List<Long> rowIds);

    /**
     * Removes all rows and begins the identity at its seed again; both are undone by a rollback.
     */
    long truncate(Table table);

    /**
     * Reserves count identity values and returns the first; gaps are allowed, a value never comes
     * twice.
     */
    long nextIdentity(Table table, long count);

    /**
     * Rows bring identity values of their own, this the greatest: those that come are beyond it.
     */
    void identityGiven(Table table, long value);

    /** The value that counts as the last one given to the table's identity column. */
    void reseed(Table table, long value);

    /**
     * Keeps others from writing to a table, and from changing its definition, until this
     * transaction ends. 2801 when the definition is not the table's any more.
     */
    void lockDefinition(Table table);

    /**
     * Gives a table, locked before, another definition and its rows as they are under that one. The
     * rows are taken to keep to the rules but for keys, which are checked.
     *
     * @param check the foreign keys that are new
     * @param statement for the messages: ALTER TABLE
     */
    Table rewrite(
            Table before,
            Table after,
            Iterator<Object[]> rows,
            List<Table.ForeignKey> check,
            String statement);

    /**
     * From here to {@link #leaveScope} table variables are others; those outside are not seen.
     * module: and #tables made here go at its end.
     */
    void enterScope(boolean module);

    void leaveScope();

    /** Drops all of the session's #tables. Outside a transaction. */
    void dropTemporary();

    /** Whether definitions that it has changed are not committed. Any thread may ask. */
    boolean changesDefinitions();

    /** This transaction's view of the catalog: what is committed and what it changed itself. */
    Catalog catalog();

    /** Marks a point to go back to. Points nest; the caller keeps them in order. */
    Savepoint savepoint();

    /** Undoes all that came after the point, definitions too. */
    void rollbackTo(Savepoint savepoint);

    void release(Savepoint savepoint);

    /** Returns once the work is synced to disk. The next statement begins a new transaction. */
    void commit();

    void rollback();

    /**
     * Ends what another thread is doing here as soon as possible: it gets 3617, and so does what
     * waits or works long here until {@link #resume}.
     */
    void cancel();

    /** Forgets a cancellation. */
    void resume();

    /** Rolls back what is open. */
    @Override
    void close();

    /** A point of a transaction. */
    interface Savepoint {}
}
