package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What JDBC costs: the round trip of a query without a table, of a prepared look-up by primary key,
 * and a wide result read to its end.
 */
final class JdbcWork implements Work {
    static final String ROUND_TRIP = "select-1";
    static final String LOOK_UP = "look-up";
    static final String WIDE = "wide-result";

    private static final int ANSWERED = 1000;

    private final JdbcDatabase database;
    private final Dialect dialect;
    private final Path csvFolder;
    private final Latencies latencies = new Latencies(KeyWork.LOOK_UPS);
    private Database.LookUp lookUp;
    private int rows;
    private int runs;

    JdbcWork(JdbcDatabase database, Dialect dialect, Path csvFolder) {
        this.database = database;
        this.dialect = dialect;
        this.csvFolder = csvFolder;
    }

    @Override
    public void prepare() throws SQLException, IOException {
        if (!dialect.isOutrigger()) {
            database.execute("CREATE SCHEMA dbo");
        }
        database.execute(WideRows.table(dialect));
        database.load(WideRows.TABLE, csvFolder.resolve(WideRows.TABLE + ".csv"));
        if (dialect == Dialect.POSTGRESQL) {
            database.execute("VACUUM ANALYZE");
        }
        if (dialect.hasCheckpoint()) {
            database.execute("CHECKPOINT");
        }
    }

    @Override
    public void reset(String task) throws SQLException {
        if (lookUp == null) {
            lookUp = database.lookUp("SELECT id, big, name FROM dbo.wide WHERE id = ?");
            rows = database.number("SELECT COUNT(*) FROM dbo.wide");
        }
    }

    @Override
    public long run(String task) throws SQLException {
        return switch (task) {
            case ROUND_TRIP -> roundTrips();
            case LOOK_UP -> lookUps();
            default -> database.readAll("SELECT * FROM dbo.wide");
        };
    }

    private long roundTrips() throws SQLException {
        long sum = 0;
        for (int i = 0; i < latencies.count(); i++) {
            long start = System.nanoTime();
            sum += database.number("SELECT 1");
            latencies.took(i, System.nanoTime() - start);
        }
        return sum;
    }

    private long lookUps() throws SQLException {
        Random random = new Random(runs++);
        long found = 0;
        for (int i = 0; i < latencies.count(); i++) {
            int key = random.nextInt(rows);
            long start = System.nanoTime();
            found += lookUp.find(key).size();
            latencies.took(i, System.nanoTime() - start);
        }
        return found;
    }

    @Override
    public Map<String, Double> figures(String task) {
        return task.equals(WIDE) ? Map.of() : latencies.figures();
    }

    @Override
    public void answer(String task, Path file) throws SQLException, IOException {
        reset(task);
        List<List<Object>> answer = new ArrayList<>();
        switch (task) {
            case ROUND_TRIP -> answer.addAll(database.rows("SELECT 1"));
            case LOOK_UP -> {
                Random random = new Random(0);
                for (int i = 0; i < ANSWERED; i++) {
                    answer.addAll(lookUp.find(random.nextInt(rows)));
                }
                answer.addAll(lookUp.find(-1));
            }
            default ->
                    answer.addAll(
                            database.rows("SELECT * FROM dbo.wide WHERE id % 997 = 0 ORDER BY id"));
        }
        TypedRows.write(answer, file);
    }
}
