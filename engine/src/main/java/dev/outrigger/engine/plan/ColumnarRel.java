package dev.outrigger.engine.plan;

import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;

/** An operator of the columnar convention: batches in, batches out. */
interface ColumnarRel extends RelNode {
    Convention CONVENTION = new Convention.Impl("COLUMNS", ColumnarRel.class);

    /** What a row costs here, where it costs 1 to an operator over rows. */
    double ROW_COST = 0.05;

    Columns columns();

    static Columns of(RelNode node) {
        return Profile.counted(node, ((ColumnarRel) node).columns());
    }

    static RelTraitSet traits(RelNode rel) {
        return rel.getTraitSet().replace(CONVENTION);
    }

    /** The cost of an operator that does to batches what one of this cost does to rows. */
    static RelOptCost cost(RelOptCost rows) {
        return rows.multiplyBy(ROW_COST);
    }
}
