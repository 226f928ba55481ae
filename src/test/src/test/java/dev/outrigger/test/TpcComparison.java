package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.examples.tpc.DuckDbText;
import dev.outrigger.examples.tpc.TpcAnswers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A suite's data in an instance and in DuckDB, and one query after the other compared. */
final class TpcComparison implements AutoCloseable {
    /**
     * What stands behind each of our queries: an OPTION clause from the command line, or nothing.
     */
    static final String SUFFIX = System.getProperty("outrigger.test.tpc.suffix", "");

    private final TpcSuite suite;
    private final Instance instance;
    private final Connection reference;

    TpcComparison(TpcSuite suite) throws SQLException {
        this.suite = suite;
        instance = Instance.open(InstanceOptions.inMemory());
        try (Session session = instance.openSession()) {
            suite.load(session);
        }
        reference = DriverManager.getConnection("jdbc:duckdb:");
        suite.load(reference);
    }

    /**
     * The query answers as the reference does.
     *
     * @param suffix stands behind our query's text
     * @return the reference's rows
     */
    List<List<Object>> compare(String query, String suffix) throws SQLException {
        String text = suite.queries().text(query);
        List<List<Object>> expected = referenceRows(suite.queries().duckDbText(query));
        try (Session session = instance.openSession()) {
            suite.use(session);
            Collected collected = Sql.run(session, text + "\n" + suffix);
            assertThat(collected.errors()).as("errors of %s", query).isEmpty();
            assertThat(
                            TpcAnswers.difference(
                                    query,
                                    DuckDbText.isOrdered(text),
                                    rows(collected.last()),
                                    expected))
                    .isEmpty();
        }
        return expected;
    }

    /** The rows with dates as such, which frames have as days. */
    private static List<List<Object>> rows(Collected.ResultSet result) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : result.rows()) {
            List<Object> values = new ArrayList<>(row);
            for (int i = 0; i < values.size(); i++) {
                if (result.columns().get(i).type().display().equals("date")
                        && values.get(i) instanceof Number days) {
                    values.set(i, LocalDate.ofEpochDay(days.longValue()));
                }
            }
            rows.add(values);
        }
        return rows;
    }

    private List<List<Object>> referenceRows(String text) throws SQLException {
        try (Statement statement = reference.createStatement();
                ResultSet result = statement.executeQuery(text)) {
            List<List<Object>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        instance.close();
        reference.close();
    }
}
