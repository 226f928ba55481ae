package dev.outrigger.bench;

import dev.outrigger.examples.CustomerReturns;
import dev.outrigger.examples.TpcDsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The customer-return job's tasks: how each is prepared, run, undone, and what its answer is. */
final class ReturnsWork implements Work {
    /** The columns of store_sales that are summed to tell one load from another. */
    private static final List<String> SUMMED =
            List.of(
                    "ss_customer_sk",
                    "ss_ticket_number",
                    "ss_item_sk",
                    "ss_net_paid",
                    "ss_net_profit");

    private static final String COLUMNS =
            "customer, order_ratio, item_ratio, money_ratio, frequency, label";
    private static final String LABELS_TABLE =
            " (customer int, order_ratio double precision NOT NULL, item_ratio double precision NOT NULL,"
                    + " money_ratio double precision NOT NULL, frequency double precision NOT NULL,"
                    + " label int NOT NULL)";

    private final Database database;
    private final Dialect dialect;
    private final Path csvFolder;
    private boolean scripted;

    ReturnsWork(Database database, Dialect dialect, Path csvFolder) {
        this.database = database;
        this.dialect = dialect;
        this.csvFolder = csvFolder;
    }

    @Override
    public void prepare() throws SQLException, IOException {
        if (dialect != Dialect.OUTRIGGER) {
            database.execute("CREATE SCHEMA dbo");
        }
        database.execute(CustomerReturns.tables());
        for (TpcDsTable table : List.of(TpcDsTable.STORE_SALES, TpcDsTable.STORE_RETURNS)) {
            database.load(table.sqlName(), csv(table));
        }
        if (dialect == Dialect.POSTGRESQL) {
            database.execute("VACUUM ANALYZE");
        }
        database.execute("CREATE TABLE dbo.labelled" + LABELS_TABLE);
        database.run(
                "INSERT INTO dbo.labelled SELECT customer, order_ratio, item_ratio, money_ratio, frequency,"
                        + " CAST(frequency AS int) % 4 FROM ("
                        + query()
                        + ") AS behaviour");
        if (dialect == Dialect.OUTRIGGER) {
            database.execute(
                    CustomerReturns.procedure()
                            + "\nGO\nCREATE PROCEDURE dbo.read_labelled AS SELECT "
                            + COLUMNS
                            + " FROM dbo.labelled;");
        } else {
            database.execute("CREATE TABLE dbo.customer_labels" + LABELS_TABLE);
        }
        checkpoint();
    }

    @Override
    public void reset(String name) throws SQLException {
        reset(ReturnsTask.valueOf(name));
    }

    private void reset(ReturnsTask task) throws SQLException {
        switch (task) {
            case QUERY -> {}
            case LOAD_CSV, COPY_TABLE -> {
                database.execute("DROP TABLE IF EXISTS dbo.store_sales_copy");
                database.execute(
                        CustomerReturns.tables()
                                .replaceFirst(
                                        "(?s)(.*?dbo\\.store_sales) (\\(.*?\\n\\);).*",
                                        "$1_copy $2"));
            }
            case MAIN_JOB, WRITE_SELECT, WRITE_EXEC ->
                    database.execute("TRUNCATE TABLE dbo.customer_labels");
        }
        if (task == ReturnsTask.MAIN_JOB && dialect == Dialect.POSTGRESQL && !scripted) {
            database.execute(
                    Resources.text("label_customers.plpython.sql").replace("{query}", query()));
            scripted = true;
        }
        if (task.writes()) {
            checkpoint();
        }
    }

    @Override
    public void clean() throws SQLException {
        database.execute("DROP TABLE IF EXISTS dbo.store_sales_copy");
        reset(ReturnsTask.WRITE_SELECT);
    }

    @Override
    public long run(String name) throws SQLException, IOException {
        return switch (ReturnsTask.valueOf(name)) {
            case QUERY -> database.run(query());
            case MAIN_JOB -> database.run(mainJob());
            case LOAD_CSV -> database.load("store_sales_copy", csv(TpcDsTable.STORE_SALES));
            case COPY_TABLE ->
                    database.run("INSERT INTO dbo.store_sales_copy SELECT * FROM dbo.store_sales");
            case WRITE_SELECT ->
                    database.run(
                            "INSERT INTO dbo.customer_labels SELECT "
                                    + COLUMNS
                                    + " FROM dbo.labelled");
            case WRITE_EXEC ->
                    database.run("INSERT INTO dbo.customer_labels EXEC dbo.read_labelled");
        };
    }

    @Override
    public Map<String, Double> figures(String name) throws SQLException {
        if (!ReturnsTask.valueOf(name).writes() || dialect != Dialect.DUCKDB) {
            return Map.of();
        }
        long start = System.nanoTime();
        checkpoint();
        return Map.of("checkpoint", (System.nanoTime() - start) / 1e9);
    }

    @Override
    public void answer(String name, Path file) throws SQLException, IOException {
        Answer.write(database.rows(answerQuery(ReturnsTask.valueOf(name))), file);
    }

    private String answerQuery(ReturnsTask task) {
        return switch (task) {
            case QUERY -> query();
            case MAIN_JOB, WRITE_SELECT, WRITE_EXEC ->
                    "SELECT " + COLUMNS + " FROM dbo.customer_labels";
            case LOAD_CSV, COPY_TABLE ->
                    "SELECT COUNT(*), "
                            + SUMMED.stream()
                                    .map(
                                            column ->
                                                    "COUNT("
                                                            + column
                                                            + "), SUM(CAST("
                                                            + column
                                                            + " AS decimal(30,2)))")
                                    .collect(Collectors.joining(", "))
                            + " FROM dbo.store_sales_copy";
        };
    }

    static List<String> answerColumns(ReturnsTask task) {
        return switch (task) {
            case QUERY ->
                    List.of("customer", "order_ratio", "item_ratio", "money_ratio", "frequency");
            case MAIN_JOB, WRITE_SELECT, WRITE_EXEC -> List.of(COLUMNS.split(", "));
            case LOAD_CSV, COPY_TABLE ->
                    IntStream.range(0, 2 * SUMMED.size() + 1)
                            .mapToObj(
                                    i ->
                                            i == 0
                                                    ? "rows"
                                                    : (i % 2 == 1 ? "count of " : "sum of ")
                                                            + SUMMED.get((i - 1) / 2))
                            .toList();
        };
    }

    /** The query in the database's dialect. */
    String query() {
        return dialect.query(CustomerReturns.inputQuery());
    }

    private String mainJob() {
        return switch (dialect) {
            case OUTRIGGER, OUTRIGGER_JDBC, OUTRIGGER_SERVER -> CustomerReturns.label();
            case POSTGRESQL ->
                    "INSERT INTO dbo.customer_labels SELECT * FROM dbo.label_customers(4)";
            case DUCKDB, H2 ->
                    throw new IllegalArgumentException(dialect + " has no main job here");
        };
    }

    private void checkpoint() throws SQLException {
        if (dialect.hasCheckpoint()) {
            database.execute("CHECKPOINT");
        }
    }

    private Path csv(TpcDsTable table) {
        return csvFolder.resolve(table.sqlName() + ".csv");
    }
}
