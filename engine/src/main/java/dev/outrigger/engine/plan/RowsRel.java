package dev.outrigger.engine.plan;

import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;

/**
 * An operator of the ENUMERABLE convention that needs no generated code: its expressions are
 * evaluators. Beside operators that generate code it appears there as a constant.
 */
interface RowsRel extends EnumerableRel {
    Rows rows();

    static Rows of(RelNode node) {
        return Profile.counted(node, ((RowsRel) node).rows());
    }

    static RelTraitSet traits(RelNode rel) {
        return rel.getTraitSet().replace(EnumerableConvention.INSTANCE);
    }

    @Override
    default Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        PhysType type =
                PhysTypeImpl.of(
                        (JavaTypeFactory) getCluster().getTypeFactory(),
                        getRowType(),
                        JavaRowFormat.ARRAY,
                        false);
        Expression source =
                implementor.stash(new RowsEnumerable.Source(rows()), RowsEnumerable.Source.class);
        return implementor.result(
                type, Blocks.toBlock(Expressions.call(source, "over", DataContext.ROOT)));
    }
}
