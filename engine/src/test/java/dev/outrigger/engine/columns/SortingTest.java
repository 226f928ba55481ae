package dev.outrigger.engine.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.LongColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SortingTest {
    private final Workers workers = new Workers(2);
    @TempDir Path folder;

    @AfterEach
    void stopWorkers() {
        workers.close();
    }

    private Resources resources(long memory, long disk) {
        return new Resources(workers, memory, new Spilling(Optional.of(folder), disk));
    }

    /** An int that tells rows apart, then random columns. */
    private static List<SqlType> types(Random random) {
        List<SqlType> types = new ArrayList<>(List.of(SqlType.INT));
        for (int i = 0; i < 3; i++) {
            types.add(RandomRows.TYPES.get(random.nextInt(RandomRows.TYPES.size())));
        }
        return types;
    }

    private static Comparator<Object[]> order(SortKey[] keys) {
        return (left, right) -> {
            for (SortKey key : keys) {
                int order = compare(left[key.column()], right[key.column()]);
                if (order != 0) {
                    return key.descending() ? -order : order;
                }
            }
            return 0;
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 30, 40_000, 1})
    void rowsOfAllTypesComeInStableOrderWhateverTheMemory(long memory) throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomRows made = new RandomRows(seed);
            List<SqlType> types = types(random);
            List<Object[]> rows = made.rows(random.nextInt(1500), types);
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i)[0] = i;
            }
            SortKey[] keys =
                    random.ints(1, types.size())
                            .distinct()
                            .limit(1 + random.nextInt(2))
                            .mapToObj(c -> new SortKey(c, types.get(c), random.nextBoolean()))
                            .toArray(SortKey[]::new);
            long skip = random.nextInt(3) == 0 ? random.nextInt(50) : 0;
            long count = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(200);
            int half = random.nextInt(rows.size() + 1);
            List<BatchSource> inputs =
                    Stream.of(rows.subList(0, half), rows.subList(half, rows.size()))
                            .map(part -> RandomRows.source(made.batches(part, types)))
                            .toList();
            Resources resources = resources(memory, 1 << 30);
            Work work = new Work(resources, new AtomicBoolean());

            List<String> sorted;
            try (Sorting sorting = new Sorting(inputs, keys, skip, count, work)) {
                sorted = RandomRows.drain(sorting, types);
            }

            List<String> expected =
                    rows.stream()
                            .sorted(order(keys))
                            .skip(skip)
                            .limit(count)
                            .map(Arrays::toString)
                            .toList();
            assertThat(sorted).as("seed " + seed + " " + types).isEqualTo(expected);
            assertThat(work.memory().held()).isZero();
            assertThat(resources.spilling().used()).isZero();
            resources.spilling().close();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void fewWantedRowsOfManyAreKeptWithoutTheOthers() {
        List<SqlType> types = List.of(SqlType.INT);
        List<Object[]> rows = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            rows.add(new Object[] {random.nextInt()});
        }
        Work work = new Work(resources(4 << 20, 0), new AtomicBoolean());
        SortKey[] keys = {new SortKey(0, SqlType.INT, true)};
        List<BatchSource> inputs =
                List.of(RandomRows.source(new RandomRows(1).batches(rows, types)));
        try (Sorting sorting = new Sorting(inputs, keys, 5, 10, work)) {
            assertThat(RandomRows.drain(sorting, types))
                    .isEqualTo(
                            rows.stream()
                                    .sorted(order(keys))
                                    .skip(5)
                                    .limit(10)
                                    .map(Arrays::toString)
                                    .toList());
        }
    }

    @Test
    void temporaryFilesBeyondTheirLimitAreAnErrorThatNamesIt() throws Exception {
        List<SqlType> types = List.of(SqlType.INT);
        RandomRows made = new RandomRows(2);
        List<BatchSource> inputs =
                List.of(RandomRows.source(made.batches(made.rows(100_000, types), types)));
        Resources resources = resources(20_000, 200_000);
        Work work = new Work(resources, new AtomicBoolean());
        SortKey[] keys = {new SortKey(0, SqlType.INT, false)};
        try (Sorting sorting = new Sorting(inputs, keys, 0, Long.MAX_VALUE, work)) {
            assertThatThrownBy(sorting::next)
                    .isInstanceOf(SqlError.class)
                    .hasMessageContaining("temporary files (MB)");
        }
        assertThat(work.memory().held()).isZero();
        assertThat(resources.spilling().used()).isZero();
    }

    /** The best of several: a loaded machine may hold up any one of them. */
    @Test
    void aSortOfMillionsOfRowsEndsSoonAfterItsCancellation() throws InterruptedException {
        int rows = 4_000_000;
        Random random = new Random(4);
        List<Batch> batches = new ArrayList<>();
        for (int at = 0; at < rows; at += Batch.ROWS_MAX) {
            long[] values = random.longs(Batch.ROWS_MAX).toArray();
            long[] few = random.longs(Batch.ROWS_MAX, 0, 3).toArray();
            batches.add(
                    new Batch(
                            Batch.ROWS_MAX,
                            new Column[] {
                                new LongColumn(ColumnType.INT64, few.length, null, few),
                                new LongColumn(ColumnType.INT64, values.length, null, values)
                            }));
        }
        SortKey[] keys = {
            new SortKey(0, SqlType.BIGINT, false), new SortKey(1, SqlType.BIGINT, true)
        };
        long best = Long.MAX_VALUE;
        int ended = 0;
        for (int i = 0; i < 5; i++) {
            AtomicBoolean cancelled = new AtomicBoolean();
            Work work = new Work(resources(4L << 30, 1 << 20), cancelled);
            Throwable[] failure = new Throwable[1];
            Thread thread =
                    new Thread(
                            () -> {
                                try (Sorting sorting =
                                        new Sorting(
                                                List.of(source(batches)),
                                                keys,
                                                0,
                                                Long.MAX_VALUE,
                                                work)) {
                                    sorting.next();
                                } catch (SqlError error) {
                                    failure[0] = error;
                                }
                            });
            thread.start();
            Thread.sleep(150 + 60L * i);
            long begin = System.nanoTime();
            cancelled.set(true);
            thread.join();
            if (failure[0] != null) {
                ended++;
                best = Math.min(best, System.nanoTime() - begin);
                assertThat(((SqlError) failure[0]).number()).isEqualTo(3617);
            }
        }
        assertThat(ended).isPositive();
        assertThat(best).isLessThan(250_000_000L);
    }

    private static BatchSource source(List<Batch> batches) {
        java.util.Iterator<Batch> next = batches.iterator();
        return new BatchSource() {
            @Override
            public Optional<Batch> next() {
                return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }
}
