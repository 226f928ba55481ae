package dev.outrigger.cli;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.util.List;

/** Prints result sets one after the other, rows as they come. */
public interface ResultPrinter {
    void begin(List<ResultColumn> columns);

    void rows(Frame frame);

    void end();
}
