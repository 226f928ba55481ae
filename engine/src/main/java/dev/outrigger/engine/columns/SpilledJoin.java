package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A join whose right side memory does not hold: both sides are divided by their keys' values into
 * temporary files and joined piece by piece. Left rows carry ordinals, by which the pieces' results
 * are put in the order that the join has in memory; right rows that none meets come after them.
 */
final class SpilledJoin {
    /** Added to the ordinals of right rows: above those of all left ones. */
    private static final long UNMET = 1L << 62;

    private final HashJoin join;
    private final HashJoin.Residual residual;
    private final Work work;
    private final int leftWidth;
    private final int rightWidth;

    SpilledJoin(HashJoin join, HashJoin.Residual residual, Work work) {
        this.join = join;
        this.residual = residual;
        this.work = work;
        this.leftWidth = join.leftTypes().length;
        this.rightWidth = join.rightTypes().length;
    }

    /** Each side: parts of one, read to their end and closed. */
    BatchSource open(List<BatchSource> right, Supplier<List<BatchSource>> left) {
        boolean nullAware = join.kind() == HashJoin.Kind.NULL_AWARE_ANTI;
        AtomicBoolean hasNull = new AtomicBoolean();
        List<BatchSource> rights = Ordinals.numbered(right, rightWidth);
        int[] leftKeys = shifted(join.leftKeys(), leftWidth);
        int[] rightKeys = shifted(join.rightKeys(), rightWidth);
        if (nullAware) {
            rights = all(rights, batch -> noting(batch, rightKeys[0], hasNull));
        }
        try (Partitions rightRows = Partitions.of(rights, () -> hashes(rightKeys, 0), work)) {
            List<BatchSource> lefts = Ordinals.numbered(left.get(), leftWidth);
            HashJoin.Kind kind = join.kind();
            if (nullAware && rightRows.rows() > 0) {
                // NULL may be equal to anything, in whatever piece that is.
                kind = HashJoin.Kind.ANTI;
                lefts = all(lefts, batch -> known(batch, leftKeys[0], hasNull.get()));
            }
            try (Partitions leftRows = Partitions.of(lefts, () -> hashes(leftKeys, 0), work)) {
                HashJoin one =
                        new HashJoin(
                                kind,
                                leftKeys,
                                rightKeys,
                                join.keyTypes(),
                                join.meetNulls(),
                                with(join.leftTypes()),
                                with(join.rightTypes()));
                BatchSource joined = joined(one, leftRows, rightRows, 0);
                return new Reshaped(
                        joined, batch -> Ordinals.without(batch, batch.columns().length - 1));
            }
        }
    }

    private BatchSource joined(HashJoin one, Partitions left, Partitions right, int depth) {
        HashJoin.Kind kind = one.kind();
        Runs runs = new Runs(work);
        boolean whole = false;
        try {
            runs.add(
                    Runs.partitions(
                            p ->
                                    left.rows(p) > 0 && (keepsAlone(kind) || right.rows(p) > 0)
                                            || kind.keepsRight() && right.rows(p) > 0),
                    p ->
                            new Reshaped(
                                    one.inMemory(
                                                    List.of(right.read(p)),
                                                    parts -> List.of(left.read(p)),
                                                    residual == null ? null : this::select,
                                                    right.work(p),
                                                    1)
                                            .get(0),
                                    batch -> ordered(batch, kind.givesRight())),
                    p -> {
                        if (depth == Partitions.DEPTH_MAX || right.rows(p) == right.rows()) {
                            throw Memory.exceeded(work.memory().limit());
                        }
                        return divided(one, left.read(p), right.read(p), depth + 1);
                    },
                    p -> {});
            BatchSource merged = runs.merged(leftWidth + (kind.givesRight() ? rightWidth : 0));
            whole = true;
            return merged;
        } finally {
            if (!whole) {
                runs.close();
            }
        }
    }

    private BatchSource divided(HashJoin one, BatchSource left, BatchSource right, int depth) {
        try (Partitions rightRows =
                        Partitions.of(List.of(right), () -> hashes(one.rightKeys(), depth), work);
                Partitions leftRows =
                        Partitions.of(List.of(left), () -> hashes(one.leftKeys(), depth), work)) {
            return joined(one, leftRows, rightRows, depth);
        }
    }

    private ValueHashes hashes(int[] keys, int depth) {
        return new ValueHashes(keys, join.keyTypes(), depth, join.meetNulls());
    }

    /** Whether left rows are given where there are no right ones. */
    private static boolean keepsAlone(HashJoin.Kind kind) {
        return kind.keepsLeft()
                || kind == HashJoin.Kind.ANTI
                || kind == HashJoin.Kind.NULL_AWARE_ANTI;
    }

    /** The condition knows nothing of ordinals. */
    private int select(Batch joined, int[] positions) {
        Batch plain = Ordinals.without(joined, leftWidth + 1 + rightWidth);
        return residual.select(Ordinals.without(plain, leftWidth), positions);
    }

    /** One ordinal, as the last column. */
    private Batch ordered(Batch batch, boolean givesRight) {
        if (!givesRight) {
            return batch;
        }
        LongColumn left = (LongColumn) batch.column(leftWidth);
        LongColumn right = (LongColumn) batch.column(leftWidth + 1 + rightWidth);
        long[] numbers = new long[batch.rows()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = left.isNull(i) ? UNMET | right.get(i) : left.get(i);
        }
        Batch plain = Ordinals.without(batch, leftWidth + 1 + rightWidth);
        return Ordinals.with(
                Ordinals.without(plain, leftWidth),
                leftWidth + rightWidth,
                Ordinals.column(numbers));
    }

    /** Keys' columns once the ordinals stand behind those of the side. */
    private static int[] shifted(int[] keys, int width) {
        return Arrays.stream(keys).map(key -> key < width ? key : key + 1).toArray();
    }

    private static SqlType[] with(SqlType[] types) {
        SqlType[] more = Arrays.copyOf(types, types.length + 1);
        more[types.length] = SqlType.BIGINT;
        return more;
    }

    private static List<BatchSource> all(List<BatchSource> sources, UnaryOperator<Batch> made) {
        List<BatchSource> reshaped = new ArrayList<>();
        sources.forEach(source -> reshaped.add(new Reshaped(source, made)));
        return reshaped;
    }

    private static Batch noting(Batch batch, int key, AtomicBoolean hasNull) {
        if (batch.column(key).nullCount() > 0) {
            hasNull.set(true);
        }
        return batch;
    }

    /** The rows whose key is known not to be NULL; none where the other side has a NULL. */
    private static Batch known(Batch batch, int key, boolean none) {
        Column column = batch.column(key);
        int[] rows = new int[batch.rows()];
        int count = 0;
        for (int i = 0; i < rows.length && !none; i++) {
            if (!column.isNull(i)) {
                rows[count++] = i;
            }
        }
        return Gather.rows(batch, rows, count);
    }
}
