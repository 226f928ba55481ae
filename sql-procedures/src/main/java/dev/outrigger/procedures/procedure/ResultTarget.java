package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.util.List;

/** Where the result sets of a module go: to the client, through a RESULT SETS clause, into a table. */
public interface ResultTarget {
    void begin(List<ResultColumn> columns);

    /** Rows of the result set begun last. */
    void add(Frame frame);

    /** Ends the result set begun last, whole or not. */
    void end();
}
