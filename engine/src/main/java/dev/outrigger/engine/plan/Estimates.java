package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** What each operator of one query is thought to give; asked once, kept. */
final class Estimates {
    private final TableEstimates tables;
    private final Map<RelNode, Estimate> known = new IdentityHashMap<>();

    Estimates(TableEstimates tables) {
        this.tables = tables;
    }

    Estimate of(RelNode wrapped) {
        RelNode node = wrapped.stripped();
        if (node != wrapped && node.getInputs().stream().anyMatch(input -> input == wrapped)) {
            return unknown(wrapped);
        }
        Estimate estimate = known.get(node);
        if (estimate == null) {
            estimate = made(node);
            known.put(node, estimate);
        }
        return estimate;
    }

    private Estimate made(RelNode node) {
        if (node instanceof TableScan scan) {
            return scan(scan);
        }
        if (node instanceof Filter filter) {
            return new Selectivity(of(filter.getInput())).filtered(filter.getCondition());
        }
        if (node instanceof Project project) {
            return project(project);
        }
        if (node instanceof Join join) {
            return JoinEstimate.of(join, of(join.getLeft()), of(join.getRight()));
        }
        if (node instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        }
        if (node instanceof Values values) {
            return Estimate.of(
                    Math.max(1, values.getTuples().size()), values.getRowType().getFieldCount());
        }
        if (node instanceof Sort sort) {
            return sort(sort);
        }
        if (node instanceof SetOp set) {
            return set(set);
        }
        if (node instanceof Correlate correlate) {
            return correlate(correlate);
        }
        if (node instanceof Window window) {
            return widened(of(window.getInput()), node.getRowType().getFieldCount());
        }
        return unknown(node);
    }

    private Estimate unknown(RelNode node) {
        double rows = TableEstimates.UNKNOWN_ROWS;
        if (node.getInputs().size() == 1 && node.getInput(0) != node) {
            rows = of(node.getInput(0)).rows();
        }
        return Estimate.of(rows, node.getRowType().getFieldCount());
    }

    private Estimate scan(TableScan scan) {
        StoredTable stored = scan.getTable().unwrap(StoredTable.class);
        int width = scan.getTable().getRowType().getFieldCount();
        Estimate whole = tables.of(stored, width);
        if (!(scan instanceof ScanRel narrow)) {
            return whole;
        }
        List<ColumnEstimate> columns = new ArrayList<>();
        for (int i = 0; i < scan.getRowType().getFieldCount(); i++) {
            columns.add(whole.columns().get(narrow.column(i)));
        }
        return new Estimate(whole.rows(), columns);
    }

    private Estimate project(Project project) {
        Estimate input = of(project.getInput());
        List<ColumnEstimate> columns = new ArrayList<>();
        for (RexNode expression : project.getProjects()) {
            columns.add(column(expression, input));
        }
        return new Estimate(input.rows(), columns);
    }

    private static ColumnEstimate column(RexNode expression, Estimate input) {
        return Selectivity.column(expression)
                .map(input.columns()::get)
                .orElseGet(
                        () ->
                                ColumnEstimate.ofDistinct(
                                        Routine.literalOf(expression).isPresent()
                                                        || expression instanceof RexLiteral
                                                ? 1
                                                : Math.sqrt(input.rows()) * 10));
    }

    private Estimate aggregate(Aggregate aggregate) {
        Estimate input = of(aggregate.getInput());
        double rows = 0;
        for (ImmutableBitSet set : aggregate.getGroupSets()) {
            rows += groups(input, set);
        }
        List<ColumnEstimate> columns = new ArrayList<>();
        for (int column : aggregate.getGroupSet()) {
            columns.add(
                    input.columns()
                            .get(column)
                            .withDistinct(Math.min(rows, input.distinct(column))));
        }
        while (columns.size() < aggregate.getRowType().getFieldCount()) {
            columns.add(ColumnEstimate.ofDistinct(rows));
        }
        return new Estimate(rows, columns);
    }

    /** How many different combinations of these columns' values there are. */
    static double groups(Estimate input, Iterable<Integer> columns) {
        double groups = 1;
        for (int column : columns) {
            groups *= input.distinct(column);
        }
        return Math.max(1, Math.min(groups, input.rows()));
    }

    private Estimate sort(Sort sort) {
        Estimate input = of(sort.getInput());
        return sort.fetch instanceof RexLiteral fetch && !fetch.isNull()
                ? input.among(Math.min(input.rows(), RexLiteral.intValue(fetch)))
                : input;
    }

    private Estimate set(SetOp set) {
        Estimate first = of(set.getInput(0));
        if (!(set instanceof Union)) {
            return first;
        }
        double rows = set.getInputs().stream().mapToDouble(input -> of(input).rows()).sum();
        List<ColumnEstimate> columns = new ArrayList<>();
        for (int i = 0; i < first.columns().size(); i++) {
            int column = i;
            columns.add(
                    ColumnEstimate.ofDistinct(
                            set.getInputs().stream()
                                    .mapToDouble(input -> of(input).distinct(column))
                                    .max()
                                    .orElse(1)));
        }
        return new Estimate(rows, columns);
    }

    private Estimate correlate(Correlate correlate) {
        Estimate left = of(correlate.getLeft());
        Estimate right = of(correlate.getRight());
        if (!correlate.getJoinType().projectsRight()) {
            return left.among(left.rows() / 2);
        }
        double matches =
                correlate.getJoinType() == JoinRelType.LEFT
                        ? Math.max(1, right.rows())
                        : right.rows();
        List<ColumnEstimate> columns = new ArrayList<>(left.columns());
        columns.addAll(right.columns());
        return new Estimate(left.rows() * matches, columns);
    }

    private static Estimate widened(Estimate input, int width) {
        List<ColumnEstimate> columns = new ArrayList<>(input.columns());
        while (columns.size() < width) {
            columns.add(ColumnEstimate.ofDistinct(input.rows()));
        }
        return new Estimate(input.rows(), columns);
    }
}
