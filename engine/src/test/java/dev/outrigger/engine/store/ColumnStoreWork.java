package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.store.ReadView.RowCursor;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Random changes of three tables, and the comparison of their columns with a scan of H2. */
final class ColumnStoreWork {
    private final Store store;
    private final AtomicInteger nextId = new AtomicInteger();
    private final Table parent;
    private final Table child;
    private final Table plain;

    ColumnStoreWork(Store store) {
        this.store = store;
        parent =
                create(
                        store,
                        table(
                                "parent",
                                List.of(
                                        column("id", SqlType.INT),
                                        column("name", SqlType.nvarchar(30)),
                                        column("at", SqlType.DATETIME)),
                                List.of(new Key("pk_parent", true, List.of(0)))));
        child =
                create(
                        store,
                        table(
                                "child",
                                List.of(
                                        column("id", SqlType.BIGINT),
                                        column("parent", SqlType.INT),
                                        column("price", SqlType.decimal(9, 2)),
                                        column("wide", SqlType.decimal(38, 4)),
                                        column("note", SqlType.nvarchar(200))),
                                List.of(new Key("pk_child", true, List.of(0))),
                                new ForeignKey(
                                        "fk",
                                        List.of(1),
                                        parent.id(),
                                        List.of(0),
                                        "CASCADE",
                                        "CASCADE")));
        plain =
                create(
                        store,
                        table(
                                "plain",
                                List.of(
                                        column("bit", SqlType.BIT),
                                        column("tiny", SqlType.TINYINT),
                                        column("small", SqlType.SMALLINT),
                                        column("real", SqlType.REAL),
                                        column("float", SqlType.FLOAT),
                                        column("date", SqlType.DATE),
                                        column("time", SqlType.time(7)),
                                        column("bytes", SqlType.varbinary(20)),
                                        column("offset", SqlType.datetimeoffset(7)),
                                        column("long", SqlType.nvarchar(SqlType.MAX))),
                                List.of()));
    }

    List<Table> tables() {
        return List.of(parent, child, plain);
    }

    void fill(int rows, SplittableRandom random) {
        try (StoreTransaction transaction = store.begin()) {
            insert(transaction, parent, rows / 8, random);
            insert(transaction, child, rows, random);
            insert(transaction, plain, rows, random);
            transaction.commit();
        }
    }

    private void insert(
            StoreTransaction transaction, Table table, int count, SplittableRandom random) {
        transaction.insert(
                table, IntStream.range(0, count).mapToObj(i -> some(table, random)).iterator());
    }

    private Object[] some(Table table, SplittableRandom random) {
        Object[] values;
        if (table == parent) {
            values =
                    row(
                            nextId.incrementAndGet(),
                            SqlText.of("Name " + random.nextInt(40)),
                            random.nextLong(-1_000_000, 1_000_000));
        } else if (table == child) {
            values =
                    row(
                            (long) nextId.incrementAndGet(),
                            random.nextInt(3) == 0 ? 1 + random.nextInt(nextId.get()) : null,
                            BigDecimal.valueOf(random.nextInt(100_000), 2),
                            new BigDecimal(random.nextBoolean() ? "7" : "12345678901234567890123")
                                    .setScale(4),
                            SqlText.of("é" + (random.nextBoolean() ? 5 : random.nextInt())));
            if (values[1] != null && !exists.contains((Integer) values[1])) {
                values[1] = null;
            }
        } else {
            values =
                    row(
                            random.nextBoolean(),
                            (short) random.nextInt(256),
                            (short) random.nextInt(),
                            (float) random.nextInt(100),
                            random.nextDouble(),
                            random.nextInt(-50_000, 50_000),
                            random.nextLong(864_000_000_000L),
                            SqlBytes.of(new byte[random.nextInt(20)]),
                            new OffsetTicks(random.nextLong(1 << 30), (short) 60),
                            SqlText.of("x".repeat(random.nextInt(30))));
        }
        int nulls = table == plain ? 0 : 2;
        for (int i = nulls; i < values.length; i++) {
            values[i] = random.nextInt(10) == 0 ? null : values[i];
        }
        return values;
    }

    /** Ids that parents were seen to have: a child may reference them, and fail when they went. */
    private final java.util.Set<Integer> exists =
            java.util.concurrent.ConcurrentHashMap.newKeySet();

    /** One change of a random kind. */
    void change(StoreTransaction transaction, SplittableRandom random) {
        Table table = tables().get(random.nextInt(3));
        switch (random.nextInt(12)) {
            case 0 -> insert(transaction, table, 1, random);
            case 1, 2 -> insert(transaction, table, 1 + random.nextInt(40), random);
            case 3 -> insert(transaction, table, random.nextInt(6000), random);
            case 4, 5, 6 -> update(transaction, table, random, 1 + random.nextInt(5));
            case 7 -> update(transaction, table, random, 2000);
            case 8, 9 -> delete(transaction, table, random, 1 + random.nextInt(20));
            case 10 -> delete(transaction, table, random, 4000);
            default -> {
                if (random.nextInt(6) == 0 && table != parent) {
                    transaction.truncate(table);
                } else {
                    insert(transaction, table, 3, random);
                }
            }
        }
    }

    private record Found(List<Long> ids, List<Object[]> rows) {}

    /** Up to so many rows, every so many of the table's. */
    private Found find(StoreTransaction transaction, Table table, SplittableRandom random, int n) {
        List<Long> ids = new ArrayList<>();
        try (ReadView view = transaction.read(List.of(table));
                RowCursor rows = view.scan(table, all(table))) {
            int step = 1 + random.nextInt(n < 100 ? 3000 : 3);
            int untilNext = random.nextInt(step);
            while (rows.next() && ids.size() < n) {
                if (table == parent) {
                    exists.add((Integer) rows.row()[0]);
                }
                if (untilNext-- == 0) {
                    untilNext = random.nextInt(step);
                    ids.add(rows.rowId());
                }
            }
        }
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        for (long id : ids) {
            Optional<Object[]> locked = transaction.lock(table, id);
            if (locked.isPresent()) {
                found.ids().add(id);
                found.rows().add(locked.get());
            }
        }
        return found;
    }

    private void update(
            StoreTransaction transaction, Table table, SplittableRandom random, int count) {
        Found found = find(transaction, table, random, table == parent ? 5 : count);
        List<Object[]> changed = new ArrayList<>();
        for (Object[] before : found.rows()) {
            Object[] after = some(table, random);
            if (random.nextInt(3) > 0 && table != plain) {
                after[0] = before[0];
            }
            changed.add(after);
        }
        transaction.update(table, found.ids(), changed);
    }

    private void delete(
            StoreTransaction transaction, Table table, SplittableRandom random, int count) {
        transaction.delete(table, find(transaction, table, random, count).ids());
    }

    static int[] all(Table table) {
        return IntStream.range(0, table.columns().size()).toArray();
    }

    static int[] some(Table table, SplittableRandom random, int atMost) {
        int[] columns = new int[random.nextInt(atMost + 1)];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = random.nextInt(table.columns().size());
        }
        return columns;
    }

    /** Fails where the view's columns are not what its scan is. */
    static void compare(ReadView view, Table table, int[] columns) {
        TableChunks chunks = view.chunks(table, columns);
        List<List<Object>> expected = new ArrayList<>();
        try (RowCursor rows = view.scan(table, columns)) {
            while (rows.next()) {
                expected.add(Arrays.asList(rows.row()));
            }
        }
        compare(chunks, table, columns, expected);
    }

    static void compare(
            TableChunks chunks, Table table, int[] columns, List<List<Object>> expected) {
        SqlType[] types = new SqlType[columns.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = table.columns().get(columns[i]).type();
        }
        int row = 0;
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            Batch batch = chunks.read(chunk);
            assertThat(batch.rows()).isEqualTo(chunks.rows(chunk));
            for (int i = 0; i < batch.rows(); i++, row++) {
                Object[] values = new Object[columns.length];
                for (int c = 0; c < values.length; c++) {
                    values[c] = SqlColumns.read(batch.column(c), i, types[c]);
                }
                if (row >= expected.size() || !expected.get(row).equals(Arrays.asList(values))) {
                    throw new AssertionError(
                            table.name()
                                    + " row "
                                    + row
                                    + ": "
                                    + Arrays.toString(values)
                                    + " instead of "
                                    + (row < expected.size() ? expected.get(row) : "none"));
                }
            }
            for (int c = 0; c < types.length; c++) {
                checkRange(chunks, chunk, c, batch, types[c]);
            }
        }
        assertThat(row).isEqualTo(expected.size());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void checkRange(
            TableChunks chunks, int chunk, int column, Batch batch, SqlType type) {
        Optional<TableChunks.Range> range = chunks.range(chunk, column);
        if (range.isEmpty()) {
            return;
        }
        assertThat(range.get().nulls()).isEqualTo(batch.column(column).nullCount());
        Comparable min = null;
        Comparable max = null;
        for (int i = 0; i < batch.rows(); i++) {
            Comparable value = (Comparable) SqlColumns.read(batch.column(column), i, type);
            if (value != null) {
                min = min == null || value.compareTo(min) < 0 ? value : min;
                max = max == null || value.compareTo(max) > 0 ? value : max;
            }
        }
        if (batch.rows() < 1000) {
            // Part of a chunk: the bounds are those of the whole.
            assertThat(min == null || min.compareTo(range.get().min().get()) >= 0).isTrue();
            assertThat(max == null || max.compareTo(range.get().max().get()) <= 0).isTrue();
            return;
        }
        assertThat(range.get().min()).isEqualTo(Optional.ofNullable(min));
        assertThat(range.get().max()).isEqualTo(Optional.ofNullable(max));
    }
}
