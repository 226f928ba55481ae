package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A join's condition taken apart: what to hash by, and the rest.
 *
 * <p>{@code NOT IN} is an ANTI join whose condition holds {@code (x = y) IS NOT FALSE}: a left row
 * goes when some right row's comparison with it is true or unknown. No flag says so; the condition
 * means it wherever it stands.
 *
 * @param keys pairs of expressions that must be equal
 * @param residual what must hold besides, over both rows
 */
record JoinKeys(List<Key> keys, Optional<RexNode> residual) {
    JoinKeys {
        keys = List.copyOf(keys);
    }

    /** What a NULL on either side of a key meets. */
    enum Nulls {
        /** {@code x = y}. */
        MEET_NOTHING,
        /** {@code x IS NOT DISTINCT FROM y}. */
        MEET_NULLS,
        /** {@code (x = y) IS NOT FALSE}, in ANTI joins alone. */
        MEET_ALL
    }

    /** left: over the left row; right: over the right row alone. */
    record Key(RexNode left, RexNode right, Nulls nulls) {}

    static JoinKeys of(Join join) {
        int width = join.getLeft().getRowType().getFieldCount();
        int all = width + join.getRight().getRowType().getFieldCount();
        ImmutableBitSet leftColumns = ImmutableBitSet.range(width);
        ImmutableBitSet rightColumns = ImmutableBitSet.range(width, all);
        List<Key> keys = new ArrayList<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode part : RelOptUtil.conjunctions(join.getCondition())) {
            Optional<Nulls> nulls = nulls(part, join.getJoinType());
            RexCall pair =
                    nulls.isEmpty()
                            ? null
                            : (RexCall)
                                    (nulls.get() == Nulls.MEET_ALL
                                            ? ((RexCall) part).getOperands().get(0)
                                            : part);
            if (pair != null) {
                RexNode first = pair.getOperands().get(0);
                RexNode second = pair.getOperands().get(1);
                boolean swapped = isOver(first, rightColumns) && isOver(second, leftColumns);
                if (swapped || isOver(first, leftColumns) && isOver(second, rightColumns)) {
                    keys.add(
                            new Key(
                                    swapped ? second : first,
                                    RexUtil.shift(swapped ? first : second, -width),
                                    nulls.get()));
                    continue;
                }
            }
            others.add(part);
        }
        return new JoinKeys(
                keys,
                others.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                RexUtil.composeConjunction(
                                        join.getCluster().getRexBuilder(), others)));
    }

    private static Optional<Nulls> nulls(RexNode part, JoinRelType type) {
        return switch (part.getKind()) {
            case EQUALS -> Optional.of(Nulls.MEET_NOTHING);
            case IS_NOT_DISTINCT_FROM -> Optional.of(Nulls.MEET_NULLS);
            case IS_NOT_FALSE ->
                    type == JoinRelType.ANTI
                                    && ((RexCall) part).getOperands().get(0).getKind()
                                            == SqlKind.EQUALS
                            ? Optional.of(Nulls.MEET_ALL)
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isOver(RexNode node, ImmutableBitSet columns) {
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(node);
        return !used.isEmpty() && columns.contains(used);
    }
}
