package dev.outrigger.engine;

import dev.outrigger.frame.FrameStream;
import java.util.List;

/**
 * A query's result: its columns and its frames, pulled. Each frame is bounded in rows and bytes.
 * Until it is closed the statement is running; closing early ends it.
 */
public interface ResultStream extends AutoCloseable {
    List<ResultColumn> columns();

    /** The frames; a column's ColumnType is the one that SqlColumns gives for its SqlType. */
    FrameStream frames();

    /**
     * Ends the query as soon as possible: who pulls a frame, on another thread, gets 3617. Nothing
     * else of the session's ends.
     */
    void cancel();

    @Override
    void close();
}
