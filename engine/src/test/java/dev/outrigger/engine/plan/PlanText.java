package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * A plan as text: an operator a line, two blanks deeper than what reads it, with the names of
 * columns where it is known which table they came from. Projections of columns alone are left out.
 */
final class PlanText {
    private PlanText() {}

    static String of(RelNode root) {
        StringBuilder text = new StringBuilder();
        write(root, 0, text);
        return text.toString();
    }

    private static void write(RelNode node, int depth, StringBuilder text) {
        if (node instanceof Project project
                && project.getProjects().stream().allMatch(RexInputRef.class::isInstance)) {
            write(project.getInput(), depth, text);
            return;
        }
        text.append("  ".repeat(depth)).append(line(node)).append('\n');
        node.getInputs().forEach(input -> write(input, depth + 1, text));
    }

    private static String line(RelNode node) {
        List<String> columns = new ArrayList<>();
        node.getInputs().forEach(input -> columns.addAll(names(input)));
        if (node instanceof TableScan scan) {
            return scan.getTable().unwrap(StoredTable.class).table().name();
        }
        if (node instanceof Join join) {
            return join.getJoinType() + " " + condition(join.getCondition(), columns);
        }
        if (node instanceof Filter filter) {
            return "FILTER " + condition(filter.getCondition(), columns);
        }
        if (node instanceof Aggregate aggregate) {
            return "GROUP " + aggregate.getGroupSet().asList().stream().map(columns::get).toList();
        }
        return node.getRelTypeName().replace("Logical", "").toUpperCase(java.util.Locale.ROOT);
    }

    private static List<String> names(RelNode node) {
        if (node instanceof TableScan scan) {
            return scan.getRowType().getFieldNames();
        }
        if (node instanceof Project project) {
            List<String> below = names(project.getInput());
            return project.getProjects().stream().map(part -> expression(part, below)).toList();
        }
        List<String> names = new ArrayList<>();
        if (node instanceof Aggregate aggregate) {
            List<String> below = names(aggregate.getInput());
            aggregate.getGroupSet().forEach(column -> names.add(below.get(column)));
            aggregate
                    .getAggCallList()
                    .forEach(
                            call ->
                                    names.add(
                                            call.getAggregation().getName().replaceAll(":.*", "")
                                                    + call.getArgList().stream()
                                                            .map(below::get)
                                                            .toList()));
            return names;
        }
        boolean leftOnly = node instanceof Join join && !join.getJoinType().projectsRight();
        for (RelNode input : leftOnly ? node.getInputs().subList(0, 1) : node.getInputs()) {
            names.addAll(names(input));
        }
        while (names.size() < node.getRowType().getFieldCount()) {
            names.add("?");
        }
        return names.subList(0, node.getRowType().getFieldCount());
    }

    private static String condition(RexNode condition, List<String> columns) {
        return RelOptUtil.conjunctions(condition).stream()
                .map(part -> expression(part, columns))
                .sorted()
                .collect(Collectors.joining(" AND "));
    }

    private static String expression(RexNode node, List<String> columns) {
        if (node instanceof RexInputRef ref) {
            return columns.get(ref.getIndex());
        }
        Optional<String> literal =
                Routine.literalOf(node).map(value -> String.valueOf(value.value()));
        if (literal.isPresent()) {
            return literal.get();
        }
        if (node instanceof RexCall call) {
            String name = call.getOperator().getName().replaceAll(":.*", "");
            List<String> operands =
                    call.getOperands().stream().map(part -> expression(part, columns)).toList();
            if (name.equals("$CONVERT")) {
                return operands.get(0);
            }
            return operands.size() == 2 && !name.startsWith("$")
                    ? "(" + operands.get(0) + " " + name + " " + operands.get(1) + ")"
                    : name + operands;
        }
        return node.toString();
    }
}
