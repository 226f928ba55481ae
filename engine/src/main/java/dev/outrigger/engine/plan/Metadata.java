package dev.outrigger.engine.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What Calcite knows of a plan, but for predicates: it infers them for every choice of equal
 * columns, which takes minutes where a query joins half a dozen tables by one key, and nothing here
 * asks for them. The proxies are there since Calcite would compile its handlers first, which takes
 * seconds of a process's first query.
 */
final class Metadata extends RelMetadataQuery {
    Metadata() {
        super(new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE));
    }

    @Override
    public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
        return RelOptPredicateList.EMPTY;
    }
}
