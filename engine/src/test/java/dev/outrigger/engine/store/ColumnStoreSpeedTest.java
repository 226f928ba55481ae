package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.Workers;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what it measures; fails only where a scan of columns held is no faster than a cold one.
 */
@Tag("long")
class ColumnStoreSpeedTest {
    private static final int ROWS = 2_880_000;
    private static final int[] FOUR = {0, 1, 2, 3};

    @TempDir Path folder;

    private Table sales;

    @Test
    void scansAndCommits() {
        try (Store store = Store.open(StoreOptions.at(folder))) {
            sales =
                    create(
                            store,
                            table(
                                    "sales",
                                    List.of(
                                            column("customer", SqlType.INT),
                                            column("ticket", SqlType.BIGINT),
                                            column("price", SqlType.decimal(7, 2)),
                                            column("store", SqlType.varchar(20)),
                                            column("quantity", SqlType.INT)),
                                    List.of()));
            try (StoreTransaction transaction = store.begin()) {
                fill(transaction, 0, ROWS);
                transaction.commit();
            }
        }
        try (Store store = Store.open(StoreOptions.at(folder));
                Workers workers = new Workers(2)) {
            commits(store, "no columns held");
            double cold = scan(store, workers);
            double warm = Double.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                warm = Math.min(warm, scan(store, workers));
            }
            report("cold scan of %,d rows x 4: %.0f ms, warm %.3f ms", ROWS, cold, warm);
            for (int i = 0; i < 3; i++) {
                commits(store, "columns held");
                report(
                        "scan after: %.1f ms, then %.3f",
                        scan(store, workers), scan(store, workers));
            }
            store.columnMemory(0);
            store.columnMemory(1L << 30);
            report("read again (H2's cache warm): %.0f ms", scan(store, workers));
            store.heldColumns().forEach(System.out::println);
            assertThat(warm).isLessThan(cold / 10);
        }
    }

    private void fill(StoreTransaction transaction, int from, int count) {
        transaction.insert(
                sales,
                IntStream.range(from, from + count)
                        .mapToObj(
                                i ->
                                        row(
                                                i % 100_000,
                                                (long) i * 7,
                                                BigDecimal.valueOf(i % 100_000, 2),
                                                SqlText.of("store" + i % 12),
                                                i % 100))
                        .iterator());
    }

    private void commits(Store store, String what) {
        try (StoreTransaction transaction = store.begin()) {
            double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
            for (int i = 0; i < 50; i++) {
                long started = System.nanoTime();
                insert(
                        transaction,
                        sales,
                        row(i, 1L, BigDecimal.valueOf(1, 2), SqlText.of("store1"), 1));
                transaction.commit();
                best[0] = Math.min(best[0], millis(started));
            }
            fill(transaction, 0, 100_000);
            long started = System.nanoTime();
            transaction.commit();
            best[1] = millis(started);
            report("%s: 1-row commit %.3f ms, 100,000-row commit %.0f ms", what, best[0], best[1]);
        }
    }

    private double scan(Store store, Workers workers) {
        long started = System.nanoTime();
        try (StoreTransaction transaction = store.begin();
                ReadView view = transaction.read(List.of(sales))) {
            TableChunks chunks = view.chunks(sales, FOUR);
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int part = 0; part < 2; part++) {
                int from = chunks.count() * part / 2;
                int to = chunks.count() * (part + 1) / 2;
                tasks.add(
                        () -> {
                            long rows = 0;
                            for (int i = from; i < to; i++) {
                                Batch batch = chunks.read(i);
                                rows += batch.rows();
                            }
                            return rows;
                        });
            }
            assertThat(workers.all(tasks).stream().mapToLong(n -> n).sum())
                    .isGreaterThanOrEqualTo(ROWS);
        }
        return millis(started);
    }

    private static double millis(long started) {
        return (System.nanoTime() - started) / 1e6;
    }

    private static void report(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
