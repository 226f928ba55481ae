package dev.outrigger.bench;

import dev.outrigger.examples.tpc.DuckDbText;
import dev.outrigger.examples.tpc.QueryTexts;
import dev.outrigger.examples.tpc.TpcH;
import dev.outrigger.examples.tpc.TpcTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** TPC-H's queries on one database; a task is a query's name. Text is ordered by code points. */
final class TpcHWork implements Work {
    /** Rows come from files that are there: the scale says nothing about columns. */
    private static final double ANY_SCALE = 1;

    private final QueryTexts queries = TpcH.queries();
    private final Database database;
    private final Dialect dialect;
    private final Path csvFolder;
    private boolean set;

    TpcHWork(Database database, Dialect dialect, Path csvFolder) {
        this.database = database;
        this.dialect = dialect;
        this.csvFolder = csvFolder;
    }

    @Override
    public void prepare() throws SQLException, IOException {
        if (dialect.hasCheckpoint()) {
            database.execute("CREATE SCHEMA dbo; SET schema = 'dbo'");
        }
        for (TpcTable table : TpcH.tables(ANY_SCALE)) {
            String suffix = dialect == Dialect.OUTRIGGER ? " COLLATE Latin1_General_BIN2" : "";
            database.execute(table.creation(suffix));
            database.load(table.name(), csvFolder.resolve(table.name() + ".csv"));
        }
        if (dialect.hasCheckpoint()) {
            database.execute("CHECKPOINT");
        }
    }

    @Override
    public void reset(String task) throws SQLException {
        if (dialect == Dialect.DUCKDB && !set) {
            database.execute("SET schema = 'dbo'");
            for (String setting : DuckDbText.SETTINGS) {
                database.execute(setting.replace("CREATE MACRO", "CREATE OR REPLACE TEMP MACRO"));
            }
            set = true;
        }
    }

    @Override
    public long run(String task) throws SQLException {
        return database.run(text(task));
    }

    @Override
    public void answer(String task, Path file) throws SQLException, IOException {
        reset(task);
        TypedRows.write(database.rows(text(task)), file);
    }

    private String text(String task) {
        return dialect == Dialect.DUCKDB ? queries.duckDbText(task) : queries.text(task);
    }
}
