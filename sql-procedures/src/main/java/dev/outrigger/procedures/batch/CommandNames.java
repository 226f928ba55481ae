package dev.outrigger.procedures.batch;

import dev.outrigger.engine.sql.Statement;
import java.util.Locale;

/** What sys.dm_exec_requests calls a statement. */
final class CommandNames {
    private CommandNames() {}

    static String of(Statement statement) {
        if (statement instanceof Statement.WithOutput with) {
            return of(with.change());
        }
        return switch (Kinds.of(statement)) {
            case SELECT -> "SELECT";
            case EXECUTE -> "EXECUTE";
            case BULK_INSERT -> "BULK INSERT";
            default -> words(statement);
        };
    }

    /** A statement's class is named by its words. */
    private static String words(Statement statement) {
        if (statement instanceof Statement.SelectIntoVariables) {
            return "SELECT";
        }
        if (statement instanceof Statement.WaitFor) {
            return "WAITFOR";
        }
        return statement
                .getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(Locale.ROOT);
    }
}
