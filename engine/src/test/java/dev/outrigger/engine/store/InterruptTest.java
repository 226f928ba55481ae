package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {
    private static final int TRANSACTIONS = 300;
    private static final int ROWS = 20;

    @TempDir Path folder;

    /** With a cache so small that statements read the file too. */
    private Store open() {
        return Store.open(new StoreOptions(Optional.of(folder), 1, Duration.ofSeconds(10)));
    }

    private static Object[][] rows(int transaction) {
        Object[][] rows = new Object[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = row(transaction * ROWS + i, transaction);
        }
        return rows;
    }

    /** Returns the transactions that committed. */
    private static List<Integer> write(Store store, Table table, CountDownLatch running) {
        List<Integer> committed = new ArrayList<>();
        try (StoreTransaction transaction = store.begin()) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                try {
                    insert(transaction, table, rows(i));
                    transaction.commit();
                    committed.add(i);
                } catch (SqlError e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
                    transaction.rollback();
                }
                if (i == TRANSACTIONS / 10) {
                    running.countDown();
                }
                if (i % 50 == 0) {
                    assertThat(scan(transaction, table)).hasSize(committed.size() * ROWS);
                }
            }
        }
        Thread.interrupted();
        return committed;
    }

    @Test
    void interruptsOfAThreadThatWritesAndCommitsNeitherCloseTheStoreNorLoseACommit()
            throws Exception {
        List<Integer> committed;
        Table table;
        try (Store store = open()) {
            table = create(store, pairs("t"));
            CountDownLatch running = new CountDownLatch(1);
            Thread[] writer = new Thread[1];
            ExecutorService threads =
                    Executors.newSingleThreadExecutor(work -> writer[0] = new Thread(work));
            try {
                Future<List<Integer>> writing = threads.submit(() -> write(store, table, running));
                int interrupts = 0;
                while (!writing.isDone()) {
                    writer[0].interrupt();
                    interrupts++;
                    Thread.sleep(1);
                }
                committed = writing.get();
                assertThat(running.getCount()).isZero();
                assertThat(interrupts).isGreaterThan(20);
            } finally {
                threads.shutdownNow();
            }
            assertThat(scan(store, table)).hasSize(committed.size() * ROWS);
        }
        assertThat(committed).isNotEmpty();
        try (Store store = open()) {
            assertThat(scan(store, table))
                    .extracting(row -> row.get(1))
                    .contains(committed.toArray());
        }
    }

    @Test
    void aStatementOfAnInterruptedThreadDoesItsWork() {
        Table table;
        try (Store store = open()) {
            table = create(store, pairs("t"));
            Thread.currentThread().interrupt();
            try (StoreTransaction transaction = store.begin()) {
                insert(transaction, table, rows(0));
                transaction.commit();
            } finally {
                Thread.interrupted();
            }
            assertThat(scan(store, table)).hasSize(ROWS);
        }
        try (Store store = open()) {
            Thread.currentThread().interrupt();
            assertThat(scan(store, table)).hasSize(ROWS);
        } finally {
            Thread.interrupted();
        }
    }
}
