package dev.outrigger.engine;

import dev.outrigger.frame.Frame;
import java.util.List;

/** What the OUTPUT clause of a change gives: the rows that were changed, as it asks for them. */
public record OutputRows(List<ResultColumn> columns, List<Frame> frames) {
    public OutputRows {
        columns = List.copyOf(columns);
        frames = List.copyOf(frames);
    }
}
