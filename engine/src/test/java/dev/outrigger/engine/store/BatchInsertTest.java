package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.scan;
import static dev.outrigger.engine.store.Rows.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.ReadView.RowCursor;
import dev.outrigger.engine.store.StoreTransaction.Savepoint;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.VariableColumn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchInsertTest {
    private static final SqlGuid GUID = SqlGuid.of(new UUID(-2, 3));

    @TempDir Path folder;

    static BatchSource batches(Table table, List<Object[]> rows) {
        Column[] columns = new Column[table.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            SqlType type = table.columns().get(i).type();
            ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), 16);
            for (Object[] row : rows) {
                SqlColumns.append(builder, type, row[i]);
            }
            columns[i] = builder.build();
        }
        return source(new Batch(rows.size(), columns));
    }

    static BatchSource source(Batch... batches) {
        Iterator<Batch> rest = List.of(batches).iterator();
        return new BatchSource() {
            @Override
            public Optional<Batch> next() {
                return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    private static List<Object[]> ofKeys(List<Integer> keys) {
        return keys.stream().map(key -> row(key, key * 2)).toList();
    }

    private static List<List<Object>> lookup(StoreTransaction transaction, Table table, int key) {
        List<List<Object>> found = new ArrayList<>();
        try (ReadView view = transaction.read(List.of(table));
                RowCursor cursor =
                        view.lookup(
                                table, table.keys().get(0), new Object[] {key}, new int[] {0, 1})) {
            while (cursor.next()) {
                found.add(Arrays.asList(cursor.row()));
            }
        }
        return found;
    }

    @Test
    void keysInAnyOrderAreFoundAfterBatchesRollbacksAndReopening() {
        Random chance = new Random(5);
        TreeMap<Integer, Integer> model = new TreeMap<>();
        Table table;
        try (Store store = Store.open(StoreOptions.at(folder))) {
            table = create(store, pairs("t"));
            try (StoreTransaction transaction = store.begin()) {
                for (int round = 0; round < 40; round++) {
                    Savepoint before = transaction.savepoint();
                    List<Integer> keys = new ArrayList<>();
                    int size = 1 + chance.nextInt(round % 4 == 0 ? 3000 : 60);
                    for (int i = 0; i < size; i++) {
                        int key = chance.nextInt(200_000);
                        if (!model.containsKey(key) && !keys.contains(key)) {
                            keys.add(key);
                        }
                    }
                    transaction.insert(table, batches(table, ofKeys(keys)));
                    if (round % 3 == 1) {
                        transaction.rollbackTo(before);
                    } else {
                        keys.forEach(key -> model.put(key, key * 2));
                    }
                    if (round % 7 == 3) {
                        transaction.commit();
                    }
                }
                transaction.commit();
            }
        }
        try (Store store = Store.open(StoreOptions.at(folder));
                StoreTransaction transaction = store.begin()) {
            TreeMap<Integer, Integer> found = new TreeMap<>();
            scan(transaction, table)
                    .forEach(row -> found.put((Integer) row.get(0), (Integer) row.get(1)));
            assertThat(found).isEqualTo(model);
            for (int i = 0; i < 500; i++) {
                int key = chance.nextInt(200_000);
                assertThat(lookup(transaction, table, key))
                        .isEqualTo(
                                model.containsKey(key)
                                        ? List.of(List.<Object>of(key, key * 2))
                                        : List.of());
            }
        }
    }

    @Test
    void aDuplicateAnywhereInABatchIsRefusedAndTheStatementsSavepointUndoesTheRest() {
        try (Store store = Store.open(StoreOptions.inMemory());
                StoreTransaction transaction = store.begin()) {
            Table table = create(store, pairs("t"));
            List<Integer> first = IntStream.range(0, 1000).mapToObj(i -> i * 3).toList();
            transaction.insert(table, batches(table, ofKeys(first)));
            transaction.commit();
            for (int duplicate : new int[] {0, 3, 1497, 2997}) {
                Savepoint before = transaction.savepoint();
                List<Integer> keys = new ArrayList<>();
                IntStream.range(0, 900).forEach(i -> keys.add(i * 3 + 1));
                keys.add(450, duplicate);
                assertThatThrownBy(() -> transaction.insert(table, batches(table, ofKeys(keys))))
                        .isInstanceOfSatisfying(
                                SqlError.class,
                                e -> {
                                    assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_KEY);
                                    assertThat(e).hasMessageContaining("(" + duplicate + ")");
                                });
                transaction.rollbackTo(before);
            }
            List<Integer> twice = new ArrayList<>(List.of(7_000, 7_001, 7_000));
            Savepoint before = transaction.savepoint();
            assertThatThrownBy(() -> transaction.insert(table, batches(table, ofKeys(twice))))
                    .isInstanceOf(SqlError.class);
            transaction.rollbackTo(before);
            assertThat(scan(transaction, table)).hasSize(1000);
            // A key that its own transaction has deleted is free again.
            transaction.truncate(table);
            transaction.insert(table, batches(table, ofKeys(first)));
            transaction.commit();
            assertThat(scan(transaction, table)).hasSize(1000);
        }
    }

    @Test
    void twoTransactionsFillOneTableInTurnsAndEachSeesOnlyWhatIsCommitted() {
        try (Store store = Store.open(StoreOptions.inMemory());
                StoreTransaction one = store.begin();
                StoreTransaction two = store.begin()) {
            Table table = create(store, pairs("t"));
            List<Integer> keys = new ArrayList<>();
            IntStream.range(0, 8000).forEach(keys::add);
            Collections.shuffle(keys, new Random(9));
            for (int i = 0; i < 8; i++) {
                StoreTransaction writer = i % 2 == 0 ? one : two;
                writer.insert(
                        table, batches(table, ofKeys(keys.subList(i * 1000, i * 1000 + 1000))));
            }
            assertThat(scan(one, table)).hasSize(4000);
            assertThat(scan(two, table)).hasSize(4000);
            assertThat(scan(store, table)).isEmpty();
            one.commit();
            assertThat(scan(store, table)).hasSize(4000);
            two.rollback();
            assertThat(scan(two, table)).hasSize(4000);
            two.insert(table, batches(table, ofKeys(keys.subList(1000, 2000))));
            two.commit();
            assertThat(scan(store, table)).hasSize(5000);
            assertThat(lookup(one, table, keys.get(1500))).hasSize(1);
            assertThat(lookup(one, table, keys.get(3500))).isEmpty();
        }
    }

    private static List<Table.TableColumn> everyType() {
        return List.of(
                column("bit", SqlType.BIT),
                column("tinyint", SqlType.TINYINT),
                column("smallint", SqlType.SMALLINT),
                column("int", SqlType.INT),
                column("bigint", SqlType.BIGINT),
                column("real", SqlType.REAL),
                column("float", SqlType.FLOAT),
                column("narrow", SqlType.decimal(9, 2)),
                column("medium", SqlType.decimal(18, 0)),
                column("wide", SqlType.decimal(38, 4)),
                column("money", SqlType.MONEY),
                column("text", SqlType.nvarchar(SqlType.MAX)),
                column("bytes", SqlType.varbinary(100)),
                column("date", SqlType.DATE),
                column("time", SqlType.time(7)),
                column("datetime2", SqlType.datetime2(7)),
                column("offset", SqlType.datetimeoffset(7)),
                column("guid", SqlType.UNIQUEIDENTIFIER),
                column("more", SqlType.varchar(10)));
    }

    private static List<Object[]> extremes() {
        BigDecimal widest = new BigDecimal("9999999999999999999999999999999999.9999");
        Object[] nothing = new Object[19];
        return List.of(
                row(
                        true,
                        (short) 255,
                        Short.MIN_VALUE,
                        Integer.MIN_VALUE,
                        Long.MIN_VALUE,
                        -0.0f,
                        Double.MIN_VALUE,
                        new BigDecimal("-9999999.99"),
                        new BigDecimal("-999999999999999999"),
                        widest.negate(),
                        new BigDecimal("-922337203685477.5808"),
                        SqlText.of("日本 😀 ß"),
                        SqlBytes.of(new byte[] {0, -1, 0}),
                        -719162,
                        0L,
                        Long.MIN_VALUE / 10_000,
                        new OffsetTicks(5, (short) -840),
                        GUID,
                        SqlText.of("")),
                nothing,
                row(
                        false,
                        (short) 0,
                        Short.MAX_VALUE,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        Float.MAX_VALUE,
                        -1.5,
                        new BigDecimal("0.01"),
                        new BigDecimal("1"),
                        widest,
                        new BigDecimal("922337203685477.5807"),
                        SqlText.of(""),
                        SqlBytes.of(new byte[0]),
                        2932896,
                        863_999_999_999L,
                        1L,
                        new OffsetTicks(-5, (short) 840),
                        GUID,
                        SqlText.of("ten chars!")));
    }

    @Test
    void valuesOfEveryTypeAndNullComeBackHoweverTheyWereInserted() {
        List<List<Object>> expected = new ArrayList<>();
        extremes().forEach(row -> expected.add(Arrays.asList(row)));
        extremes().forEach(row -> expected.add(Arrays.asList(row)));
        Table table;
        try (Store store = Store.open(StoreOptions.at(folder))) {
            table = create(store, table("t", everyType(), List.of()));
            try (StoreTransaction transaction = store.begin()) {
                transaction.insert(table, extremes().iterator());
                transaction.insert(table, batches(table, extremes()));
                transaction.commit();
                assertThat(scan(transaction, table)).isEqualTo(expected);
            }
        }
        try (Store store = Store.open(StoreOptions.at(folder))) {
            assertThat(scan(store, table)).isEqualTo(expected);
        }
    }

    @Test
    void halfASurrogatePairComesBackAsItIs() {
        try (Store store = Store.open(StoreOptions.inMemory())) {
            Table table =
                    create(store, table("t", List.of(column("s", SqlType.nvarchar(9))), List.of()));
            String broken = "a\ud83d" + "b\ude00";
            Rows.insertCommitted(store, table, row(SqlText.of(broken)));
            Object found = scan(store, table).get(0).get(0);
            assertThat(((SqlText) found).value()).isEqualTo(broken);
        }
    }

    @Test
    void textByCodesIsTakenFromItsDictionaryAndNullsMayHaveAnyCode() {
        try (Store store = Store.open(StoreOptions.inMemory());
                StoreTransaction transaction = store.begin()) {
            Table table =
                    create(store, table("t", List.of(column("s", SqlType.varchar(9))), List.of()));
            ColumnBuilder words = new ColumnBuilder(SqlColumns.columnType(SqlType.varchar(9)), 2);
            words.appendString("one");
            words.appendString("three");
            Column coded =
                    new DictionaryColumn(
                            3,
                            new byte[] {0b101},
                            new int[] {1, 77, 0},
                            (VariableColumn) words.build());
            transaction.insert(table, source(new Batch(3, new Column[] {coded})));
            assertThat(scan(transaction, table).toString()).isEqualTo("[[three], [null], [one]]");
        }
    }
}
