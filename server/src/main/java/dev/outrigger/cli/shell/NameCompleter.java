package dev.outrigger.cli.shell;

import dev.outrigger.Instance;
import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.Session;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Completes keywords, and the names of the current database's objects and columns as other sessions
 * see them. Names are asked for when they are needed, and again after a batch.
 */
final class NameCompleter implements Completer {
    private static final List<String> KEYWORDS =
            List.of(
                    ("ADD ALTER AND AS ASC AVG BEGIN BETWEEN BY CASE CAST CATCH CHECK COMMIT"
                                    + " CONSTRAINT CONVERT COUNT CREATE CROSS DECLARE DEFAULT DELETE DESC"
                                    + " DISTINCT DROP ELSE END EXEC EXECUTE EXISTS EXPLAIN FOREIGN FROM"
                                    + " FULL GROUP HAVING IDENTITY IN INDEX INNER INSERT INTO IS JOIN KEY"
                                    + " LEFT LIKE MAX MERGE MIN NOT NULL OFFSET ON OR ORDER OUTER OVER"
                                    + " PARTITION PRIMARY PRINT PROCEDURE RECONFIGURE REFERENCES RETURN"
                                    + " RIGHT ROLLBACK SCHEMA SELECT SET SUM TABLE THEN THROW TOP"
                                    + " TRANSACTION TRUNCATE TRY UNION UNIQUE UPDATE USE VALUES VIEW"
                                    + " WAITFOR WHEN WHERE WHILE WITH")
                            .split(" "));

    private static final int NAMES_MAX = 5000;
    private static final String QUERY =
            "SET LOCK_TIMEOUT 200; SELECT TOP "
                    + NAMES_MAX
                    + " name FROM (SELECT name FROM sys.objects WHERE type IN ('U', 'V', 'P', 'SO')"
                    + " UNION SELECT c.name FROM sys.columns AS c JOIN sys.objects AS o"
                    + " ON o.object_id = c.object_id WHERE o.type IN ('U', 'V')) AS named"
                    + " ORDER BY name";

    private final Instance instance;
    private String database = "master";
    private List<String> names;

    NameCompleter(Instance instance) {
        this.instance = instance;
    }

    /** The catalog may have changed, and the current database. */
    void forget(String currentDatabase) {
        database = currentDatabase;
        names = null;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String begun = line.word().substring(0, line.wordCursor());
        if (begun.isEmpty()) {
            return;
        }
        boolean lowerCase = begun.equals(begun.toLowerCase(Locale.ROOT));
        for (String keyword : KEYWORDS) {
            add(candidates, lowerCase ? keyword.toLowerCase(Locale.ROOT) : keyword, begun);
        }
        if (names == null) {
            names = names();
        }
        names.forEach(name -> add(candidates, name, begun));
    }

    private static void add(List<Candidate> candidates, String name, String begun) {
        if (name.regionMatches(true, 0, begun, 0, begun.length())) {
            candidates.add(new Candidate(name));
        }
    }

    private List<String> names() {
        Names found = new Names();
        try (Session session = instance.openSession()) {
            session.execute("USE [" + database.replace("]", "]]") + "]; " + QUERY, found);
        }
        return found.names;
    }

    /** Errors are of no interest: then nothing is completed. */
    private static final class Names implements ResultConsumer {
        private final List<String> names = new ArrayList<>();
        private SqlType type = SqlType.INT;

        @Override
        public void resultSet(List<ResultColumn> columns) {
            type = columns.get(0).type();
        }

        @Override
        public void frame(Frame frame) {
            for (int row = 0; row < frame.rows(); row++) {
                String name = SqlColumns.read(frame.column(0), row, type).toString();
                if (name.codePoints().allMatch(Names::canBeTyped)) {
                    names.add(name);
                }
            }
        }

        /** Control characters are parts of identifiers too, but ignorable ones. */
        private static boolean canBeTyped(int codePoint) {
            return Character.isUnicodeIdentifierPart(codePoint)
                    && !Character.isIdentifierIgnorable(codePoint);
        }

        @Override
        public void endOfResultSet() {}

        @Override
        public void rowCount(long rows) {}

        @Override
        public void message(Message message) {}
    }
}
