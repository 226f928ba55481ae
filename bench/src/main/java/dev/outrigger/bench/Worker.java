package dev.outrigger.bench;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A process with one database in it. Reads a command a line on standard input, words apart by tabs,
 * and answers each with a line: {@code ok} and name=value words, or {@code error} and a reason. It
 * ends when standard input does. A task's time is taken here, so that the pipe is not in it.
 */
final class Worker {
    /** The password comes by the environment: a command line is everybody's to read. */
    static final String PASSWORD = "OUTRIGGER_BENCH_PASSWORD";

    private final Database database;
    private final Work work;

    private Worker(Database database, Work work) {
        this.database = database;
        this.work = work;
    }

    /**
     * arguments: dialect, suite, place, folder of CSV files, then the CPython or the server's user.
     */
    public static void main(String[] arguments) throws SQLException, IOException {
        // Whatever a library prints must not come between the replies.
        System.setOut(System.err);
        PrintStream replies =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Dialect dialect = Dialect.valueOf(arguments[0]);
        Optional<String> extra =
                arguments.length > 4 ? Optional.of(arguments[4]) : Optional.empty();
        try (Database database = open(dialect, arguments[2], extra)) {
            Work work = Suite.valueOf(arguments[1]).work(database, dialect, Path.of(arguments[3]));
            Worker worker = new Worker(database, work);
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                replies.println(worker.reply(List.of(line.split("\t"))));
            }
        }
    }

    private static Database open(Dialect dialect, String place, Optional<String> extra)
            throws SQLException {
        return switch (dialect) {
            case OUTRIGGER -> new OutriggerDatabase(Path.of(place), extra.map(Path::of));
            case OUTRIGGER_JDBC -> JdbcDatabase.embedded(Path.of(place));
            case OUTRIGGER_SERVER -> JdbcDatabase.served(Path.of(place));
            case DUCKDB -> JdbcDatabase.duckDb(Path.of(place));
            case H2 -> JdbcDatabase.h2(Path.of(place));
            case POSTGRESQL ->
                    JdbcDatabase.postgres(
                            new PostgresAddress(
                                    place, extra, Optional.ofNullable(System.getenv(PASSWORD))));
        };
    }

    private String reply(List<String> command) {
        try {
            StringJoiner line = new StringJoiner("\t");
            line.add("ok");
            answer(command).forEach((name, value) -> line.add(name + "=" + value));
            return line.toString();
        } catch (SQLException | IOException | RuntimeException e) {
            e.printStackTrace(System.err);
            return "error\t" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }

    private Map<String, Object> answer(List<String> command) throws SQLException, IOException {
        switch (command.get(0)) {
            case "hello":
                return Map.of("version", database.version());
            case "prepare":
                work.prepare();
                return Map.of();
            case "clean":
                work.clean();
                return Map.of();
            case "reset":
                work.reset(command.get(1));
                return Map.of();
            case "run":
                return run(command.get(1));
            case "answer":
                work.answer(command.get(1), Path.of(command.get(2)));
                return Map.of();
            default:
                throw new IllegalArgumentException("no such command: " + command.get(0));
        }
    }

    private Map<String, Object> run(String task) throws SQLException, IOException {
        Map<String, Object> reply = new LinkedHashMap<>();
        long start = System.nanoTime();
        long rows = work.run(task);
        reply.put("seconds", (System.nanoTime() - start) / 1e9);
        reply.put("rows", rows);
        work.figures(task).forEach((name, seconds) -> reply.put("figure:" + name, seconds));
        return reply;
    }
}
