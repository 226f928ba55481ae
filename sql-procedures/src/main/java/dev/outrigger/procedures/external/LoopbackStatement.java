package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import java.util.List;
import java.util.Locale;

/** What a script may ask of the database while it runs. */
final class LoopbackStatement {
    private LoopbackStatement() {}

    /** rows: whether the script waits for rows, and not for their count alone. */
    static void requireAllowed(List<Statement> statements, boolean rows) {
        if (statements.size() != 1) {
            throw refused(
                    statements.isEmpty() ? "a text without a statement" : "more than one",
                    "Send them one at a time, or put them into a procedure and execute it.");
        }
        Statement statement = statements.get(0);
        boolean either = statement instanceof Statement.Execute;
        boolean givesRows =
                statement instanceof Statement.Query || statement instanceof Statement.WithOutput;
        if (either || givesRows && rows || changes(statement) && !rows) {
            return;
        }
        if (givesRows) {
            throw SqlError.of(
                    ErrorCode.SCRIPT_QUERY_ROWS,
                    "outrigger.execute",
                    "a statement that gives rows",
                    "outrigger.query");
        }
        if (changes(statement)) {
            throw SqlError.of(
                    ErrorCode.SCRIPT_QUERY_ROWS,
                    "outrigger.query",
                    "a statement that gives no rows",
                    "outrigger.execute");
        }
        throw refused(words(statement.getClass().getSimpleName()), wayOut(statement));
    }

    private static boolean changes(Statement statement) {
        return statement instanceof Statement.Insert
                || statement instanceof Statement.Update
                || statement instanceof Statement.Delete
                || statement instanceof Statement.Merge;
    }

    private static String wayOut(Statement statement) {
        if (statement instanceof Statement.BeginTransaction
                || statement instanceof Statement.Commit
                || statement instanceof Statement.Rollback
                || statement instanceof Statement.SaveTransaction) {
            return "The transaction is the caller's: begin and end it around the call of the script.";
        }
        if (statement instanceof Statement.Use) {
            return "Name the database in the statement: database.schema.object.";
        }
        if (statement instanceof Statement.SetOption) {
            return "Set it before the script is called.";
        }
        if (statement instanceof Statement.ExecuteString) {
            return "Send the statement itself, with its values as parameters.";
        }
        return "Run it outside the script, or in a procedure that the script executes.";
    }

    /** BeginTransaction is BEGIN TRANSACTION. */
    private static String words(String name) {
        return name.replaceAll("(?<=\\p{Lower})(?=\\p{Upper})", " ").toUpperCase(Locale.ROOT);
    }

    private static SqlError refused(String what, String wayOut) {
        return SqlError.of(ErrorCode.SCRIPT_QUERY_STATEMENT, what, wayOut);
    }
}
