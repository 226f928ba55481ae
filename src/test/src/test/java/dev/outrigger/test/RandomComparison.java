package dev.outrigger.test;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.examples.tpc.DuckDbText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Random tables in an instance and in DuckDB, and random queries by columns, by rows and there. */
final class RandomComparison implements AutoCloseable {
    private static final String BY_ROWS = " OPTION (USE HINT('DISALLOW_BATCH_MODE'))";

    /** Overflow, division by nought, dates and texts out of range: what a query may well give. */
    private static final Set<Integer> VALUES_AT_FAULT =
            Set.of(220, 232, 241, 242, 244, 245, 248, 517, 535, 8114, 8115, 8134);

    /**
     * How a query's three answers went together. By columns and by rows it is the same answer or
     * the same error, that of the first row that has one. The reference may answer where we fail,
     * or fail where we answer: which rows it computes, and in which types, is its own.
     */
    enum Outcome {
        AGREED,
        FAILED_AS_IT_MAY,
        UNKNOWN_TO_THE_REFERENCE,
        DIFFERENT
    }

    record Verdict(Outcome outcome, String difference) {}

    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Connection reference = DriverManager.getConnection("jdbc:duckdb:");
    private final List<RandomTable> tables = new ArrayList<>();
    private int firstFree = 1_000_000;

    RandomComparison(long seed) throws SQLException {
        execute("SET threads = 1");
        for (String setting : DuckDbText.SETTINGS) {
            execute(setting);
        }
        Choices choices = Choices.random(seed);
        table(choices, "few", 12, true);
        table(choices, "fair", 60, false);
        table(choices, "empty", 0, true);
        table(choices, "more", 250, choices.below(2) == 0);
        RandomTable more = tables.get(3);
        RandomTable many = new RandomTable("many", 22_500, more.types());
        both(many.creation(choices.below(2) == 0));
        // Each row of one table ninety times: more rows than a chunk holds.
        String rest = String.join(", ", many.columnNames().subList(1, many.types().size()));
        both(
                Both.format(
                        "INSERT INTO many SELECT m.id + n.id * 1000, m."
                                + rest.replace(", ", ", m.")
                                + " FROM more AS m CROSS JOIN (SELECT f.id * 12 + g.id AS id FROM few AS f CROSS JOIN few AS g) AS n WHERE n.id <= 90"));
        tables.add(many);
    }

    private void table(Choices choices, String name, int rows, boolean keyed) throws SQLException {
        RandomTable table = RandomTable.of(name, rows, choices);
        both(table.creation(keyed));
        if (rows > 0) {
            both(table.insertion(0, rows, choices));
        }
        tables.add(table);
    }

    List<RandomTable> tables() {
        return List.copyOf(tables);
    }

    private void both(Both text) throws SQLException {
        try (Session session = instance.openSession()) {
            Sql.succeed(session, text.ours());
        }
        execute(text.theirs());
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = reference.createStatement()) {
            statement.execute(text);
        }
    }

    /** Changes some rows of a table, the same on both sides. */
    void change(Choices choices) throws SQLException {
        RandomTable table = choices.of(tables);
        both(table.change(firstFree, choices));
        firstFree += 100;
    }

    /** Shows the query's plan, which must not fail. */
    void explain(RandomQuery query) {
        try (Session session = instance.openSession()) {
            Sql.succeed(session, "SET SHOWPLAN_TEXT ON");
            Sql.succeed(session, query.text().ours());
        }
    }

    Verdict compare(RandomQuery query) {
        RandomAnswer columns = ours(query, "");
        RandomAnswer rows = ours(query, BY_ROWS);
        if (columns.error() != rows.error()) {
            return different(
                    "columns give error %d (%s), rows %d (%s)",
                    columns.error(), columns.message(), rows.error(), rows.message());
        }
        String difference = columns.differenceFrom(rows, query.isOrdered());
        if (!difference.isEmpty()) {
            return different("columns and rows: %s", difference);
        }
        if (columns.error() != 0) {
            return query.mayFail() && VALUES_AT_FAULT.contains(columns.error())
                    ? new Verdict(Outcome.FAILED_AS_IT_MAY, "")
                    : different("error %d: %s", columns.error(), columns.message());
        }
        RandomAnswer expected = theirs(query);
        if (expected.error() != 0) {
            if (expected.message().matches("(?s).*(Binder|Not implemented|Parser) Error.*")) {
                return new Verdict(Outcome.UNKNOWN_TO_THE_REFERENCE, expected.message());
            }
            return query.mayFail()
                    ? new Verdict(Outcome.FAILED_AS_IT_MAY, "")
                    : different("the reference fails: %s", expected.message());
        }
        difference = columns.differenceFrom(expected, query.isOrdered());
        return difference.isEmpty()
                ? new Verdict(Outcome.AGREED, "")
                : different("ours and the reference: %s", difference);
    }

    private static Verdict different(String format, Object... arguments) {
        return new Verdict(Outcome.DIFFERENT, format.formatted(arguments));
    }

    private RandomAnswer ours(RandomQuery query, String suffix) {
        // A failure of the engine's own ends its session.
        try (Session session = instance.openSession()) {
            return RandomAnswer.ours(Sql.run(session, query.text().ours() + suffix), query.types());
        }
    }

    private RandomAnswer theirs(RandomQuery query) {
        try (Statement statement = reference.createStatement();
                ResultSet result = statement.executeQuery(query.text().theirs())) {
            return RandomAnswer.reference(result, query.types());
        } catch (SQLException e) {
            return RandomAnswer.ofError(1, e.getMessage());
        }
    }

    @Override
    public void close() throws SQLException {
        instance.close();
        reference.close();
    }
}
