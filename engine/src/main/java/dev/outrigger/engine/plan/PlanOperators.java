package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.Converter;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * What a plan's operators are called and what they work on, in SQL Server's words; columns by their
 * names, through all that only passes them on.
 */
final class PlanOperators {
    private static final int FIRST_EXPRESSION = 1001;

    private final PlanExpressions expressions;
    private final Map<RelNode, List<String>> columns = new IdentityHashMap<>();
    private int named = FIRST_EXPRESSION;

    PlanOperators(PlanExpressions expressions) {
        this.expressions = expressions;
    }

    /** A projection that only picks columns costs nothing worth a line. */
    boolean isHidden(RelNode node) {
        return node instanceof Project project
                && project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    }

    static String object(Table table) {
        return "[" + table.database() + "].[" + table.schema() + "].[" + table.name() + "]";
    }

    /** The names of an operator's columns. */
    private List<String> columns(RelNode node) {
        List<String> known = columns.get(node);
        if (known == null) {
            known = List.copyOf(named(node));
            columns.put(node, known);
        }
        return known;
    }

    private List<String> named(RelNode node) {
        List<String> fields = node.getRowType().getFieldNames();
        List<String> names = new ArrayList<>();
        if (node instanceof TableScan scan) {
            String table = table(scan).name();
            fields.forEach(
                    field ->
                            names.add(
                                    field.equals(Planner.ROW_ID_COLUMN)
                                            ? "[row id]"
                                            : "[" + table + "].[" + field + "]"));
            return names;
        }
        if (node instanceof Project project) {
            List<String> input = columns(project.getInput());
            for (int i = 0; i < fields.size(); i++) {
                names.add(
                        project.getProjects().get(i) instanceof RexInputRef ref
                                ? input.get(ref.getIndex())
                                : expression(fields.get(i)));
            }
            return names;
        }
        if (node instanceof Aggregate aggregate) {
            List<String> input = columns(aggregate.getInput());
            aggregate.getGroupSet().forEach(key -> names.add(input.get(key)));
        } else {
            for (RelNode input : node.getInputs()) {
                names.addAll(columns(input));
            }
        }
        while (names.size() < fields.size()) {
            names.add(expression(fields.get(names.size())));
        }
        return names.subList(0, fields.size());
    }

    /** A name of the user's stays; another is a number, as SQL Server gives one. */
    private String expression(String field) {
        boolean made = field.isEmpty() || field.indexOf('$') >= 0 || field.indexOf('\u0000') >= 0;
        return made ? "[Expr" + named++ + "]" : "[" + field + "]";
    }

    private static Table table(TableScan scan) {
        return scan.getTable().unwrap(StoredTable.class).table();
    }

    String describe(RelNode node) {
        if (node instanceof TableScan scan) {
            return "Table Scan(OBJECT:(" + object(table(scan)) + "))";
        }
        if (node instanceof Filter filter) {
            return "Filter(WHERE:(" + text(filter.getCondition(), filter.getInput()) + "))";
        }
        if (node instanceof Project project) {
            return "Compute Scalar(DEFINE:(" + defined(project) + "))";
        }
        if (node instanceof Join join) {
            return join(join);
        }
        if (node instanceof Correlate correlate) {
            List<String> left = columns(correlate.getLeft());
            String references =
                    correlate.getRequiredColumns().asList().stream()
                            .map(left::get)
                            .collect(Collectors.joining(", "));
            return "Nested Loops("
                    + kind(correlate.getJoinType())
                    + ", OUTER REFERENCES:("
                    + references
                    + "))";
        }
        if (node instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        }
        if (node instanceof Sort sort) {
            return sort(sort);
        }
        if (node instanceof Window window) {
            return "Window Aggregate(DEFINE:(" + windows(window) + "))";
        }
        if (node instanceof Union union) {
            return union.all ? "Concatenation" : "Hash Match(Union)";
        }
        if (node instanceof Intersect) {
            return "Hash Match(Intersect)";
        }
        if (node instanceof Minus) {
            return "Hash Match(Except)";
        }
        if (node instanceof Values values) {
            return values.getTuples().isEmpty() ? "Constant Scan(no rows)" : "Constant Scan";
        }
        if (node instanceof Converter) {
            return node instanceof ColumnarRel ? "Rows To Columns" : "Columns To Rows";
        }
        return node.getClass().getSimpleName();
    }

    private String text(RexNode node, RelNode input) {
        return expressions.text(node, columns(input));
    }

    private String defined(Project project) {
        List<String> names = columns(project);
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            RexNode made = project.getProjects().get(i);
            if (!(made instanceof RexInputRef)) {
                definitions.add(names.get(i) + "=" + text(made, project.getInput()));
            }
        }
        return String.join(", ", definitions);
    }

    private static String kind(JoinRelType type) {
        return switch (type) {
            case INNER -> "Inner Join";
            case LEFT -> "Left Outer Join";
            case RIGHT -> "Right Outer Join";
            case FULL -> "Full Outer Join";
            case SEMI -> "Left Semi Join";
            case ANTI -> "Left Anti Semi Join";
            default -> type.name();
        };
    }

    private String join(Join join) {
        List<String> left = columns(join.getLeft());
        List<String> right = columns(join.getRight());
        List<String> both = new ArrayList<>(left);
        both.addAll(right);
        // As the operators take the condition apart, so that what is hashed is called so.
        JoinKeys parts = JoinKeys.of(join);
        String others = parts.residual().map(rest -> expressions.text(rest, both)).orElse("");
        if (parts.keys().isEmpty()) {
            return "Nested Loops("
                    + kind(join.getJoinType())
                    + (others.isEmpty() ? ")" : ", WHERE:(" + others + "))");
        }
        boolean nullAware =
                parts.keys().stream().anyMatch(key -> key.nulls() == JoinKeys.Nulls.MEET_ALL);
        return "Hash Match("
                + kind(join.getJoinType())
                + (nullAware ? ", NULL AWARE" : "")
                + ", HASH:("
                + keys(parts, JoinKeys.Key::left, left)
                + ")=("
                + keys(parts, JoinKeys.Key::right, right)
                + ")"
                + (others.isEmpty() ? ")" : ", RESIDUAL:(" + others + "))");
    }

    private String keys(JoinKeys parts, Function<JoinKeys.Key, RexNode> side, List<String> names) {
        return parts.keys().stream()
                .map(key -> expressions.text(side.apply(key), names))
                .collect(Collectors.joining(", "));
    }

    private static String keys(List<Integer> keys, List<String> names) {
        return keys.stream().map(names::get).collect(Collectors.joining(", "));
    }

    private String aggregate(Aggregate aggregate) {
        List<String> names = columns(aggregate);
        List<String> input = columns(aggregate.getInput());
        int keys = aggregate.getGroupCount();
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            AggregateCall call = aggregate.getAggCallList().get(i);
            String arguments = call.getArgList().isEmpty() ? "*" : keys(call.getArgList(), input);
            definitions.add(
                    names.get(keys + i)
                            + "="
                            + call.getAggregation().getName().replace("$", "")
                            + "("
                            + (call.isDistinct() ? "DISTINCT " : "")
                            + arguments
                            + ")");
        }
        String define =
                definitions.isEmpty() ? "" : "DEFINE:(" + String.join(", ", definitions) + ")";
        if (keys == 0) {
            return "Stream Aggregate(" + define + ")";
        }
        String sets =
                aggregate.getGroupSets().size() > 1
                        ? ", " + aggregate.getGroupSets().size() + " grouping sets"
                        : "";
        return "Hash Match(Aggregate, HASH:("
                + keys(aggregate.getGroupSet().asList(), input)
                + ")"
                + sets
                + (define.isEmpty() ? ")" : " " + define + ")");
    }

    private String sort(Sort sort) {
        List<String> input = columns(sort.getInput());
        List<String> parts = new ArrayList<>();
        if (sort.offset != null) {
            parts.add("OFFSET EXPRESSION:(" + expressions.text(sort.offset, input) + ")");
        }
        if (sort.fetch != null) {
            Limits limit = Limits.of(sort.fetch);
            parts.add(
                    "TOP EXPRESSION:("
                            + expressions.text(sort.fetch, input)
                            + ")"
                            + (limit.percent() ? " PERCENT" : "")
                            + (limit.ties() ? " WITH TIES" : ""));
        }
        String order =
                sort.getCollation().getFieldCollations().stream()
                        .map(key -> ordered(key, input))
                        .collect(Collectors.joining(", "));
        if (order.isEmpty()) {
            return "Top(" + String.join(", ", parts) + ")";
        }
        parts.add("ORDER BY:(" + order + ")");
        return "Sort(" + String.join(", ", parts) + ")";
    }

    private static String ordered(RelFieldCollation key, List<String> names) {
        return names.get(key.getFieldIndex()) + (key.direction.isDescending() ? " DESC" : " ASC");
    }

    private String windows(Window window) {
        List<String> input = columns(window.getInput());
        List<String> parts = new ArrayList<>();
        for (Window.Group group : window.groups) {
            String calls =
                    group.aggCalls.stream()
                            .map(call -> call.getOperator().getName().replace("$", "") + "()")
                            .collect(Collectors.joining(", "));
            String order =
                    group.orderKeys.getFieldCollations().stream()
                            .map(key -> ordered(key, input))
                            .collect(Collectors.joining(", "));
            parts.add(
                    calls
                            + " PARTITION BY:("
                            + keys(group.keys.asList(), input)
                            + ") ORDER BY:("
                            + order
                            + ")");
        }
        return String.join(", ", parts);
    }
}
