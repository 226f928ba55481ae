package dev.outrigger;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Frame;
import java.util.List;

/**
 * Takes what a batch gives, in order and as it comes: the batch waits while a method runs, which is
 * all the back-pressure there is. Calls never overlap. What a script prints may arrive on another
 * thread than that of {@link Session#execute}, while that one waits for the script.
 *
 * <p>What is thrown here, an Error too, ends the batch, rolls its transaction back and leaves
 * {@code execute}. A consumer may cancel or close the session that calls it, but run nothing in it.
 */
public interface ResultConsumer {
    /** A result set begins; a column without a name has the empty one. */
    void resultSet(List<ResultColumn> columns);

    /**
     * Rows of the result set begun last; a column's ColumnType is the one that SqlColumns gives for
     * its SqlType.
     */
    void frame(Frame frame);

    /** The result set begun last is whole, or its statement failed: then an error follows. */
    void endOfResultSet();

    /** A statement sent or changed so many rows; not called under SET NOCOUNT ON. */
    void rowCount(long rows);

    void message(Message message);

    /** A statement begins, whatever encloses it. */
    default void statementBegin() {}

    /** A statement has ended: its result sets, row count and messages came before this. */
    default void statementEnd(StatementEnd end) {}

    /**
     * An EXECUTE of a procedure has ended with a status. nesting: as {@link StatementEnd} has it.
     */
    default void procedureEnd(int status, int nesting) {}

    /**
     * The value that an OUTPUT argument of {@link Session#call} came back with.
     *
     * @param argument its position among the arguments, from 0
     * @param name as it was passed; empty when it was passed by position
     */
    default void outputValue(int argument, String name, SqlValue value) {}

    /** What the procedure run by {@link Session#call} returned. */
    default void returnStatus(int status) {}
}
