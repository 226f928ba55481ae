package dev.outrigger.bench;

import dev.outrigger.CallArgument;
import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Message;
import dev.outrigger.Outcome;
import dev.outrigger.ResultConsumer;
import dev.outrigger.Session;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Small statements through the public API, in process, over a table on disk: what one costs at the
 * median and at the 99th percentile. Arguments: rows of the table (100000), runs of each statement
 * (20000).
 */
public final class KeyLookup {
    private static final String SELECT = "SELECT c1, c2 FROM t WHERE id = @id";

    private final Session session;
    private final int rows;
    private final int runs;
    private final Random random = new Random(42);

    private KeyLookup(Session session, int rows, int runs) {
        this.session = session;
        this.rows = rows;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws IOException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        Path folder = Files.createTempDirectory("key-lookup");
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            new KeyLookup(session, rows, runs).run();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void run() {
        create();
        measure("prepared SELECT by key", runs, i -> prepared(random.nextInt(rows)));
        measure(
                "the same text, a variable declared in it",
                runs,
                i -> text("DECLARE @id int = 4711; " + SELECT));
        measure(
                "the same text, no variable",
                runs,
                i -> text("SELECT c1, c2 FROM t WHERE id = 4711"));
        measure(
                "another text each time",
                runs / 10,
                i -> text("SELECT c1, c2 FROM t WHERE id = " + (1000 + i)));
        text("BEGIN TRANSACTION");
        measure(
                "prepared UPDATE by key, in a transaction",
                runs,
                i -> execute("UPDATE t SET c1 = c1 + 1 WHERE id = @id", random.nextInt(rows)));
        measure(
                "prepared INSERT of a row, in a transaction",
                runs,
                i -> execute("INSERT INTO t (id, c1, c2) VALUES (@id, 1, N'new')", rows + i));
        text("COMMIT");
        measure(
                "prepared UPDATE by key, synced",
                Math.min(runs, 2000),
                i -> execute("UPDATE t SET c1 = c1 + 1 WHERE id = @id", random.nextInt(rows)));
        measure(
                "prepared INSERT of a row, synced",
                Math.min(runs, 2000),
                i ->
                        execute(
                                "INSERT INTO t (id, c1, c2) VALUES (@id, 1, N'new')",
                                2 * rows + runs + i));
        loop();
    }

    private void create() {
        text("CREATE TABLE t (id int NOT NULL PRIMARY KEY, c1 int, c2 nvarchar(50))");
        text("CREATE TABLE digits (d int NOT NULL)");
        text("INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)");
        int made = 0;
        while (made < rows) {
            int count = Math.min(rows - made, 100_000);
            text(
                    "INSERT INTO t SELECT n, n % 97, N'row ' + CAST(n AS nvarchar(20)) FROM (SELECT "
                            + made
                            + " + a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d AS n"
                            + " FROM digits a, digits b, digits c, digits d, digits e) x WHERE n < "
                            + (made + count));
            made += count;
        }
    }

    private void loop() {
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            text("DECLARE @i int = 0; WHILE @i < 100000 SET @i = @i + 1");
            System.out.printf(
                    Locale.ROOT,
                    "%-45s %8.3f us%n",
                    "one turn of WHILE @i < n SET @i = @i + 1",
                    (System.nanoTime() - start) / 1e8);
        }
    }

    private void measure(String name, int count, IntConsumer work) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            work.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        long[] warm = Arrays.copyOfRange(nanos, count / 2, count);
        Arrays.sort(warm);
        System.out.printf(
                Locale.ROOT,
                "%-45s p50 %8.4f ms   p99 %8.4f ms   (%d of %d runs)%n",
                name,
                warm[warm.length / 2] / 1e6,
                warm[(int) (warm.length * 0.99)] / 1e6,
                warm.length,
                count);
    }

    private void prepared(int id) {
        Found found = new Found();
        check(session.call("sp_executesql", arguments(SELECT, id), found));
        if (found.rows != 1) {
            throw new IllegalStateException("key " + id + " found " + found.rows + " rows");
        }
    }

    private void execute(String statement, int id) {
        check(session.call("sp_executesql", arguments(statement, id), new Found()));
    }

    private static List<CallArgument> arguments(String statement, int id) {
        return List.of(
                argument(new SqlValue(SqlType.nvarchar(4000), SqlText.of(statement))),
                argument(new SqlValue(SqlType.nvarchar(4000), SqlText.of("@id int"))),
                argument(new SqlValue(SqlType.INT, id)));
    }

    private static CallArgument argument(SqlValue value) {
        return new CallArgument(Optional.empty(), Optional.of(value), false);
    }

    private void text(String batch) {
        check(session.execute(batch, new Found()));
    }

    private static void check(Outcome outcome) {
        outcome.firstError()
                .ifPresent(
                        error -> {
                            throw new IllegalStateException(error.display());
                        });
    }

    private static final class Found implements ResultConsumer {
        private int rows;

        @Override
        public void resultSet(List<ResultColumn> columns) {}

        @Override
        public void frame(Frame frame) {
            rows += frame.rows();
        }

        @Override
        public void endOfResultSet() {}

        @Override
        public void rowCount(long count) {}

        @Override
        public void message(Message message) {}
    }
}
