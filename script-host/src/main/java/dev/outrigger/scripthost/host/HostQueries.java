package dev.outrigger.scripthost.host;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.util.List;

/** The engine, as a script that runs may ask it. On the thread of the call. */
public interface HostQueries {
    /**
     * Runs a statement and waits for its end.
     *
     * @param rows whether rows are wanted, and not their count alone
     * @param names of the parameters; empty ones stand for markers in their order
     * @param values one row, a column a parameter
     */
    Answer ask(String text, boolean rows, List<String> names, Frame values) throws QueryError;

    /**
     * What came back.
     *
     * @param schema of the frames; without columns where there are no rows
     * @param rows the count; -1 for none
     */
    record Answer(Schema schema, List<Frame> frames, long rows) {
        public Answer {
            frames = List.copyOf(frames);
        }
    }
}
