package dev.outrigger.engine.columns;

import dev.outrigger.frame.Column;

/**
 * An aggregate's state for each group of a table, in arrays. Used by one thread at a time.
 *
 * <p>Which rows to take is said by positions in ascending order, null for all of the first count.
 */
public abstract class States {
    States() {}

    /** Makes room for so many groups. */
    abstract void ensure(int groups);

    /** groups: the number of each row's group, for all rows of the batch. */
    abstract void add(Batch batch, int[] groups, int[] rows, int count);

    /** Takes all rows of a batch. */
    void add(Batch batch, RowRuns runs) {
        add(batch, runs.rowGroups(), null, runs.rows());
    }

    /** groups: what the other's groups are here. The other is not to be used afterwards. */
    abstract void merge(States other, int[] groups, int count);

    /** The values of some groups in a row; rows may not be added afterwards. */
    abstract Column result(int from, int count);

    abstract long bytes();
}
