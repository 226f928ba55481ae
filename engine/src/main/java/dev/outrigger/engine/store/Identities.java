package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Table.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next identity value of each table. Values are taken in memory from blocks that H2 has
 * committed as used, apart from any transaction: after a crash the rest of a block is a gap, and a
 * value never comes again. A row's commit syncs the block that its value came from, since that was
 * committed before. Thread-safe.
 */
final class Identities {
    private static final long BLOCK = 1000;

    private final H2Instance instance;
    private final Map<Long, Counter> counters = new HashMap<>();

    private static final class Counter {
        long next;
        long limit;

        /** Whether a row was given a value since the table began, or began again. */
        boolean used;
    }

    Identities(H2Instance instance) {
        this.instance = instance;
    }

    synchronized long next(Table table, long count) {
        Table.TableColumn column = column(table);
        Identity identity = column.identity().get();
        try {
            Counter counter = counters.computeIfAbsent(table.storage(), id -> load(id, identity));
            long first = counter.next;
            long end = Math.addExact(first, Math.multiplyExact(count, identity.increment()));
            if (identity.increment() > 0 ? end > counter.limit : end < counter.limit) {
                long block = Math.multiplyExact(Math.max(count, BLOCK), identity.increment());
                counter.limit = Math.addExact(first, block);
                save(table.storage(), counter.limit);
            }
            counter.next = end;
            counter.used = true;
            return first;
        } catch (ArithmeticException e) {
            throw SqlError.of(ErrorCode.IDENTITY_OVERFLOW, column.type().display()).causedBy(e);
        }
    }

    /**
     * Begins at the seed again, and returns what came next before. On disk that stays until {@link
     * #keepRestart}.
     */
    synchronized long restart(Table table) {
        Identity identity = column(table).identity().orElseThrow();
        Counter counter = counters.computeIfAbsent(table.storage(), id -> load(id, identity));
        long previous = counter.next;
        counter.next = identity.seed();
        counter.used = false;
        return previous;
    }

    /** The rows that had the values before the restart are gone for good. */
    synchronized void keepRestart(Table table) {
        Counter counter = counters.get(table.storage());
        if (counter != null) {
            counter.limit = counter.next;
            if (counter.used) {
                save(table.storage(), counter.next);
            } else {
                delete(table.storage());
            }
        }
    }

    /** The rows that had the values before the restart are back. */
    synchronized void undoRestart(Table table, long previous) {
        Counter counter = counters.get(table.storage());
        if (counter != null) {
            boolean grows = column(table).identity().orElseThrow().increment() > 0;
            counter.next =
                    grows ? Math.max(counter.next, previous) : Math.min(counter.next, previous);
            counter.used = true;
        }
    }

    /** The values of a table whose rows are written anew go on where they were. */
    synchronized void carry(Table before, Table after) {
        Identity identity = column(before).identity().orElseThrow();
        Counter counter = counters.computeIfAbsent(before.storage(), id -> load(id, identity));
        if (counter.used) {
            save(after.storage(), counter.next);
        }
    }

    /** A row was given a value of its own: those that come are beyond it. */
    synchronized void given(Table table, long value) {
        Identity identity = column(table).identity().orElseThrow();
        Counter counter = counters.computeIfAbsent(table.storage(), id -> load(id, identity));
        long increment = identity.increment();
        if (increment > 0 ? value >= counter.next : value <= counter.next) {
            set(table, counter, saturated(value, increment));
        }
        counter.used = true;
    }

    /** The value that counts as the last one; a table that gave none yet begins with it. */
    synchronized void reseed(Table table, long value) {
        Identity identity = column(table).identity().orElseThrow();
        Counter counter = counters.computeIfAbsent(table.storage(), id -> load(id, identity));
        set(table, counter, counter.used ? saturated(value, identity.increment()) : value);
    }

    private void set(Table table, Counter counter, long next) {
        counter.next = next;
        counter.limit = next;
        save(table.storage(), next);
    }

    /** Beyond the last bigint nothing comes. */
    private static long saturated(long value, long increment) {
        long next = value + increment;
        return increment > 0 == next > value ? next : value;
    }

    /** The value that was given last; empty before the first. */
    synchronized Optional<Long> last(Table table) {
        Identity identity = column(table).identity().orElseThrow();
        Counter counter = counters.computeIfAbsent(table.storage(), id -> load(id, identity));
        return counter.used ? Optional.of(counter.next - identity.increment()) : Optional.empty();
    }

    private static Table.TableColumn column(Table table) {
        return identityColumn(table)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no identity column in " + table.display()));
    }

    static Optional<Table.TableColumn> identityColumn(Table table) {
        return table.columns().stream()
                .filter(candidate -> candidate.identity().isPresent())
                .findFirst();
    }

    private Counter load(long table, Identity identity) {
        List<Object[]> rows =
                instance.query("SELECT NEXT_VALUE FROM IDENTITIES WHERE TABLE_ID = ?", table);
        Counter counter = new Counter();
        counter.next = rows.isEmpty() ? identity.seed() : (Long) rows.get(0)[0];
        counter.limit = counter.next;
        counter.used = !rows.isEmpty();
        return counter;
    }

    private void save(long table, long next) {
        instance.query("MERGE INTO IDENTITIES VALUES (?, ?)", table, next);
    }

    /** The table is gone. */
    synchronized void forget(long table) {
        counters.remove(table);
        delete(table);
    }

    private void delete(long table) {
        instance.query("DELETE FROM IDENTITIES WHERE TABLE_ID = ?", table);
    }

    synchronized int counters() {
        return counters.size();
    }

    /** Gives back what is left of the blocks. */
    synchronized void close() {
        counters.forEach(
                (table, counter) -> {
                    if (counter.next != counter.limit) {
                        save(table, counter.next);
                    }
                });
        counters.clear();
    }
}
