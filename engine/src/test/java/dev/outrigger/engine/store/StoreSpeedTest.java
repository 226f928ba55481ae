package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.store.ReadView.RowCursor;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what it measures; fails only where a bound of the design is broken. */
@Tag("long")
class StoreSpeedTest {
    private static final int ROWS = 1_000_000;

    @TempDir Path folder;

    private long lastCpu = cpu();

    @Test
    void insertsAndScansOfAMillionRows() {
        try (Store store = Store.open(StoreOptions.at(folder))) {
            for (boolean key : new boolean[] {false, true}) {
                Table table =
                        create(
                                store,
                                table(
                                        "t" + key,
                                        List.of(
                                                column("a", SqlType.INT),
                                                column("b", SqlType.BIGINT),
                                                column("c", SqlType.decimal(7, 2)),
                                                column("d", SqlType.varchar(20))),
                                        key
                                                ? List.of(new Table.Key("PK", true, List.of(0)))
                                                : List.of()));
                try (StoreTransaction transaction = store.begin()) {
                    long started = System.nanoTime();
                    transaction.insert(
                            table,
                            IntStream.range(0, ROWS)
                                    .mapToObj(
                                            i ->
                                                    row(
                                                            i,
                                                            (long) i * 7,
                                                            BigDecimal.valueOf(i % 100_000, 2),
                                                            SqlText.of("row" + i % 1000)))
                                    .iterator());
                    transaction.commit();
                    report("rows/s inserted, key " + key, started);
                }
                for (int i = 0; i < 3; i++) {
                    long started = System.nanoTime();
                    assertThat(count(store, table)).isEqualTo(ROWS);
                    report("rows/s scanned", started);
                }
            }
        }
        try (Store store = Store.open(StoreOptions.at(folder));
                StoreTransaction transaction = store.begin()) {
            Table table = transaction.catalog().table("master", "dbo", "tfalse").orElseThrow();
            long started = System.nanoTime();
            assertThat(count(store, table)).isEqualTo(ROWS);
            report("rows/s scanned after reopening", started);
        }
    }

    @Test
    void aBulkLoadOfHalfAMillionRowsOfNumbers() {
        List<Table.TableColumn> columns =
                List.of(
                        column("a", SqlType.INT),
                        column("b", SqlType.FLOAT),
                        column("c", SqlType.FLOAT),
                        column("d", SqlType.FLOAT),
                        column("e", SqlType.FLOAT),
                        column("f", SqlType.INT));
        int rows = ROWS / 2;
        try (Store store = Store.open(StoreOptions.at(folder))) {
            for (int round = 0; round < 4; round++) {
                boolean key = round % 2 == 1;
                Table table =
                        create(
                                store,
                                table(
                                        "n" + round,
                                        columns,
                                        key
                                                ? List.of(
                                                        new Table.Key(
                                                                "PK" + round, true, List.of(0)))
                                                : List.of()));
                try (StoreTransaction transaction = store.begin()) {
                    lastCpu = cpu();
                    long started = System.nanoTime();
                    transaction.insert(
                            table,
                            IntStream.range(0, rows)
                                    .mapToObj(
                                            i ->
                                                    row(
                                                            i, i * 1.5, i / 3.0, i * 0.1, i + 0.25,
                                                            i % 100))
                                    .iterator());
                    transaction.commit();
                    report(rows, "rows/s of numbers inserted, key " + key, started);
                }
                long started = System.nanoTime();
                assertThat(count(store, table)).isEqualTo(rows);
                report(rows, "rows/s of numbers scanned", started);
            }
        }
    }

    private static int count(Store store, Table table) {
        int count = 0;
        try (StoreTransaction transaction = store.begin();
                ReadView view = transaction.read(List.of(table));
                RowCursor cursor = view.scan(table, new int[] {0, 1, 2, 3})) {
            while (cursor.next()) {
                count += cursor.row().length / 4;
            }
        }
        return count;
    }

    /** On a busy machine the thread's own time says more than the clock's. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void report(String what, long started) {
        report(ROWS, what, started);
    }

    private void report(int rows, String what, long started) {
        long now = cpu();
        System.out.printf(
                "SPEED %s: %.0f, by the thread's own time %.0f%n",
                what, rows / ((System.nanoTime() - started) / 1e9), rows / ((now - lastCpu) / 1e9));
        lastCpu = now;
    }

    @Test
    void theFileStaysSmallAfterManyOneRowCommits() throws Exception {
        int commits = 15_000;
        Path file = folder.resolve("outrigger.mv.db");
        try (Store store = Store.open(StoreOptions.at(folder))) {
            Table table = create(store, pairs("t"));
            long started = System.nanoTime();
            try (StoreTransaction transaction = store.begin()) {
                for (int i = 0; i < commits; i++) {
                    insert(transaction, table, row(i, i));
                    transaction.commit();
                }
            }
            System.out.printf(
                    "SPEED ms per commit: %.3f, file %d KB, syncs %d%n",
                    (System.nanoTime() - started) / 1e6 / commits,
                    Files.size(file) / 1024,
                    store.syncCount());
            assertThat(Files.size(file)).isLessThan(64L << 20);
        }
        System.out.printf("SPEED closed file %d KB%n", Files.size(file) / 1024);
    }
}
