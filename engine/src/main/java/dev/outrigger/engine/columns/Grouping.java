package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.Arrays;

/** The groups of some rows by some of the keys, each with the states of its aggregates. */
final class Grouping {
    /** Places among the keys. */
    private final int[] kept;

    private final KeyColumn[] keys;
    private final GroupTable table;
    private final States[] states;

    /** Of each kept key whose codes are numbers: the value that each group first had. */
    private final Object[][] firsts;

    private final RowRuns runs = new RowRuns();

    /** The keys of each run. */
    private final KeyColumn[] runKeys;

    private int[] groups = {};
    private long firstBytes;

    Grouping(int[] kept, KeyColumn[] keys, States[] states) {
        this.kept = kept;
        this.keys = new KeyColumn[kept.length];
        this.runKeys = new KeyColumn[kept.length];
        this.firsts = new Object[kept.length][];
        for (int i = 0; i < kept.length; i++) {
            this.keys[i] = keys[kept[i]];
            runKeys[i] = new KeyColumn(this.keys[i].type, this.keys[i].interner, false);
            firsts[i] = KeyColumn.isNumbered(this.keys[i].type) ? new Object[0] : null;
        }
        this.table = GroupTable.of(kept.length);
        this.states = states;
        ensure();
    }

    int size() {
        return table.size();
    }

    /** Takes a batch whose keys have been read; columns: of the keys. */
    void add(Batch batch, int[] columns) {
        int before = table.size();
        if (runs.find(keys, batch.rows())) {
            for (int i = 0; i < keys.length; i++) {
                runKeys[i].pick(keys[i], runs.starts, runs.count);
            }
            table.find(runKeys, runs.count, runs.groups);
            added(batch, columns, before, runs.groups, runs.starts, runs.count);
            for (States state : states) {
                state.add(batch, runs);
            }
            return;
        }
        if (groups.length < batch.rows()) {
            groups = new int[batch.rows()];
        }
        table.find(keys, batch.rows(), groups);
        added(batch, columns, before, groups, null, batch.rows());
        for (States state : states) {
            state.add(batch, groups, null, batch.rows());
        }
    }

    /** Makes room for new groups; rows: those whose groups are given, null for all. */
    private void added(Batch batch, int[] columns, int before, int[] found, int[] rows, int count) {
        if (table.size() == before) {
            return;
        }
        ensure();
        for (int key = 0; key < kept.length; key++) {
            if (firsts[key] == null) {
                continue;
            }
            Column column = batch.column(columns[kept[key]]);
            int next = before;
            for (int i = 0; i < count; i++) {
                if (found[i] == next) {
                    int row = rows == null ? i : rows[i];
                    Object value = SqlColumns.read(column, row, keys[key].type);
                    firsts[key][next++] = value;
                    firstBytes += value == null ? 0 : Interner.bytes(value);
                }
            }
        }
    }

    private void ensure() {
        int size = table.size();
        for (States state : states) {
            state.ensure(size);
        }
        for (int i = 0; i < firsts.length; i++) {
            if (firsts[i] != null && firsts[i].length < size) {
                firsts[i] = Arrays.copyOf(firsts[i], Math.max(size, 2 * firsts[i].length));
            }
        }
    }

    /** Adds the groups of rows that come after these. */
    void merge(Grouping other) {
        int count = other.table.size();
        int[] here = new int[count];
        groups = new int[Math.min(count, Batch.ROWS_MAX)];
        for (int from = 0; from < count; from += Batch.ROWS_MAX) {
            int rows = Math.min(Batch.ROWS_MAX, count - from);
            for (int i = 0; i < keys.length; i++) {
                other.table.read(i, from, rows, keys[i]);
            }
            int before = table.size();
            table.find(keys, rows, groups);
            System.arraycopy(groups, 0, here, from, rows);
            if (table.size() > before) {
                ensure();
                for (int i = 0; i < keys.length; i++) {
                    if (firsts[i] != null) {
                        int next = before;
                        for (int row = 0; row < rows; row++) {
                            if (groups[row] == next) {
                                firsts[i][next++] = other.firsts[i][from + row];
                            }
                        }
                    }
                }
            }
        }
        firstBytes += other.firstBytes;
        for (int i = 0; i < states.length; i++) {
            states[i].merge(other.states[i], here, count);
        }
    }

    /** A key's values, NULL for a key that is left out. */
    Column key(int place, SqlType type, int from, int count) {
        int at = Arrays.binarySearch(kept, place);
        if (at >= 0 && firsts[at] == null) {
            KeyColumn codes = new KeyColumn(type, keys[at].interner, false);
            table.read(at, from, count, codes);
            return KeyColumn.column(type, codes.interner, codes.codes, codes.marks, count);
        }
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), count);
        for (int i = 0; i < count; i++) {
            SqlColumns.append(builder, type, at < 0 ? null : firsts[at][from + i]);
        }
        return builder.build();
    }

    Column result(int state, int from, int count) {
        return states[state].result(from, count);
    }

    long bytes() {
        long bytes = table.bytes() + firstBytes;
        for (States state : states) {
            bytes += state.bytes();
        }
        for (Object[] first : firsts) {
            bytes += first == null ? 0 : (long) first.length * Integer.BYTES;
        }
        return bytes;
    }
}
