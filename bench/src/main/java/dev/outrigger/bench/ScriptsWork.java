package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Python beside the data: what a call costs, and rows through a script. */
final class ScriptsWork implements Work {
    private static final int PAUSE_MILLIS = 3000;
    private static final int ANSWERED_CALLS = 20;
    private static final String SAMPLE = " WHERE id % 97 = 0";

    private final Database database;
    private final Dialect dialect;
    private final Path csvFolder;
    private final ScriptTexts texts;
    private final Map<ScriptTask, Latencies> latencies = new EnumMap<>(ScriptTask.class);
    private final Map<ScriptTask, Database.LookUp> calls = new EnumMap<>(ScriptTask.class);

    ScriptsWork(Database database, Dialect dialect, Path csvFolder) {
        this.database = database;
        this.dialect = dialect;
        this.csvFolder = csvFolder;
        this.texts = new ScriptTexts(dialect);
    }

    @Override
    public void prepare() throws SQLException, IOException {
        if (!dialect.isOutrigger()) {
            database.execute("CREATE SCHEMA dbo");
        }
        database.execute(MeasuredRows.table(dialect));
        database.load(MeasuredRows.TABLE, csvFolder.resolve(MeasuredRows.TABLE + ".csv"));
        if (dialect == Dialect.POSTGRESQL) {
            database.execute("VACUUM ANALYZE");
            database.execute(Resources.text("scripts.plpython.sql"));
        }
        if (dialect.hasCheckpoint()) {
            database.execute("CHECKPOINT");
        }
    }

    /** Of hosts that wait for a session there is one where the task is about it, and else none. */
    @Override
    public void reset(String name) throws SQLException {
        if (dialect.isOutrigger()) {
            int hosts = ScriptTask.valueOf(name) == ScriptTask.FIRST_CALL_READY ? 1 : 0;
            database.execute(
                    "EXEC sp_configure 'external script warm hosts', " + hosts + "; RECONFIGURE;");
        }
    }

    @Override
    public long run(String name) throws SQLException {
        ScriptTask task = ScriptTask.valueOf(name);
        return switch (task) {
            case TRIVIAL_CALL, ROW_CALL -> warmCalls(task);
            case FIRST_CALL, FIRST_CALL_READY -> firstCalls(task);
            case ROWS, DECIMAL_ROWS ->
                    dialect == Dialect.POSTGRESQL
                            ? number(database.rows(texts.rows(task, "")))
                            : database.run(texts.rows(task, ""));
        };
    }

    private long warmCalls(ScriptTask task) throws SQLException {
        Database.LookUp call = call(task);
        Latencies taken = taken(task);
        long sum = 0;
        for (int i = 0; i < taken.count(); i++) {
            long start = System.nanoTime();
            List<List<Object>> answer = call.find(i);
            taken.took(i, System.nanoTime() - start);
            sum += number(answer);
        }
        return sum;
    }

    private Database.LookUp call(ScriptTask task) throws SQLException {
        if (!calls.containsKey(task)) {
            calls.put(task, database.lookUp(texts.call(task)));
        }
        return calls.get(task);
    }

    private long firstCalls(ScriptTask task) throws SQLException {
        Latencies taken = taken(task);
        long sum = 0;
        for (int i = 0; i < taken.count(); i++) {
            if (task == ScriptTask.FIRST_CALL_READY) {
                pause();
            }
            long start = System.nanoTime();
            try (Database session = database.another()) {
                List<List<Object>> answer = session.lookUp(texts.call(task)).find(i);
                taken.took(i, System.nanoTime() - start);
                sum += number(answer);
            }
        }
        return sum;
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new SQLException("interrupted", e);
        }
    }

    private static long number(List<List<Object>> answer) {
        return ((Number) answer.get(0).get(0)).longValue();
    }

    private Latencies taken(ScriptTask task) {
        return latencies.computeIfAbsent(task, any -> new Latencies(task.calls()));
    }

    @Override
    public Map<String, Double> figures(String name) {
        ScriptTask task = ScriptTask.valueOf(name);
        return task.isOfCalls() ? taken(task).figures() : Map.of();
    }

    @Override
    public void answer(String name, Path file) throws SQLException, IOException {
        ScriptTask task = ScriptTask.valueOf(name);
        List<List<Object>> answer = new ArrayList<>();
        if (task.isOfCalls()) {
            for (int i = 0; i < ANSWERED_CALLS; i++) {
                answer.addAll(call(task).find(i));
            }
        } else {
            answer.addAll(database.rows(texts.answer(task, SAMPLE)));
        }
        TypedRows.write(answer, file);
    }
}
