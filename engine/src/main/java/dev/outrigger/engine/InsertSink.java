package dev.outrigger.engine;

import dev.outrigger.frame.Frame;
import java.util.List;

/**
 * Takes the result sets that INSERT … EXEC draws from, frame by frame as they arrive. The rows
 * become part of the transaction as one statement: closing without {@link #finish} undoes them all.
 */
public interface InsertSink extends AutoCloseable {
    /** Begins a result set; throws 213 when its columns do not match those of the INSERT. */
    void begin(List<ResultColumn> columns);

    /** Rows of the result set begun last. */
    void add(Frame frame);

    /** Ends the statement and returns how many rows it inserted. */
    long finish();

    @Override
    void close();
}
