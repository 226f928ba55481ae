package dev.outrigger.engine.plan;

import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.runtime.Hook;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * From what was written to what runs: subqueries become joins, filters move down, unused columns
 * go, operators are chosen.
 */
final class Optimizer {
    static final RelBuilder.Config PLAIN =
            RelBuilder.Config.DEFAULT
                    .withSimplify(false)
                    .withSimplifyLimit(false)
                    .withSimplifyValues(false)
                    .withBloat(-1)
                    .withPruneInputOfAggregate(true);
    private static final RelBuilderFactory BUILDERS = RelBuilder.proto(Contexts.of(PLAIN));

    private static final List<RelOptRule> SUB_QUERIES =
            plain(
                    CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
                    CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
                    CoreRules.JOIN_SUB_QUERY_TO_CORRELATE);
    private static final List<RelOptRule> WINDOWS =
            plain(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW);
    private static final List<RelOptRule> IMPLEMENTATION = Implementation.rules();

    private static final List<RelOptRule> COLUMNAR_IMPLEMENTATION = ColumnarImplementation.rules();

    private Optimizer() {}

    private static List<RelOptRule> plain(RelOptRule... rules) {
        return java.util.Arrays.stream(rules)
                .map(
                        rule ->
                                (RelOptRule)
                                        ((RelRule<?>) rule)
                                                .config
                                                .withRelBuilderFactory(BUILDERS)
                                                .toRule())
                .toList();
    }

    /** The plan's top is a RowsRel, or a ColumnarRel where columns are wanted. */
    static RelNode optimize(RelNode written, Estimates estimates, Execution execution) {
        RelNode logical = logical(written, estimates);
        // Columns pay for their start where a table is read whole, and nowhere else.
        Execution chosen = Seeking.suffices(logical) ? Execution.ROWS : execution;
        return Narrowing.of(implement(logical, chosen));
    }

    /** What is left to do is the choice of operators. */
    static RelNode logical(RelNode written, Estimates estimates) {
        RelBuilder builder = BUILDERS.create(written.getCluster(), null);
        RelNode demanded = RexSubQueries.anywhere(written) ? SemiJoins.of(written) : written;
        RelNode flat = RexSubQueries.anywhere(demanded) ? hep(demanded, SUB_QUERIES) : demanded;
        RelNode joined = decorrelated(flat, builder);
        RelNode moved = Predicates.of(joined);
        RelNode ordered = JoinOrder.of(moved, estimates);
        RelNode windowed = hasWindows(ordered) ? hep(ordered, WINDOWS) : ordered;
        return new RelFieldTrimmer(null, builder).trim(windowed);
    }

    private static boolean hasWindows(RelNode node) {
        return node instanceof Project project && project.containsOver()
                || node.getInputs().stream().anyMatch(Optimizer::hasWindows);
    }

    /**
     * The decorrelator's own rules build with Calcite's settings: what simplifies expressions does
     * not know our types.
     */
    private static RelNode decorrelated(RelNode node, RelBuilder builder) {
        try (Hook.Closeable plain = Hook.REL_BUILDER_SIMPLIFY.addThread(Hook.propertyJ(false))) {
            return RelDecorrelator.decorrelateQuery(ConstantKeys.hidden(node), builder);
        }
    }

    private static RelNode hep(RelNode node, List<RelOptRule> rules) {
        HepProgramBuilder program = new HepProgramBuilder().addRuleCollection(rules);
        HepPlanner planner = new HepPlanner(program.build(), Contexts.of(PLAIN));
        planner.setRoot(node);
        return planner.findBestExp();
    }

    private static RelNode implement(RelNode logical, Execution execution) {
        RelOptPlanner planner = logical.getCluster().getPlanner();
        IMPLEMENTATION.forEach(planner::addRule);
        boolean columns = execution == Execution.COLUMNS;
        if (columns) {
            COLUMNAR_IMPLEMENTATION.forEach(planner::addRule);
        }
        RelNode wanted =
                planner.changeTraits(
                        logical, columns ? ColumnarRel.traits(logical) : RowsRel.traits(logical));
        planner.setRoot(wanted);
        return planner.findBestExp();
    }
}
