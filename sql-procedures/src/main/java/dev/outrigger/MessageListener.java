package dev.outrigger;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.util.List;

/** Takes messages alone: result sets and row counts go nowhere. */
@FunctionalInterface
public interface MessageListener extends ResultConsumer {
    /** For whoever asks only whether a batch succeeds. */
    MessageListener NONE = message -> {};

    @Override
    default void resultSet(List<ResultColumn> columns) {}

    @Override
    default void frame(Frame frame) {}

    @Override
    default void endOfResultSet() {}

    @Override
    default void rowCount(long rows) {}
}
