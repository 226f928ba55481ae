package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.BatchSource;
import java.util.List;

/** A columnar operator, ready to run any number of times, by several threads at once. */
@FunctionalInterface
interface Columns {
    /**
     * Starts the operator. It gives one source, or up to parts of them, each for a thread of its
     * own to pull: their rows one after the other are the operator's rows, in the same order
     * whatever parts is. Who asks closes all of them.
     */
    List<BatchSource> open(Run run, int parts);

    /** Starts it for one thread. */
    default BatchSource open(Run run) {
        return open(run, 1).get(0);
    }
}
