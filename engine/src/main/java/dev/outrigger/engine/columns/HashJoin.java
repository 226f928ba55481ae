package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Joins by hashing the right side's keys. The left rows keep their order, and so do the right rows
 * that one of them meets; right rows that none meets come last. Without keys every right row is a
 * candidate.
 *
 * @param leftKeys the left input's columns; further ones than leftTypes names are keys alone
 * @param keyTypes of both sides, which have the same or texts of one collation
 * @param meetNulls which keys let NULL meet NULL
 */
public record HashJoin(
        Kind kind,
        int[] leftKeys,
        int[] rightKeys,
        SqlType[] keyTypes,
        boolean[] meetNulls,
        SqlType[] leftTypes,
        SqlType[] rightTypes) {

    /** Which rows a join gives. */
    public enum Kind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        SEMI,
        ANTI,
        /** NOT IN: a NULL on either side may be equal to anything. It has one key. */
        NULL_AWARE_ANTI;

        boolean keepsLeft() {
            return this == LEFT || this == FULL;
        }

        boolean keepsRight() {
            return this == RIGHT || this == FULL;
        }

        boolean givesRight() {
            return compareTo(SEMI) < 0;
        }
    }

    /** What must hold of a left and a right row besides their keys. */
    @FunctionalInterface
    public interface Residual {
        /** Writes the positions of the rows for which it is true, ascending; returns how many. */
        int select(Batch joined, int[] positions);
    }

    /**
     * Reads the right side to its end, then the left for so many parts. When memory does not hold
     * the right side, it is opened a second time, and both are divided into temporary files.
     * residual: null for none.
     */
    public List<BatchSource> open(
            IntFunction<List<BatchSource>> right,
            IntFunction<List<BatchSource>> left,
            Residual residual,
            Work work,
            int parts) {
        int processors = work.workers().processors();
        if (!work.hasOverflowed(this)) {
            BuiltSide built = new BuiltSide(this, residual != null || kind.givesRight(), work);
            if (built.holds(() -> right.apply(processors))) {
                return probe(built, left, residual, work, parts);
            }
            work.overflowed(this);
        }
        int writers = Math.min(processors, Partitions.WRITERS_MAX);
        return List.of(
                new SpilledJoin(this, residual, work)
                        .open(right.apply(writers), () -> left.apply(writers)));
    }

    /** The same with a right side that is open: 701 when memory does not hold it. */
    List<BatchSource> inMemory(
            List<BatchSource> right,
            IntFunction<List<BatchSource>> left,
            Residual residual,
            Work work,
            int parts) {
        BuiltSide built = new BuiltSide(this, residual != null || kind.givesRight(), work);
        boolean whole = false;
        try {
            built.read(right);
            whole = true;
        } finally {
            if (!whole) {
                built.close();
            }
        }
        return probe(built, left, residual, work, parts);
    }

    private List<BatchSource> probe(
            BuiltSide built,
            IntFunction<List<BatchSource>> left,
            Residual residual,
            Work work,
            int parts) {
        boolean whole = false;
        try {
            // Right rows without a partner are known once all left rows have been seen.
            List<BatchSource> inputs = left.apply(kind.keepsRight() ? 1 : parts);
            AtomicInteger open = new AtomicInteger(inputs.size());
            List<BatchSource> sources = new ArrayList<>();
            for (BatchSource input : inputs) {
                sources.add(new Probe(this, built, input, residual, work, open));
            }
            whole = true;
            return sources;
        } finally {
            if (!whole) {
                built.close();
            }
        }
    }
}
