package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.insertCommitted;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.rowIds;
import static dev.outrigger.engine.store.Rows.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionsTest {
    @TempDir Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Store store;
    private Table table;

    @BeforeEach
    void open() {
        store =
                Store.open(
                        new StoreOptions(Optional.of(folder), 16 * 1024, Duration.ofSeconds(20)));
        table = create(store, pairs("t"));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
    }

    private static SqlError failureOf(Future<?> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SqlError failure) {
                return failure;
            }
            throw new AssertionError(e.getCause());
        }
        return null;
    }

    private <T> List<T> together(int count, Callable<T> work) throws Exception {
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(work));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : running) {
            results.add(each.get());
        }
        return results;
    }

    private void add(StoreTransaction transaction, long rowId) {
        Object[] now = transaction.lock(table, rowId).orElseThrow();
        List<Object[]> rows = new ArrayList<>();
        rows.add(row(now[0], (Integer) now[1] + 1));
        transaction.update(table, List.of(rowId), rows);
    }

    @Test
    void sessionsThatAddToOneCounterLoseNothing() throws Exception {
        insertCommitted(store, table, row(1, 0));
        together(
                4,
                () -> {
                    try (StoreTransaction transaction = store.begin()) {
                        for (int i = 0; i < 100; i++) {
                            add(transaction, rowIds(transaction, table).get(0));
                            transaction.commit();
                        }
                    }
                    return null;
                });
        assertThat(scan(store, table)).containsExactly(List.of(1, 400));
    }

    @Test
    void aViewShowsOneStateBesideAWriterThatCommits() throws Exception {
        Table other = create(store, pairs("other"));
        insertCommitted(store, table, row(1, 0));
        insertCommitted(store, other, row(1, 0));
        AtomicBoolean done = new AtomicBoolean();
        Future<?> writer =
                threads.submit(
                        () -> {
                            try (StoreTransaction transaction = store.begin()) {
                                for (int value = 1; !done.get(); value++) {
                                    for (Table each : List.of(table, other)) {
                                        List<Long> ids = rowIds(transaction, each);
                                        transaction.lock(each, ids.get(0));
                                        transaction.delete(each, ids);
                                        insert(transaction, each, row(value, value));
                                    }
                                    transaction.commit();
                                }
                            }
                        });
        try (StoreTransaction reader = store.begin()) {
            int changes = 0;
            List<List<Object>> last = null;
            for (int i = 0; i < 3000 || changes < 50; i++) {
                try (ReadView view = reader.read(List.of(table, other))) {
                    List<List<Object>> rows = scan(view, table);
                    assertThat(rows).hasSize(1);
                    assertThat(scan(view, other)).isEqualTo(rows);
                    assertThat(scan(view, table)).isEqualTo(rows);
                    changes += rows.equals(last) ? 0 : 1;
                    last = rows;
                }
            }
        } finally {
            done.set(true);
        }
        writer.get();
    }

    @Test
    void aViewOfATableThatItsTransactionWroteToDoesNotSeeWhatIsWrittenWhileItReads() {
        try (StoreTransaction transaction = store.begin()) {
            insert(transaction, table, row(1, 1), row(2, 2));
            try (ReadView view = transaction.read(List.of(table));
                    ReadView.RowCursor cursor = view.scan(table, new int[] {0, 1})) {
                int seen = 0;
                while (cursor.next()) {
                    seen++;
                    insert(transaction, table, row(seen + 10, 0));
                }
                assertThat(seen).isEqualTo(2);
                assertThat(scan(view, table)).hasSize(2);
            }
            assertThat(scan(transaction, table)).hasSize(4);
        }
    }

    @Test
    void aWriterThatWaitsTooLongGets1222AndOneThatIsCancelledGets3617() throws Exception {
        insertCommitted(store, table, row(1, 0));
        store.close();
        store =
                Store.open(
                        new StoreOptions(Optional.of(folder), 16 * 1024, Duration.ofMillis(300)));
        try (StoreTransaction holder = store.begin();
                StoreTransaction waiter = store.begin()) {
            long id = rowIds(holder, table).get(0);
            holder.lock(table, id);
            long started = System.nanoTime();
            assertThatThrownBy(() -> waiter.lock(table, id))
                    .isInstanceOfSatisfying(
                            SqlError.class, e -> assertThat(e.number()).isEqualTo(1222));
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
        }
        store.close();
        store = Store.open(StoreOptions.at(folder));
        try (StoreTransaction holder = store.begin();
                StoreTransaction waiter = store.begin()) {
            insert(holder, table, row(7, 7));
            Future<?> waiting = threads.submit(() -> insert(waiter, table, row(7, 8)));
            TimeUnit.MILLISECONDS.sleep(200);
            assertThat(waiting.isDone()).isFalse();
            waiter.cancel();
            assertThat(failureOf(waiting).number()).isEqualTo(3617);
            waiter.rollback();
            waiter.resume();
            Future<?> again = threads.submit(() -> insert(waiter, table, row(7, 8)));
            TimeUnit.MILLISECONDS.sleep(50);
            holder.rollback();
            again.get();
            waiter.commit();
        }
        assertThat(scan(store, table)).containsExactlyInAnyOrder(List.of(1, 0), List.of(7, 8));
    }

    @Test
    void aDeadlockEndsOneOfTheTwoWith1205AndTheOtherGoesOn() throws Exception {
        insertCommitted(store, table, row(1, 0), row(2, 0));
        CyclicBarrier both = new CyclicBarrier(2);
        List<Future<Void>> running = new ArrayList<>();
        for (int first = 0; first < 2; first++) {
            int mine = first;
            running.add(
                    threads.submit(
                            () -> {
                                try (StoreTransaction transaction = store.begin()) {
                                    List<Long> ids = rowIds(transaction, table);
                                    add(transaction, ids.get(mine));
                                    both.await();
                                    try {
                                        add(transaction, ids.get(1 - mine));
                                    } catch (SqlError e) {
                                        assertThat(scan(transaction, table))
                                                .as("rolled back")
                                                .isNotNull();
                                        throw e;
                                    }
                                    transaction.commit();
                                    return null;
                                }
                            }));
        }
        List<Integer> failures = new ArrayList<>();
        for (Future<?> each : running) {
            SqlError failure = failureOf(each);
            if (failure != null) {
                failures.add(failure.number());
            }
        }
        assertThat(failures).containsExactly(1205);
        assertThat(scan(store, table)).containsExactlyInAnyOrder(List.of(1, 1), List.of(2, 1));
    }

    @Test
    void oneOfTwoWhoInsertTheSameKeyWaitsForTheOther() throws Exception {
        List<String> outcomes =
                together(
                        8,
                        () -> {
                            try (StoreTransaction transaction = store.begin()) {
                                insert(transaction, table, row(1, 1));
                                transaction.commit();
                                return "inserted";
                            } catch (SqlError e) {
                                return Integer.toString(e.number());
                            }
                        });
        assertThat(outcomes).containsOnlyOnce("inserted");
        assertThat(outcomes).filteredOn("2627"::equals).hasSize(7);
    }

    @Test
    void committersAtTheSameTimeShareSyncs() throws Exception {
        long before = store.syncCount();
        List<Integer> ids = new ArrayList<>();
        together(
                8,
                () -> {
                    try (StoreTransaction transaction = store.begin()) {
                        for (int i = 0; i < 50; i++) {
                            int id;
                            synchronized (ids) {
                                id = ids.size();
                                ids.add(id);
                            }
                            insert(transaction, table, row(id, id));
                            transaction.commit();
                        }
                    }
                    return null;
                });
        assertThat(scan(store, table)).hasSize(400);
        assertThat(store.syncCount() - before).isBetween(1L, 300L);
    }

    @Test
    void aTableDroppedByOneSessionStaysReadableForAViewThatIsOpen() {
        insertCommitted(store, table, row(1, 1));
        try (StoreTransaction reader = store.begin();
                StoreTransaction dropper = store.begin();
                ReadView view = reader.read(List.of(table))) {
            dropper.catalog().dropTable(table);
            assertThat(reader.catalog().table(table.id())).isPresent();
            dropper.commit();
            assertThat(reader.catalog().table(table.id())).isEmpty();
            assertThat(scan(view, table)).hasSize(1);
        }
        try (StoreTransaction reader = store.begin()) {
            assertThatThrownBy(() -> scan(reader, table))
                    .hasMessage("Invalid object name 'dbo.t'.");
        }
    }
}
