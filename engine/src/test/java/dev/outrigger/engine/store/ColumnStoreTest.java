package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.ColumnStoreWork.all;
import static dev.outrigger.engine.store.ColumnStoreWork.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.ReadView.RowCursor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The columns kept always equal a scan of H2 at the view's state, whatever is kept or not. */
class ColumnStoreTest {
    private static final long LARGE = 1L << 30;

    /** Of a lock timeout, a deadlock, and keys and references that others have taken or removed. */
    private static final Set<Integer> CONFLICTS = Set.of(1222, 1205, 2627, 547);

    private static Store store(long memory) {
        Store store =
                Store.open(new StoreOptions(Optional.empty(), 64 * 1024, Duration.ofMillis(200)));
        store.columnMemory(memory);
        return store;
    }

    /** A view that stays open, with what it showed at first. */
    private record Open(
            StoreTransaction transaction, ReadView view, Table table, List<List<Object>> rows) {
        static Open of(Store store, Table table) {
            StoreTransaction transaction = store.begin();
            ReadView view = transaction.read(List.of(table));
            List<List<Object>> rows = new ArrayList<>();
            try (RowCursor cursor = view.scan(table, all(table))) {
                while (cursor.next()) {
                    rows.add(Arrays.asList(cursor.row()));
                }
            }
            return new Open(transaction, view, table, rows);
        }

        void check() {
            compare(view.chunks(table, all(table)), table, all(table), rows);
        }

        void close() {
            view.close();
            transaction.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 100000", "3, 300000", "4, 1000000000", "5, 1000000000"})
    void columnsEqualAScanCommitByCommit(long seed, long memory) {
        commitByCommit(seed, memory, 12);
    }

    private static void commitByCommit(long seed, long memory, int transactions) {
        SplittableRandom random = new SplittableRandom(seed);
        try (Store store = store(memory)) {
            ColumnStoreWork work = new ColumnStoreWork(store);
            work.fill(20_000, random);
            Deque<Open> open = new ArrayDeque<>();
            for (int i = 0; i < transactions; i++) {
                try (StoreTransaction transaction = store.begin()) {
                    change(work, transaction, random);
                }
                try (StoreTransaction reader = store.begin();
                        ReadView view = reader.read(work.tables())) {
                    for (Table table : work.tables()) {
                        compare(view, table, ColumnStoreWork.some(table, random, 3));
                        if (i % 5 == 0) {
                            compare(view, table, all(table));
                        }
                    }
                }
                open.add(Open.of(store, work.tables().get(random.nextInt(3))));
                open.forEach(Open::check);
                if (open.size() > 3) {
                    open.remove().close();
                }
            }
            open.forEach(Open::close);
            assertUsed(store, memory);
        }
    }

    private static void assertUsed(Store store, long memory) {
        long hits = store.heldColumns().stream().mapToLong(HeldColumns::hits).sum();
        long evictions = store.heldColumns().stream().mapToLong(HeldColumns::evictions).sum();
        long bytes = store.heldColumns().stream().mapToLong(HeldColumns::bytes).sum();
        assertThat(bytes).isLessThanOrEqualTo(memory);
        assertThat(hits > 0).isEqualTo(memory > 0);
        assertThat(evictions > 0).isEqualTo(memory > 0 && memory < LARGE / 2);
        if (memory == 0) {
            assertThat(bytes).isZero();
        }
    }

    /** Changes, goes back to savepoints, and commits or rolls back; it sees its own writes. */
    private static void change(
            ColumnStoreWork work, StoreTransaction transaction, SplittableRandom random) {
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            StoreTransaction.Savepoint savepoint = transaction.savepoint();
            try {
                work.change(transaction, random);
            } catch (SqlError error) {
                if (!CONFLICTS.contains(error.number())) {
                    throw error;
                }
                if (error.number() == 1205) {
                    return;
                }
                transaction.rollbackTo(savepoint);
                continue;
            }
            if (random.nextInt(5) == 0) {
                transaction.rollbackTo(savepoint);
            }
            if (random.nextInt(3) == 0) {
                try (ReadView view = transaction.read(work.tables())) {
                    Table table = work.tables().get(random.nextInt(3));
                    compare(view, table, ColumnStoreWork.some(table, random, 3));
                }
            }
        }
        if (random.nextInt(6) == 0) {
            transaction.rollback();
        } else {
            transaction.commit();
        }
    }

    @ParameterizedTest
    @CsvSource({"11, 100000", "12, 1000000000"})
    void columnsEqualAScanWhileOthersWrite(long seed, long memory) throws Exception {
        assertThat(concurrently(seed, memory, 20)).isGreaterThan(5);
    }

    /** Returns how many views were compared. */
    private static long concurrently(long seed, long memory, int transactions) throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicLong compared = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Store store = store(memory)) {
            ColumnStoreWork work = new ColumnStoreWork(store);
            work.fill(20_000, new SplittableRandom(seed));
            List<Future<?>> writers = new ArrayList<>();
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                SplittableRandom random = new SplittableRandom(seed * 100 + i);
                writers.add(
                        threads.submit(
                                () -> {
                                    for (int t = 0; t < transactions; t++) {
                                        try (StoreTransaction transaction = store.begin()) {
                                            change(work, transaction, random);
                                        }
                                    }
                                }));
            }
            for (int i = 0; i < 2; i++) {
                SplittableRandom random = new SplittableRandom(seed * 200 + i);
                readers.add(
                        threads.submit(
                                () -> {
                                    while (writing.get()) {
                                        compared.addAndGet(read(store, work, random));
                                    }
                                }));
            }
            try {
                for (Future<?> writer : writers) {
                    writer.get();
                }
            } finally {
                writing.set(false);
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
            try (StoreTransaction last = store.begin();
                    ReadView view = last.read(work.tables())) {
                work.tables().forEach(table -> compare(view, table, all(table)));
            }
            assertUsed(store, memory);
        } finally {
            threads.shutdownNow();
        }
        return compared.get();
    }

    private static int read(Store store, ColumnStoreWork work, SplittableRandom random) {
        try (StoreTransaction transaction = store.begin();
                ReadView view = transaction.read(work.tables())) {
            int times = 1 + random.nextInt(3);
            for (int i = 0; i < times; i++) {
                Table table = work.tables().get(random.nextInt(3));
                compare(view, table, ColumnStoreWork.some(table, random, 4));
            }
            return times;
        }
    }

    @Test
    void statisticsComeFromTheChunksRead() {
        try (Store store = store(LARGE)) {
            ColumnStoreWork work = new ColumnStoreWork(store);
            work.fill(20_000, new SplittableRandom(7));
            Table child = work.tables().get(1);
            assertThat(store.statistics(child).rows()).hasValue(20_000);
            assertThat(store.statistics(child).column(0))
                    .isEqualTo(TableStatistics.ColumnStatistics.UNKNOWN);
            try (StoreTransaction transaction = store.begin();
                    ReadView view = transaction.read(work.tables())) {
                compare(view, child, all(child));
            }
            TableStatistics.ColumnStatistics ids = store.statistics(child).column(0);
            assertThat(ids.distinct().orElseThrow()).isBetween(15_000L, 25_000L);
            assertThat(ids.nulls()).hasValue(0);
            assertThat((Long) ids.max().orElseThrow() - (Long) ids.min().orElseThrow())
                    .isEqualTo(19_999);
            assertThat(store.statistics(child).column(2).nulls().orElseThrow())
                    .isBetween(0.05, 0.15);
        }
    }

    @Test
    void columnsAreKeptAgainAfterAllHadToGo() {
        try (Store store = store(1 << 20)) {
            ColumnStoreWork work = new ColumnStoreWork(store);
            work.fill(8_000, new SplittableRandom(8));
            Table parent = work.tables().get(0);
            Table child = work.tables().get(1);
            readAll(store, child);
            assertThat(held(store, child)).isPositive();
            store.columnMemory(0);
            assertThat(held(store, child)).isZero();
            store.columnMemory(1 << 20);
            readAll(store, child);
            long before = held(store, child);
            // No room is left, so that the other table needs the place of this one.
            store.columnMemory(before);
            readAll(store, parent);
            assertThat(held(store, parent)).isPositive();
            assertThat(held(store, child)).isLessThan(before);
        }
    }

    private static void readAll(Store store, Table table) {
        try (StoreTransaction transaction = store.begin();
                ReadView view = transaction.read(List.of(table))) {
            compare(view, table, all(table));
        }
    }

    private static long held(Store store, Table table) {
        return store.heldColumns().stream()
                .filter(column -> column.table().id() == table.id())
                .mapToLong(HeldColumns::bytes)
                .sum();
    }

    @Test
    @Tag("long")
    void columnsEqualAScanForManySeeds() throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        long seed = 1000;
        long compared = 0;
        long[] memories = {0, 50_000, 500_000, 5_000_000, LARGE};
        for (; System.nanoTime() < end; seed++) {
            long memory = memories[(int) (seed % memories.length)];
            commitByCommit(seed, memory, 100);
            compared += concurrently(seed, memory, 60);
        }
        System.out.println("seeds 1000 to " + (seed - 1) + ", concurrent views " + compared);
    }
}
