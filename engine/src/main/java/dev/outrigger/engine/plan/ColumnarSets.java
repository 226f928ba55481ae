package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/** UNION, INTERSECT and EXCEPT of rows that must differ, made of an aggregate and joins. */
final class ColumnarSets {
    private ColumnarSets() {}

    /** Null where the rows' types are not those of the operation. */
    static RelNode union(SetOp union) {
        RelOptCluster cluster = union.getCluster();
        RelNode rows =
                distinct(
                        new ColumnarUnion(
                                cluster,
                                ColumnarRel.traits(union),
                                ColumnarImplementation.inputs(union.getInputs())));
        return ofTypeOf(union, rows);
    }

    /**
     * Each row of the first input once, that is (SEMI) or is not (ANTI) in all the others; null
     * where types differ, also in which columns may be NULL.
     */
    static RelNode membership(SetOp set, JoinRelType type) {
        List<RelNode> inputs = ColumnarImplementation.inputs(set.getInputs());
        RelNode rows = distinct(inputs.get(0));
        for (RelNode other : inputs.subList(1, inputs.size())) {
            ColumnarJoin join =
                    new ColumnarJoin(
                            set.getCluster(),
                            ColumnarRel.traits(set),
                            rows,
                            other,
                            same(rows, other),
                            type);
            if (!ColumnarJoin.takes(join)) {
                return null;
            }
            rows = join;
        }
        return ofTypeOf(set, rows);
    }

    /** Null when the types differ, be it in which columns may be NULL. */
    private static RelNode ofTypeOf(SetOp set, RelNode rows) {
        return RelOptUtil.areRowTypesEqual(set.getRowType(), rows.getRowType(), false)
                ? rows
                : null;
    }

    private static RelNode distinct(RelNode rows) {
        ImmutableBitSet all = ImmutableBitSet.range(rows.getRowType().getFieldCount());
        return new ColumnarAggregate(
                rows.getCluster(), rows.getTraitSet(), rows, all, List.of(all), List.of());
    }

    private static RexNode same(RelNode left, RelNode right) {
        RexBuilder rex = left.getCluster().getRexBuilder();
        int width = left.getRowType().getFieldCount();
        List<RexNode> pairs = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            pairs.add(
                    rex.makeCall(
                            SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
                            rex.makeInputRef(left, i),
                            rex.makeInputRef(
                                    right.getRowType().getFieldList().get(i).getType(),
                                    width + i)));
        }
        return RexUtil.composeConjunction(rex, pairs);
    }
}
