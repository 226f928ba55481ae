package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.columns.HashJoin;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Joins batches by hashing the right side's keys; without keys every right row is a candidate. */
final class ColumnarJoin extends Join implements ColumnarRel {
    ColumnarJoin(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode left,
            RelNode right,
            RexNode condition,
            JoinRelType type) {
        super(cluster, traits, List.of(), left, right, condition, Set.of(), type);
    }

    /** Whether its keys are of kinds that meet in codes, and its NULLs meet in a known way. */
    static boolean takes(Join join) {
        JoinKeys parts = JoinKeys.of(join);
        boolean loose =
                parts.keys().stream().anyMatch(key -> key.nulls() == JoinKeys.Nulls.MEET_ALL);
        return kind(join.getJoinType()) != null
                && join.getVariablesSet().isEmpty()
                && (!loose || parts.keys().size() == 1 && parts.residual().isEmpty())
                && parts.keys().stream().allMatch(ColumnarJoin::isOfOneType);
    }

    private static boolean isOfOneType(JoinKeys.Key key) {
        SqlType left = DataType.sql(key.left().getType());
        SqlType right = DataType.sql(key.right().getType());
        if (left.isText() && right.isText()) {
            return left.collation().equals(right.collation());
        }
        return left.isBinary() && right.isBinary()
                || left.name() == right.name() && left.scale() == right.scale();
    }

    private static HashJoin.Kind kind(JoinRelType type) {
        return switch (type) {
            case INNER -> HashJoin.Kind.INNER;
            case LEFT -> HashJoin.Kind.LEFT;
            case RIGHT -> HashJoin.Kind.RIGHT;
            case FULL -> HashJoin.Kind.FULL;
            case SEMI -> HashJoin.Kind.SEMI;
            case ANTI -> HashJoin.Kind.ANTI;
            default -> null;
        };
    }

    @Override
    public ColumnarJoin copy(
            RelTraitSet traits,
            RexNode condition,
            RelNode left,
            RelNode right,
            JoinRelType type,
            boolean semiJoinDone) {
        return new ColumnarJoin(getCluster(), traits, left, right, condition, type);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
        return ColumnarRel.cost(super.computeSelfCost(planner, query));
    }

    @Override
    public Columns columns() {
        JoinKeys parts = JoinKeys.of(this);
        Side left = Side.of(getLeft(), parts.keys(), JoinKeys.Key::left);
        Side right = Side.of(getRight(), parts.keys(), JoinKeys.Key::right);
        boolean[] meetNulls = new boolean[parts.keys().size()];
        SqlType[] keyTypes = new SqlType[meetNulls.length];
        boolean loose = false;
        for (int i = 0; i < meetNulls.length; i++) {
            JoinKeys.Key key = parts.keys().get(i);
            keyTypes[i] = DataType.sql(key.left().getType());
            meetNulls[i] = key.nulls() == JoinKeys.Nulls.MEET_NULLS;
            loose |= key.nulls() == JoinKeys.Nulls.MEET_ALL;
        }
        HashJoin join =
                new HashJoin(
                        loose ? HashJoin.Kind.NULL_AWARE_ANTI : kind(getJoinType()),
                        left.keys,
                        right.keys,
                        keyTypes,
                        meetNulls,
                        ColumnsToRows.types(getLeft()),
                        ColumnsToRows.types(getRight()));
        Optional<BatchExpressions.Selection> residual =
                parts.residual().map(rest -> BatchExpressions.selection(joinedType(), rest));
        return (run, asked) ->
                join.open(
                        given -> right.open(run, given),
                        given -> left.open(run, given),
                        residual.map(
                                        rest ->
                                                (HashJoin.Residual)
                                                        (batch, positions) ->
                                                                rest.apply(batch, run, positions))
                                .orElse(null),
                        run.work(),
                        asked);
    }

    /** Of both sides' columns, also where the join gives the left ones alone. */
    private RelDataType joinedType() {
        return getCluster()
                .getTypeFactory()
                .builder()
                .addAll(getLeft().getRowType().getFieldList())
                .addAll(getRight().getRowType().getFieldList())
                .build();
    }

    /** One input, with columns added for the keys that are computed. added: null for none. */
    private record Side(Columns input, BatchExpressions.Projection added, int[] keys) {
        static Side of(
                RelNode input, List<JoinKeys.Key> keys, Function<JoinKeys.Key, RexNode> side) {
            int width = input.getRowType().getFieldCount();
            List<RexNode> computed =
                    keys.stream().map(side).filter(key -> !(key instanceof RexInputRef)).toList();
            int[] columns = new int[keys.size()];
            int next = width;
            for (int i = 0; i < columns.length; i++) {
                columns[i] =
                        side.apply(keys.get(i)) instanceof RexInputRef plain
                                ? plain.getIndex()
                                : next++;
            }
            return new Side(
                    ColumnarRel.of(input),
                    computed.isEmpty()
                            ? null
                            : BatchExpressions.projection(input.getRowType(), computed),
                    columns);
        }

        List<BatchSource> open(Run run, int parts) {
            List<BatchSource> sources = input.open(run, parts);
            return added == null
                    ? sources
                    : MappedSource.all(
                            sources, () -> batch -> with(batch, added.apply(batch, run)));
        }

        private static Batch with(Batch batch, Column[] more) {
            Column[] columns = Arrays.copyOf(batch.columns(), batch.columns().length + more.length);
            System.arraycopy(more, 0, columns, batch.columns().length, more.length);
            return new Batch(batch.rows(), columns);
        }
    }
}
