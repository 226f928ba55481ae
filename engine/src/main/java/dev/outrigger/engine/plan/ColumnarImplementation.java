package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.volcano.RelSubset;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalWindow;

/** The rules that give logical operators their columnar ones, and those between the conventions. */
final class ColumnarImplementation {
    private ColumnarImplementation() {}

    static List<RelOptRule> rules() {
        List<RelOptRule> rules = new ArrayList<>();
        rules.add(
                converter(
                        ColumnarRel.CONVENTION,
                        EnumerableConvention.INSTANCE,
                        node -> new ColumnsToRows(node.getCluster(), RowsRel.traits(node), node)));
        rules.add(
                converter(
                        EnumerableConvention.INSTANCE,
                        ColumnarRel.CONVENTION,
                        node ->
                                new RowsToColumns(
                                        node.getCluster(), ColumnarRel.traits(node), node)));
        rules.add(rule(LogicalTableScan.class, ColumnarImplementation::scan));
        rules.add(rule(LogicalFilter.class, ColumnarImplementation::filter));
        rules.add(
                rule(
                        LogicalProject.class,
                        project ->
                                new ColumnarProject(
                                        project.getCluster(),
                                        ColumnarRel.traits(project),
                                        input(project.getInput()),
                                        project.getProjects(),
                                        project.getRowType())));
        rules.add(rule(LogicalAggregate.class, ColumnarImplementation::aggregate));
        rules.add(rule(LogicalJoin.class, ColumnarImplementation::join));
        rules.add(rule(LogicalSort.class, ColumnarImplementation::sort));
        rules.add(rule(LogicalUnion.class, ColumnarImplementation::union));
        rules.add(
                rule(
                        LogicalIntersect.class,
                        set -> set.all ? null : ColumnarSets.membership(set, JoinRelType.SEMI)));
        rules.add(
                rule(
                        LogicalMinus.class,
                        set -> set.all ? null : ColumnarSets.membership(set, JoinRelType.ANTI)));
        rules.add(rule(LogicalWindow.class, ColumnarImplementation::window));
        return rules;
    }

    private static RelNode sort(LogicalSort sort) {
        return new ColumnarSort(
                sort.getCluster(),
                ColumnarRel.traits(sort),
                input(sort.getInput()),
                sort.getCollation(),
                sort.offset,
                sort.fetch);
    }

    private static RelNode window(LogicalWindow window) {
        return new ColumnarWindow(
                window.getCluster(),
                ColumnarRel.traits(window),
                input(window.getInput()),
                window.constants,
                window.getRowType(),
                window.groups);
    }

    private static RelNode union(LogicalUnion union) {
        return union.all
                ? new ColumnarUnion(
                        union.getCluster(), ColumnarRel.traits(union), inputs(union.getInputs()))
                : ColumnarSets.union(union);
    }

    /** A row's identity is known to the operator over rows alone. */
    private static RelNode scan(LogicalTableScan scan) {
        int count = scan.getRowType().getFieldCount();
        if (scan.getTable().unwrap(StoredTable.class).isRowId(count - 1)) {
            return null;
        }
        return new ColumnarScan(
                scan.getCluster(),
                ColumnarRel.traits(scan),
                scan.getTable(),
                IntStream.range(0, count).toArray(),
                scan.getRowType());
    }

    /** A key's value leads to its row: no scan is as quick. */
    private static RelNode filter(LogicalFilter filter) {
        RelNode below = filter.getInput();
        if (below instanceof RelSubset subset) {
            below = subset.getOriginal();
        }
        if (below instanceof LogicalTableScan scan && Seeking.pays(filter, scan)) {
            return null;
        }
        return new ColumnarFilter(
                filter.getCluster(),
                ColumnarRel.traits(filter),
                input(filter.getInput()),
                filter.getCondition());
    }

    private static RelNode aggregate(LogicalAggregate aggregate) {
        return new ColumnarAggregate(
                aggregate.getCluster(),
                ColumnarRel.traits(aggregate),
                input(aggregate.getInput()),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                aggregate.getAggCallList());
    }

    private static RelNode join(LogicalJoin join) {
        return ColumnarJoin.takes(join)
                ? new ColumnarJoin(
                        join.getCluster(),
                        ColumnarRel.traits(join),
                        input(join.getLeft()),
                        input(join.getRight()),
                        join.getCondition(),
                        join.getJoinType())
                : null;
    }

    static RelNode input(RelNode node) {
        return RelOptRule.convert(node, ColumnarRel.traits(node));
    }

    static List<RelNode> inputs(List<RelNode> nodes) {
        return nodes.stream().map(ColumnarImplementation::input).toList();
    }

    private static RelOptRule converter(
            Convention from, Convention to, Function<RelNode, RelNode> maker) {
        return OperatorRule.of(RelNode.class, from, to, from + "To" + to, maker);
    }

    /** maker: gives null for what has no columnar form. */
    private static <T extends RelNode> RelOptRule rule(
            Class<T> logical, Function<T, RelNode> maker) {
        return OperatorRule.of(
                logical,
                Convention.NONE,
                ColumnarRel.CONVENTION,
                "Columns" + logical.getSimpleName(),
                maker);
    }
}
