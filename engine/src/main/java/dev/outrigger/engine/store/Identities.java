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
        return previous;
    }

    /** The rows that had the values before the restart are gone for good. */
    synchronized void keepRestart(Table table) {
        Counter counter = counters.get(table.storage());
        if (counter != null) {
            counter.limit = counter.next;
            save(table.storage(), counter.next);
        }
    }

    /** The rows that had the values before the restart are back. */
    synchronized void undoRestart(Table table, long previous) {
        Counter counter = counters.get(table.storage());
        if (counter != null) {
            boolean grows = column(table).identity().orElseThrow().increment() > 0;
            counter.next =
                    grows ? Math.max(counter.next, previous) : Math.min(counter.next, previous);
        }
    }

    /** The values of a table whose rows are written anew go on where they were. */
    synchronized void carry(Table before, Table after) {
        Identity identity = column(before).identity().orElseThrow();
        long next = counters.computeIfAbsent(before.storage(), id -> load(id, identity)).next;
        save(after.storage(), next);
    }

    /** The value that comes next. */
    synchronized long upcoming(Table table) {
        Identity identity = column(table).identity().orElseThrow();
        return counters.computeIfAbsent(table.storage(), id -> load(id, identity)).next;
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
        return counter;
    }

    private void save(long table, long next) {
        instance.query("MERGE INTO IDENTITIES VALUES (?, ?)", table, next);
    }

    /** The table is gone. */
    synchronized void forget(long table) {
        counters.remove(table);
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
