package dev.outrigger.engine.plan;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.columns.Resources;
import dev.outrigger.engine.columns.Spilling;
import dev.outrigger.engine.columns.Work;
import dev.outrigger.engine.columns.Workers;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Store;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random tables and what queries over them give, by rows and by columns, as text. */
final class TwoWays implements AutoCloseable {
    private static final Scope NO_VARIABLES = name -> Optional.empty();
    private static final String[] TEXTS = {
        "", " ", "a", "A", "a ", "abc", "ABC", "abc  ", "äbc", "ÄBC", "straße", "日本", "zz"
    };
    private static final List<Table.TableColumn> COLUMNS =
            List.of(
                    column("t", SqlType.TINYINT),
                    column("s", SqlType.SMALLINT),
                    column("i", SqlType.INT),
                    column("g", SqlType.INT),
                    column("b", SqlType.BIGINT),
                    column("bit", SqlType.BIT),
                    column("r", SqlType.REAL),
                    column("f", SqlType.FLOAT),
                    column("d", SqlType.decimal(7, 2)),
                    column("w", SqlType.decimal(38, 4)),
                    column("m", SqlType.MONEY),
                    column("v", SqlType.varchar(20)),
                    column("n", SqlType.nvarchar(20)),
                    column("bin", SqlType.varbinary(10)),
                    column("day", SqlType.DATE),
                    column("tm", SqlType.time(3)),
                    column("dt", SqlType.datetime2(7)),
                    column("o", SqlType.datetimeoffset(2)),
                    column("u", SqlType.UNIQUEIDENTIFIER));

    private final Store store = Store.open(StoreOptions.inMemory());
    private final StoreTransaction transaction = store.begin();
    private final Resources resources;
    private final Planner byRows = new Planner(Execution.ROWS);
    private final Planner byColumns = new Planner(Execution.COLUMNS);
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final LongAdder spilled = new LongAdder();
    private final Path folder;
    private long heldAtTheEnd;

    TwoWays(int processors, long statementMemory) {
        this(processors, statementMemory, 1L << 30);
    }

    TwoWays(int processors, long statementMemory, long temporaryFiles) {
        try {
            folder = Files.createTempDirectory("outrigger-two-ways");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        resources =
                new Resources(
                        new Workers(processors),
                        statementMemory,
                        new Spilling(Optional.of(folder), temporaryFiles));
        transaction.catalog().createDatabase("test");
        transaction.commit();
    }

    /** A table of every type, nulls: one value in so many is NULL. */
    TwoWays table(String name, int rows, int nulls, long seed) {
        Random random = new Random(seed);
        return table(name, COLUMNS, IntStream.range(0, rows).mapToObj(i -> row(random, i, nulls)));
    }

    TwoWays table(String name, List<Table.TableColumn> columns, Stream<Object[]> rows) {
        Table table =
                transaction
                        .catalog()
                        .createTable(
                                new Table(
                                        0, "test", "dbo", name, columns, List.of(), List.of(),
                                        List.of()));
        transaction.insert(table, rows.iterator());
        transaction.commit();
        return this;
    }

    static Table.TableColumn column(String name, SqlType type) {
        return new Table.TableColumn(
                name, type, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Object[] row(Random random, int number, int nulls) {
        Object[] row = {
            (short) random.nextInt(256),
            (short) (random.nextInt(200) - 100),
            random.nextInt(2000) - 1000,
            number / 100 + random.nextInt(300),
            random.nextInt(50) == 0 ? random.nextLong() : random.nextInt(20) * 10_000_000_000L,
            random.nextBoolean(),
            (random.nextInt(40) - 20) / 4f,
            (random.nextInt(4000) - 2000) / 4.0,
            BigDecimal.valueOf(random.nextInt(20_000) - 10_000, 2),
            new BigDecimal(
                    random.nextInt(3) == 0
                            ? BigInteger.valueOf(random.nextInt(5) - 2).shiftLeft(80)
                            : BigInteger.valueOf(random.nextInt(100)),
                    4),
            BigDecimal.valueOf(random.nextInt(100_000), 4),
            SqlText.of(TEXTS[random.nextInt(TEXTS.length - 2)]),
            SqlText.of(TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(30)),
            SqlBytes.of(new byte[] {(byte) random.nextInt(4), (byte) random.nextInt(2)}),
            random.nextInt(400) - 200,
            random.nextInt(1000) * 10_000L,
            random.nextInt(1000) * 864_000_000_000L,
            new OffsetTicks(random.nextInt(10) * 36_000_000_000L, (short) (60 * random.nextInt(3))),
            SqlGuid.ofBytes(Arrays.copyOf(new byte[] {(byte) random.nextInt(20)}, 16))
        };
        for (int i = 0; i < row.length; i++) {
            if (random.nextInt(nulls) == 0) {
                row[i] = null;
            }
        }
        return row;
    }

    /** Rows as text, or the error's number. */
    List<String> rows(String sql) {
        return given(byRows, sql);
    }

    List<String> columns(String sql) {
        return given(byColumns, sql);
    }

    private List<String> given(Planner planner, String sql) {
        List<String> rows = new ArrayList<>();
        QueryPlan plan =
                planner.query(
                        TsqlParser.parseQuery(sql),
                        new PlanningContext(transaction.catalog(), "test", NO_VARIABLES));
        spilled.reset();
        Work work = new Work(resources, cancelled, spilled::add);
        try (ReadView view = transaction.read(plan.tables());
                RowSource source =
                        plan.open(
                                new ExecutionContext(
                                        view,
                                        transaction.catalog(),
                                        NO_VARIABLES,
                                        "test",
                                        new Moment(java.time.Instant.EPOCH, 0),
                                        cancelled,
                                        work,
                                        new Counters(),
                                        new Caller(transaction::catalog, () -> "test")))) {
            while (source.next()) {
                rows.add(
                        Arrays.stream(source.row())
                                .map(TwoWays::text)
                                .collect(Collectors.joining("|")));
            }
        } catch (SqlError error) {
            return List.of("error " + error.number());
        } finally {
            heldAtTheEnd = work.memory().held();
            work.close();
        }
        return rows;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : "" + value;
    }

    /** The bytes that the last query had not given back when it was closed. */
    long heldAtTheEnd() {
        return heldAtTheEnd;
    }

    /** Bytes that the last query wrote to temporary files. */
    long spilled() {
        return spilled.sum();
    }

    /** The temporary files there are. */
    List<Path> temporaryFiles() {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long temporaryBytes() {
        return resources.spilling().used();
    }

    /** As another session would, at any time. */
    void cancel(boolean set) {
        cancelled.set(set);
    }

    @Override
    public void close() {
        transaction.close();
        store.close();
        resources.close();
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
