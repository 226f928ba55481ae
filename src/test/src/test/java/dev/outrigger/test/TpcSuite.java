package dev.outrigger.test;

import dev.outrigger.Session;
import dev.outrigger.examples.tpc.DuckDbText;
import dev.outrigger.examples.tpc.QueryTexts;
import dev.outrigger.examples.tpc.TpcH;
import dev.outrigger.examples.tpc.TpcTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A benchmark: its tables, and its queries as resources. */
enum TpcSuite {
    /** Scale 0.005 has 30,000 order lines. */
    H(TpcH.queries(), TpcH.tables(0.005)),
    DS(new QueryTexts(TpcSuite.class, "tpcds", 99), TpcDsTables.all());

    private final QueryTexts queries;
    private final String folder;
    private final List<TpcTable> tables;

    TpcSuite(QueryTexts queries, List<TpcTable> tables) {
        this.queries = queries;
        this.folder = queries.folder();
        this.tables = tables;
    }

    QueryTexts queries() {
        return queries;
    }

    void use(Session session) {
        Sql.succeed(session, "USE " + folder);
    }

    private Path csv(TpcTable table) {
        return table.csv(Path.of("target", folder));
    }

    /**
     * Makes a database of the suite's name; text is ordered by code points, as the reference does.
     */
    void load(Session session) {
        Sql.succeed(session, "CREATE DATABASE " + folder);
        use(session);
        for (TpcTable table : tables) {
            Sql.succeed(session, table.creation(" COLLATE Latin1_General_BIN2"));
            Sql.succeed(
                    session,
                    "BULK INSERT "
                            + table.name()
                            + " FROM '"
                            + csv(table)
                            + "' WITH (FORMAT = 'CSV', FIRSTROW = 1, FIELDTERMINATOR = ',', ROWTERMINATOR = '0x0a')");
        }
    }

    void load(Connection reference) throws SQLException {
        try (Statement statement = reference.createStatement()) {
            for (String setting : DuckDbText.SETTINGS) {
                statement.execute(setting);
            }
            for (TpcTable table : tables) {
                statement.execute(table.creation(""));
                statement.execute(
                        "COPY "
                                + table.name()
                                + " FROM '"
                                + csv(table)
                                + "' (FORMAT csv, HEADER false)");
            }
        }
    }
}
