package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The right side of a join: its rows, and which of them have which key, in their order. Read by
 * several threads at once; its memory is held until it is closed.
 */
final class BuiltSide implements AutoCloseable {
    private final HashJoin join;
    private final Work work;
    private final boolean valued;
    private final GroupTable table;
    private long reserved;

    final Interner interner;
    Column[] columns;
    int rows;

    /** Whether a key of some row is NULL that meets no NULL. */
    boolean hasNull;

    /** Rows by key: those of key k stand from starts[k] to starts[k + 1]. */
    int[] starts;

    int[] order;

    /** Whether no two rows have the same key. */
    boolean unique;

    /** Whether some key has no row, being NULL or the key of no columns. */
    private boolean gaps;

    /** valued: whether the rows' values are asked for, not their keys alone. */
    BuiltSide(HashJoin join, boolean valued, Work work) {
        this.join = join;
        this.valued = valued;
        this.work = work;
        this.interner = new Interner(work.memory());
        this.table = GroupTable.of(join.rightKeys().length);
    }

    /** Whether memory holds the side; if not, nothing of it is held. */
    boolean holds(Supplier<List<BatchSource>> sources) {
        boolean whole = false;
        try {
            read(sources.get());
            whole = true;
        } catch (SqlError error) {
            if (!Memory.isExceeded(error)) {
                throw error;
            }
        } finally {
            if (!whole) {
                close();
            }
        }
        return whole;
    }

    /** Reads the sources, parts of one, to their end; closes them. */
    void read(List<BatchSource> sources) {
        List<Batch> batches = new ArrayList<>();
        try {
            List<Callable<List<Batch>>> tasks = new ArrayList<>();
            for (BatchSource source : sources) {
                tasks.add(() -> all(source));
            }
            work.workers().all(tasks).forEach(batches::addAll);
        } finally {
            sources.forEach(BatchSource::close);
        }
        long held = batches.stream().mapToLong(Batch::bytes).sum();
        rows = Math.toIntExact(batches.stream().mapToLong(Batch::rows).sum());
        // For the keys' numbers, and for rows that wait to be put one behind the other.
        reserve(2L * rows * Integer.BYTES + held);
        int[] groups = groups(batches);
        columns = valued ? columns(batches) : null;
        byKey(groups);
        release(valued ? held : 2 * held);
    }

    private List<Batch> all(BatchSource source) {
        List<Batch> batches = new ArrayList<>();
        for (Optional<Batch> next = source.next(); next.isPresent(); next = source.next()) {
            work.check();
            if (next.get().rows() > 0) {
                reserve(next.get().bytes());
                batches.add(next.get());
            }
        }
        return batches;
    }

    /** The one place where a side grows beyond what memory holds. */
    private synchronized void reserve(long bytes) {
        work.memory().reserve(bytes);
        reserved += bytes;
    }

    private synchronized void release(long bytes) {
        work.memory().release(bytes);
        reserved -= bytes;
    }

    /** The number of each row's key; ABSENT for a row that meets none. */
    private int[] groups(List<Batch> batches) {
        KeyColumn[] keys = keys(true);
        int[] groups = new int[rows];
        int[] found = new int[Batch.ROWS_MAX];
        int at = 0;
        long held = 0;
        for (Batch batch : batches) {
            work.check();
            int count = batch.rows();
            for (int i = 0; i < keys.length; i++) {
                keys[i].read(batch.column(join.rightKeys()[i]), count);
            }
            table.find(keys, count, found);
            hasNull |= withoutNulls(keys, found, count);
            System.arraycopy(found, 0, groups, at, count);
            at += count;
            reserve(table.bytes() - held);
            held = table.bytes();
        }
        return groups;
    }

    KeyColumn[] keys(boolean adding) {
        KeyColumn[] keys = new KeyColumn[join.keyTypes().length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new KeyColumn(join.keyTypes()[i], interner, adding);
        }
        return keys;
    }

    private boolean withoutNulls(KeyColumn[] keys, int[] groups, int count) {
        boolean any = false;
        for (int key = 0; key < keys.length; key++) {
            if (keys[key].marked && !join.meetNulls()[key]) {
                byte[] marks = keys[key].marks;
                for (int i = 0; i < count; i++) {
                    if (marks[i] == KeyColumn.NULL) {
                        groups[i] = GroupTable.ABSENT;
                        any = true;
                    }
                }
            }
        }
        return any;
    }

    private Column[] columns(List<Batch> batches) {
        Column[] made = new Column[join.rightTypes().length];
        for (int i = 0; i < made.length; i++) {
            int column = i;
            made[i] =
                    batches.isEmpty()
                            ? empty(join.rightTypes()[i])
                            : Concatenation.of(
                                    batches.stream().map(b -> b.column(column)).toList());
        }
        return made;
    }

    static Column empty(SqlType type) {
        return new ColumnBuilder(SqlColumns.columnType(type), 0).build();
    }

    private void byKey(int[] groups) {
        starts = new int[table.size() + 1];
        int kept = 0;
        for (int group : groups) {
            if (group >= 0) {
                starts[group + 1]++;
                kept++;
            }
        }
        unique = true;
        for (int i = 0; i < table.size(); i++) {
            unique &= starts[i + 1] <= 1;
            gaps |= starts[i + 1] == 0;
            starts[i + 1] += starts[i];
        }
        order = new int[kept];
        int[] next = Arrays.copyOf(starts, table.size());
        for (int row = 0; row < groups.length; row++) {
            if (groups[row] >= 0) {
                order[next[groups[row]]++] = row;
            }
        }
    }

    /** Writes the number of each row's key, ABSENT where no right row has it. */
    void lookup(Batch batch, KeyColumn[] keys, int[] groups) {
        for (int i = 0; i < keys.length; i++) {
            keys[i].read(batch.column(join.leftKeys()[i]), batch.rows());
        }
        table.lookup(keys, batch.rows(), groups);
        withoutNulls(keys, groups, batch.rows());
        if (gaps) {
            for (int i = 0; i < batch.rows(); i++) {
                if (groups[i] >= 0 && starts[groups[i]] == starts[groups[i] + 1]) {
                    groups[i] = GroupTable.ABSENT;
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        work.memory().release(reserved);
        reserved = 0;
        interner.close();
    }
}
