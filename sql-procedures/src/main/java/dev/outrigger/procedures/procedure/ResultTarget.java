package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.frame.Frame;
import java.util.List;

/**
 * Where the result sets of a module go: to the client, through a RESULT SETS clause, into a table.
 */
public interface ResultTarget {
    void begin(List<ResultColumn> columns);

    /** Whether what it takes has its columns from elsewhere: a clause's, or a table's. */
    default boolean isDeclared() {
        return false;
    }

    /**
     * From here on the rows of the result set begun last have other types; false where they cannot,
     * because who reads them knows the first ones.
     */
    default boolean goOnAs(List<ResultColumn> columns) {
        return false;
    }

    /** Rows of the result set begun last. */
    void add(Frame frame);

    /** Ends the result set begun last, whole or not. */
    void end();

    /** Sends one result set. What fails at its end does not hide why it is not whole. */
    default void send(List<ResultColumn> columns, Runnable rows) {
        begin(columns);
        try {
            rows.run();
        } catch (RuntimeException | Error e) {
            end(e);
            throw e;
        }
        end();
    }

    private void end(Throwable reason) {
        try {
            end();
        } catch (RuntimeException | Error later) {
            if (later != reason && reason instanceof SqlError && !(later instanceof SqlError)) {
                // Of the two it is what SQL cannot handle that has to arrive.
                later.addSuppressed(reason);
                throw later;
            }
            if (later != reason) {
                reason.addSuppressed(later);
            }
        }
    }
}
