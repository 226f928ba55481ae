package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.logical.LogicalWindow;

/** The rules that give each logical operator its operator of the ENUMERABLE convention. */
final class Implementation {
    private Implementation() {}

    static List<RelOptRule> rules() {
        List<RelOptRule> rules = new ArrayList<>();
        rules.add(rule(LogicalTableScan.class, ScanRel::of));
        rules.add(
                rule(
                        LogicalFilter.class,
                        filter ->
                                new FilterRel(
                                        filter.getCluster(),
                                        RowsRel.traits(filter),
                                        input(filter.getInput()),
                                        filter.getCondition())));
        rules.add(
                rule(
                        LogicalProject.class,
                        project ->
                                new ProjectRel(
                                        project.getCluster(),
                                        RowsRel.traits(project),
                                        input(project.getInput()),
                                        project.getProjects(),
                                        project.getRowType())));
        rules.add(
                rule(
                        LogicalJoin.class,
                        join ->
                                new JoinRel(
                                        join.getCluster(),
                                        RowsRel.traits(join),
                                        input(join.getLeft()),
                                        input(join.getRight()),
                                        join.getCondition(),
                                        join.getVariablesSet(),
                                        join.getJoinType())));
        rules.add(
                rule(
                        LogicalCorrelate.class,
                        correlate ->
                                new CorrelateRel(
                                        correlate.getCluster(),
                                        RowsRel.traits(correlate),
                                        input(correlate.getLeft()),
                                        input(correlate.getRight()),
                                        correlate.getCorrelationId(),
                                        correlate.getRequiredColumns(),
                                        correlate.getJoinType())));
        rules.add(
                rule(
                        LogicalAggregate.class,
                        aggregate ->
                                new AggregateRel(
                                        aggregate.getCluster(),
                                        RowsRel.traits(aggregate),
                                        input(aggregate.getInput()),
                                        aggregate.getGroupSet(),
                                        aggregate.getGroupSets(),
                                        aggregate.getAggCallList())));
        rules.add(
                rule(
                        LogicalSort.class,
                        sort ->
                                new SortRel(
                                        sort.getCluster(),
                                        RowsRel.traits(sort),
                                        input(sort.getInput()),
                                        sort.getCollation(),
                                        sort.offset,
                                        sort.fetch)));
        rules.add(
                rule(
                        LogicalUnion.class,
                        union ->
                                new UnionRel(
                                        union.getCluster(),
                                        RowsRel.traits(union),
                                        inputs(union.getInputs()),
                                        union.all)));
        rules.add(
                rule(
                        LogicalIntersect.class,
                        set ->
                                new IntersectRel(
                                        set.getCluster(),
                                        RowsRel.traits(set),
                                        inputs(set.getInputs()),
                                        set.all)));
        rules.add(
                rule(
                        LogicalMinus.class,
                        set ->
                                new MinusRel(
                                        set.getCluster(),
                                        RowsRel.traits(set),
                                        inputs(set.getInputs()),
                                        set.all)));
        rules.add(
                rule(
                        LogicalValues.class,
                        values ->
                                new ValuesRel(
                                        values.getCluster(),
                                        values.getRowType(),
                                        values.getTuples(),
                                        RowsRel.traits(values))));
        rules.add(
                rule(
                        LogicalWindow.class,
                        window ->
                                new WindowRel(
                                        window.getCluster(),
                                        RowsRel.traits(window),
                                        input(window.getInput()),
                                        window.constants,
                                        window.getRowType(),
                                        window.groups)));
        return rules;
    }

    private static RelNode input(RelNode node) {
        return RelOptRule.convert(node, node.getTraitSet().replace(EnumerableConvention.INSTANCE));
    }

    private static List<RelNode> inputs(List<RelNode> nodes) {
        return nodes.stream().map(Implementation::input).toList();
    }

    private static <T extends RelNode> RelOptRule rule(
            Class<T> logical, Function<T, RelNode> maker) {
        return OperatorRule.of(
                logical,
                Convention.NONE,
                EnumerableConvention.INSTANCE,
                "Rows" + logical.getSimpleName(),
                maker);
    }
}
