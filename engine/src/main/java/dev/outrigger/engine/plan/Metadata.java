package dev.outrigger.engine.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Calcite's questions on rows, selectivity and distinct values, answered by our estimates; the rest
 * is Calcite's.
 *
 * <p>Its handlers are called by reflection: otherwise Calcite compiles them first, which takes
 * seconds of a process's first query.
 */
final class Metadata extends RelMetadataQuery {
    private final Estimates estimates;

    Metadata(Estimates estimates) {
        super(new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE));
        this.estimates = estimates;
    }

    @Override
    public Double getRowCount(RelNode node) {
        return estimates.of(node).rows();
    }

    @Override
    public Double getSelectivity(RelNode node, RexNode condition) {
        return condition == null ? 1.0 : new Selectivity(estimates.of(node)).of(condition);
    }

    @Override
    public Double getDistinctRowCount(RelNode node, ImmutableBitSet columns, RexNode condition) {
        Estimate all = estimates.of(node);
        Estimate left = condition == null ? all : new Selectivity(all).filtered(condition);
        return Estimates.groups(left, columns);
    }

    /**
     * None: Calcite infers predicates for every choice of equal columns, which takes minutes where
     * a query joins half a dozen tables by one key, and nothing here asks for them.
     */
    @Override
    public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
        return RelOptPredicateList.EMPTY;
    }
}
