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
            if (beyond(end, counter.limit, identity.increment())) {
                long block = Math.multiplyExact(Math.max(count, BLOCK), identity.increment());
                counter.limit = Math.addExact(first, block);
                save(table.storage(), counter.limit, true);
            }
            counter.next = end;
            counter.used = true;
            return first;
        } catch (ArithmeticException e) {
            throw SqlError.of(ErrorCode.IDENTITY_OVERFLOW, column.type().display()).causedBy(e);
        }
    }

    /** What a table's values were before they began again. */
    record Before(long next, boolean used) {}

    /**
     * Begins at the seed again, and returns what was before. On disk that stays until {@link
     * #keepRestart}.
     */
    synchronized Before restart(Table table) {
        Identity identity = column(table).identity().orElseThrow();
        Counter counter = counters.computeIfAbsent(table.storage(), id -> load(id, identity));
        Before before = new Before(counter.next, counter.used);
        counter.next = identity.seed();
        counter.used = false;
        return before;
    }

    /** The rows that had the values before the restart are gone for good. */
    synchronized void keepRestart(Table table) {
        Counter counter = counters.get(table.storage());
        if (counter != null) {
            counter.limit = counter.next;
            save(table.storage(), counter.next, counter.used);
        }
    }

    /** The rows that had the values before the restart are back. */
    synchronized void undoRestart(Table table, Before before) {
        Counter counter = counters.get(table.storage());
        if (counter != null) {
            long increment = column(table).identity().orElseThrow().increment();
            counter.next =
                    increment > 0
                            ? Math.max(counter.next, before.next())
                            : Math.min(counter.next, before.next());
            counter.used |= before.used();
            if (beyond(counter.next, counter.limit, increment)) {
                set(table, counter, counter.next);
            }
        }
    }

    /** The values of a table whose rows are written anew go on where they were. */
    synchronized void carry(Table before, Table after) {
        Identity identity = column(before).identity().orElseThrow();
        Counter counter = counters.computeIfAbsent(before.storage(), id -> load(id, identity));
        if (counter.used || counter.next != identity.seed()) {
            save(after.storage(), counter.next, counter.used);
        }
    }

    /** A row was given a value of its own: those that come are beyond it. */
    synchronized void given(Table table, long value) {
        Identity identity = column(table).identity().orElseThrow();
        Counter counter = counters.computeIfAbsent(table.storage(), id -> load(id, identity));
        long increment = identity.increment();
        boolean first = !counter.used;
        counter.used = true;
        if (increment > 0 ? value >= counter.next : value <= counter.next) {
            counter.next = saturated(value, increment);
        }
        if (first || beyond(counter.next, counter.limit, increment)) {
            counter.limit = blockAfter(counter.next, increment);
            save(table.storage(), counter.limit, true);
        }
    }

    private static boolean beyond(long value, long limit, long increment) {
        return increment > 0 ? value > limit : value < limit;
    }

    /** The end of a block; where a bigint has no whole block any more, its beginning. */
    private static long blockAfter(long next, long increment) {
        try {
            return Math.addExact(next, Math.multiplyExact(BLOCK, increment));
        } catch (ArithmeticException e) {
            return next;
        }
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
        save(table.storage(), next, counter.used);
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
                instance.query(
                        "SELECT NEXT_VALUE, GIVEN FROM IDENTITIES WHERE TABLE_ID = ?", table);
        Counter counter = new Counter();
        counter.next = rows.isEmpty() ? identity.seed() : (Long) rows.get(0)[0];
        counter.limit = counter.next;
        counter.used = !rows.isEmpty() && (Boolean) rows.get(0)[1];
        return counter;
    }

    private void save(long table, long next, boolean used) {
        instance.query(
                "MERGE INTO IDENTITIES(TABLE_ID, NEXT_VALUE, GIVEN) VALUES (?, ?, ?)",
                table,
                next,
                used);
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
                        save(table, counter.next, counter.used);
                    }
                });
        counters.clear();
    }
}
