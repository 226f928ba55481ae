package dev.outrigger.procedures.system;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.ResultTarget;
import java.util.List;

/** What a system procedure sees of the EXECUTE that runs it. */
public interface SystemCall {
    List<PassedArgument> arguments();

    /** Hands a value back to an argument passed as OUTPUT. */
    void output(int argument, SqlValue value);

    ResultTarget results();

    EngineSession engine();

    /** The session's functions without the caller's variables, which no called module sees. */
    Scope functions();

    /**
     * Runs a text of T-SQL as sp_executesql does, its result sets to the target. What fails in it
     * ends this call too.
     */
    void execute(
            String text,
            List<Statement.Parameter> parameters,
            List<PassedArgument> values,
            ResultTarget target);

    /**
     * Likewise, for a script that runs: nobody is told of the statement's end, and a transaction
     * that it leaves open is not the caller's. Returns the rows that it counts.
     */
    long query(
            String text,
            List<Statement.Parameter> parameters,
            List<PassedArgument> values,
            ResultTarget target);

    /** Ends what query runs, for it is not wanted any more. From any thread. */
    void abandonQuery();

    /** Sends a message that is no error. Thread-safe. */
    void inform(SqlError information);

    /** Rows of a result set have been sent. */
    void rowCount(long rows);
}
