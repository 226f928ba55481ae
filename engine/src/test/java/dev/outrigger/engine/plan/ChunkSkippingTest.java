package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.columns.Resources;
import dev.outrigger.engine.columns.Work;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.HeldColumns;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Store;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten chunks whose column n goes from 0 up, k is the chunk's number, t a letter for it. */
class ChunkSkippingTest {
    private static final int CHUNK = 16_384;
    private static final int ROWS = 10 * CHUNK - 10;

    private static final Resources RESOURCES = Resources.ofThisMachine();
    private static final Scope SCOPE =
            name ->
                    name.equalsIgnoreCase("@n")
                            ? Optional.of(new SqlValue(SqlType.INT, ROWS - 1))
                            : Optional.empty();

    private final Store store = Store.open(StoreOptions.inMemory());
    private final StoreTransaction transaction = store.begin();

    @BeforeEach
    void fill() {
        Table table =
                transaction
                        .catalog()
                        .createTable(
                                new Table(
                                        0,
                                        "master",
                                        "dbo",
                                        "t",
                                        List.of(
                                                column("n", SqlType.INT),
                                                column("k", SqlType.INT),
                                                column("t", SqlType.varchar(10))),
                                        List.of(),
                                        List.of(),
                                        List.of()));
        transaction.insert(
                table,
                IntStream.range(1, ROWS + 1)
                        .mapToObj(
                                i ->
                                        new Object[] {
                                            i - 1,
                                            i < 2 * CHUNK ? null : (Integer) (i / CHUNK),
                                            SqlText.of("" + (char) ('a' + i / CHUNK))
                                        })
                        .iterator());
        transaction.commit();
        count("1 = 1 AND n >= 0 AND (k IS NULL OR k >= 0) AND t <> ''");
    }

    @AfterEach
    void close() {
        transaction.close();
        store.close();
    }

    private static Table.TableColumn column(String name, SqlType type) {
        return new Table.TableColumn(
                name, type, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private int count(String condition) {
        QueryPlan plan =
                new Planner(Execution.COLUMNS)
                        .query(
                                TsqlParser.parseQuery("SELECT n, k, t FROM t WHERE " + condition),
                                new PlanningContext(transaction.catalog(), "master", SCOPE));
        AtomicBoolean cancelled = new AtomicBoolean();
        int rows = 0;
        try (ReadView view = transaction.read(plan.tables());
                Work work = new Work(RESOURCES, cancelled);
                RowSource source =
                        plan.open(
                                new ExecutionContext(
                                        view,
                                        transaction.catalog(),
                                        SCOPE,
                                        "master",
                                        new Moment(java.time.Instant.EPOCH, 0),
                                        cancelled,
                                        work,
                                        new Counters(),
                                        new Caller(transaction::catalog, () -> "master")))) {
            while (source.next()) {
                rows++;
            }
        }
        return rows;
    }

    /** How many chunks a query reads. */
    private long chunks(String condition, int rows) {
        long before = reads();
        assertThat(count(condition)).isEqualTo(rows);
        return reads() - before;
    }

    private long reads() {
        return store.heldColumns().stream()
                .filter(held -> held.column() == 0)
                .mapToLong(HeldColumns::hits)
                .sum();
    }

    @Test
    void chunksThatAConditionCannotBeTrueForAreNotRead() {
        assertThat(chunks("n = 5", 1)).isEqualTo(1);
        assertThat(chunks("n = @n", 1)).isEqualTo(1);
        assertThat(chunks("@n <= n", 1)).isEqualTo(1);
        assertThat(chunks("n < 3", 3)).isEqualTo(1);
        assertThat(chunks("n <= -1", 0)).isZero();
        assertThat(chunks("n > @n", 0)).isZero();
        assertThat(chunks("n BETWEEN 20000 AND 20001", 2)).isEqualTo(1);
        assertThat(chunks("n IN (1, 40000, 40001)", 3)).isEqualTo(2);
        assertThat(chunks("k = 7 AND n >= 0", CHUNK)).isEqualTo(1);
        assertThat(chunks("k IS NULL", 2 * CHUNK - 1)).isEqualTo(2);
        assertThat(chunks("k IS NOT NULL AND n < 40000", 40001 - 2 * CHUNK)).isEqualTo(1);
        assertThat(chunks("t = 'C '", CHUNK)).isEqualTo(1);
        assertThat(chunks("n = NULL", 0)).isZero();
        assertThat(chunks("n <> 5", ROWS - 1)).isEqualTo(10);
        assertThat(chunks("n = 5 OR n + 0 = 6", 2)).isEqualTo(10);
        assertThat(chunks("n = k", 0)).isEqualTo(10);
    }

    @Test
    void conditionsThatFailDoSoWhetherChunksAreKnownOrNot() {
        for (long memory : new long[] {1 << 28, 0}) {
            store.columnMemory(memory);
            assertThatThrownBy(() -> count("k = 1000 AND n / (n - n) = 1"))
                    .isInstanceOf(SqlError.class)
                    .hasMessageContaining("zero");
            assertThatThrownBy(() -> count("n = 1 / (@n - @n)")).isInstanceOf(SqlError.class);
            assertThat(count("n < 0 AND n / (n - n) = 1")).isZero();
        }
    }
}
