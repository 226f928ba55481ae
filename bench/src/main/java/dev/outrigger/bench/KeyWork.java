package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Look-ups by a table's primary key with a prepared statement, one after the other: a run is many
 * of them, and its figures are what one takes. Every system looks the same keys up.
 */
final class KeyWork implements Work {
    /** The look-ups of a run. */
    static final int LOOK_UPS = 10_000;

    static final String TABLE = "keyed";

    private static final int ANSWERED = 1000;

    private final Database database;
    private final Dialect dialect;
    private final Path csvFolder;
    private final Latencies latencies = new Latencies(LOOK_UPS);
    private Database.LookUp lookUp;
    private int rows;
    private int runs;

    KeyWork(Database database, Dialect dialect, Path csvFolder) {
        this.database = database;
        this.dialect = dialect;
        this.csvFolder = csvFolder;
    }

    /** The row of a key as the data file has it. */
    static String line(int key) {
        return key + "," + key % 97 + ",row " + key + "\n";
    }

    @Override
    public void prepare() throws SQLException, IOException {
        if (dialect.hasCheckpoint()) {
            database.execute("CREATE SCHEMA dbo");
        }
        database.execute(
                "CREATE TABLE dbo.keyed (id int NOT NULL PRIMARY KEY, c1 int, c2 nvarchar(50))");
        database.load(TABLE, csvFolder.resolve(TABLE + ".csv"));
        if (dialect.hasCheckpoint()) {
            database.execute("CHECKPOINT");
        }
    }

    @Override
    public void reset(String task) throws SQLException {
        if (lookUp == null) {
            lookUp = database.lookUp("SELECT id, c1, c2 FROM dbo.keyed WHERE id = ?");
            List<Object> count = database.rows("SELECT COUNT(*) FROM dbo.keyed").get(0);
            rows = ((Number) count.get(0)).intValue();
        }
    }

    @Override
    public long run(String task) throws SQLException {
        Random random = new Random(runs++);
        long found = 0;
        for (int i = 0; i < LOOK_UPS; i++) {
            int key = random.nextInt(rows);
            long start = System.nanoTime();
            List<List<Object>> row = lookUp.find(key);
            latencies.took(i, System.nanoTime() - start);
            found += row.size();
        }
        return found;
    }

    @Override
    public Map<String, Double> figures(String task) {
        return latencies.figures();
    }

    /** Rows of keys that the runs take, and of keys that there are not. */
    @Override
    public void answer(String task, Path file) throws SQLException, IOException {
        reset(task);
        List<List<Object>> answer = new ArrayList<>();
        Random random = new Random(0);
        for (int i = 0; i < ANSWERED; i++) {
            answer.addAll(lookUp.find(random.nextInt(rows)));
        }
        answer.addAll(lookUp.find(-1));
        answer.addAll(lookUp.find(rows));
        TypedRows.write(answer, file);
    }
}
