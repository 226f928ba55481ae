package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * The joins of one block, without their order. The columns of all factors are numbered one behind
 * the other, and conditions are over these numbers.
 *
 * <p>A SEMI, ANTI or LEFT join's right side is a factor too, one that depends: it is joined when
 * what its condition refers to is there, and takes no part in inner joins of its own. That is
 * sound, since such a join neither repeats a row nor looks at any but those columns.
 */
final class JoinGraph {
    /** Sets of factors are bits of an int; more are joined as they are written. */
    static final int MOST_FACTORS = 30;

    /**
     * A side of a join.
     *
     * @param offset the number of its first column
     * @param type INNER, or how it depends
     * @param conditions of a dependent factor's join
     */
    record Factor(RelNode rel, int offset, JoinRelType type, List<RexNode> conditions) {
        Factor {
            conditions = List.copyOf(conditions);
        }

        int width() {
            return rel.getRowType().getFieldCount();
        }

        boolean depends() {
            return type != JoinRelType.INNER;
        }
    }

    private final List<Factor> factors = new ArrayList<>();
    private final List<RexNode> conditions = new ArrayList<>();
    private final UnaryOperator<RelNode> sides;
    private final int[] outputs;
    private int width;

    /** sides: what is done with each factor first. */
    JoinGraph(RelNode top, UnaryOperator<RelNode> sides) {
        this.sides = sides;
        this.outputs = flattened(top);
    }

    List<Factor> factors() {
        return factors;
    }

    /** Of inner joins, and of the filters among the joins. */
    List<RexNode> conditions() {
        return conditions;
    }

    /** The numbers of the columns that the joins give, in order. */
    int[] outputs() {
        return outputs;
    }

    /** How many columns the factors have. */
    int width() {
        return width;
    }

    /** The factor that a column belongs to. */
    int factorOf(int column) {
        int factor = factors.size() - 1;
        while (factors.get(factor).offset() > column) {
            factor--;
        }
        return factor;
    }

    /** The factors that an expression refers to, as bits. */
    int factorsOf(RexNode node) {
        int set = 0;
        for (int column : RelOptUtil.InputFinder.bits(node)) {
            set |= 1 << factorOf(column);
        }
        return set;
    }

    void replace(int factor, RelNode rel) {
        Factor old = factors.get(factor);
        factors.set(factor, new Factor(rel, old.offset(), old.type(), old.conditions()));
    }

    /** Whether an order of joins is worth a thought here. */
    static boolean isTop(RelNode node) {
        return node instanceof LogicalJoin join
                && join.getVariablesSet().isEmpty()
                && isMovable(join.getJoinType());
    }

    private static boolean isMovable(JoinRelType type) {
        return switch (type) {
            case INNER, LEFT, SEMI, ANTI -> true;
            default -> false;
        };
    }

    private static boolean reachesJoin(RelNode node) {
        if (node instanceof LogicalFilter filter) {
            return !RexSubQueries.in(filter) && reachesJoin(filter.getInput());
        }
        if (node instanceof LogicalProject project) {
            return onlyColumns(project) && reachesJoin(project.getInput());
        }
        return isTop(node);
    }

    private static boolean onlyColumns(LogicalProject project) {
        return project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    }

    private int[] flattened(RelNode node) {
        if (!reachesJoin(node)) {
            return factor(node, JoinRelType.INNER);
        }
        if (node instanceof LogicalFilter filter) {
            int[] columns = flattened(filter.getInput());
            conditions.addAll(numbered(filter.getCondition(), columns));
            return columns;
        }
        if (node instanceof LogicalProject project) {
            int[] columns = flattened(project.getInput());
            return project.getProjects().stream()
                    .mapToInt(part -> columns[((RexInputRef) part).getIndex()])
                    .toArray();
        }
        Join join = (Join) node;
        int[] left = flattened(join.getLeft());
        if (join.getJoinType() == JoinRelType.INNER) {
            int[] both = concatenated(left, flattened(join.getRight()));
            conditions.addAll(numbered(join.getCondition(), both));
            return both;
        }
        int place = factors.size();
        int[] right = factor(join.getRight(), join.getJoinType());
        int[] both = concatenated(left, right);
        Factor made = factors.get(place);
        factors.set(
                place,
                new Factor(
                        made.rel(),
                        made.offset(),
                        made.type(),
                        numbered(join.getCondition(), both)));
        return join.getJoinType().projectsRight() ? both : left;
    }

    private int[] factor(RelNode node, JoinRelType type) {
        RelNode rel = sides.apply(node);
        factors.add(new Factor(rel, width, type, List.of()));
        int[] columns = new int[rel.getRowType().getFieldCount()];
        Arrays.setAll(columns, i -> width + i);
        width += columns.length;
        return columns;
    }

    private static int[] concatenated(int[] left, int[] right) {
        int[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private static List<RexNode> numbered(RexNode condition, int[] columns) {
        List<RexNode> parts = new ArrayList<>();
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            if (!part.isAlwaysTrue()) {
                parts.add(mapped(part, columns));
            }
        }
        return parts;
    }

    /** The expression over other numbers: those found at its own. */
    static RexNode mapped(RexNode node, int[] columns) {
        return node.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        return new RexInputRef(columns[ref.getIndex()], ref.getType());
                    }
                });
    }
}
