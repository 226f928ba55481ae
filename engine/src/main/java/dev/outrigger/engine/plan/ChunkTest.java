package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.TableChunks;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Finds, by the bounds known of a chunk's columns, that a condition is true for none of its rows.
 * The condition is computed all the same for the chunks that are left, so that nothing but time
 * depends on what is known of a chunk: where a part of the condition may fail, only what would be
 * false before it comes to that part counts.
 */
final class ChunkTest {
    /** What a condition is for all rows of a chunk. */
    private enum Outcome {
        FALSE,
        FALSE_OR_NULL,
        OPEN
    }

    /** A condition that cannot fail once its constants have values. */
    private interface Part {
        Outcome outcome(TableChunks chunks, int chunk, Object[] constants);
    }

    /** Whether a chunk has no row for the condition. */
    interface Exclusion {
        Exclusion NONE = (chunks, chunk) -> false;

        boolean excludes(TableChunks chunks, int chunk);
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<Evaluator> constants = new ArrayList<>();
    private boolean whole = true;

    private ChunkTest(RexNode condition) {
        for (RexNode node : RelOptUtil.conjunctions(condition)) {
            Part part = part(node);
            if (part == null) {
                whole = false;
                break;
            }
            parts.add(part);
        }
    }

    /** The input of a filter: a scan leaves out what the condition cannot be true for. */
    static Columns input(RelNode input, RexNode condition) {
        if (input instanceof ColumnarScan scan) {
            ChunkTest test = new ChunkTest(condition);
            if (!test.parts.isEmpty()) {
                return Profile.counted(scan, scan.columns(test));
            }
        }
        return ColumnarRel.of(input);
    }

    Exclusion exclusion(Run run) {
        Object[] values = new Object[constants.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = constants.get(i).evaluate(new Object[0], run);
            }
        } catch (RuntimeException e) {
            // A constant that fails does so when the first row needs it, if one does.
            return Exclusion.NONE;
        }
        return (chunks, chunk) -> {
            for (Part part : parts) {
                Outcome outcome = part.outcome(chunks, chunk, values);
                if (outcome == Outcome.FALSE || outcome == Outcome.FALSE_OR_NULL && whole) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Null for what is no comparison of a column with a constant, nor made of such. */
    private Part part(RexNode node) {
        if (!(node instanceof RexCall call)) {
            return null;
        }
        return switch (call.getKind()) {
            case AND -> combined(RelOptUtil.conjunctions(call), true);
            case OR -> combined(RelOptUtil.disjunctions(call), false);
            case EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                    comparison(call);
            case IS_NULL, IS_NOT_NULL -> nullTest(call);
            default -> null;
        };
    }

    /** all: one that is false makes the whole false; else all must be. */
    private Part combined(List<RexNode> nodes, boolean all) {
        List<Part> made = new ArrayList<>();
        for (RexNode node : nodes) {
            Part part = part(node);
            if (part == null) {
                return null;
            }
            made.add(part);
        }
        return (chunks, chunk, values) -> {
            Outcome result = all ? Outcome.OPEN : Outcome.FALSE;
            for (Part part : made) {
                Outcome outcome = part.outcome(chunks, chunk, values);
                boolean stronger = outcome.compareTo(result) < 0;
                result = stronger == all ? outcome : result;
            }
            return result;
        };
    }

    private Part nullTest(RexCall call) {
        if (!(call.getOperands().get(0) instanceof RexInputRef input)) {
            return null;
        }
        boolean wanted = call.getKind() == SqlKind.IS_NULL;
        int column = input.getIndex();
        return (chunks, chunk, values) ->
                chunks.range(chunk, column)
                        .filter(range -> wanted ? range.nulls() == 0 : range.min().isEmpty())
                        .map(range -> Outcome.FALSE)
                        .orElse(Outcome.OPEN);
    }

    private Part comparison(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        SqlKind kind = call.getKind();
        if (right instanceof RexInputRef) {
            RexNode column = right;
            right = left;
            left = column;
            kind = kind.reverse();
        }
        if (!(left instanceof RexInputRef input)
                || !isConstant(right)
                || !isOrderedAlike(left, right)) {
            return null;
        }
        int column = input.getIndex();
        int constant = constants.size();
        constants.add(Evaluators.of(right));
        SqlKind test = kind;
        return (chunks, chunk, values) ->
                chunks.range(chunk, column)
                        .map(range -> outcome(test, range, values[constant]))
                        .orElse(Outcome.OPEN);
    }

    private static Outcome outcome(SqlKind test, TableChunks.Range range, Object value) {
        if (value == null || range.min().isEmpty()) {
            return Outcome.FALSE_OR_NULL;
        }
        int min = Evaluators.compare(range.min().get(), value);
        int max = Evaluators.compare(range.max().get(), value);
        boolean never =
                switch (test) {
                    case EQUALS -> min > 0 || max < 0;
                    case LESS_THAN -> min >= 0;
                    case LESS_THAN_OR_EQUAL -> min > 0;
                    case GREATER_THAN -> max <= 0;
                    default -> max < 0;
                };
        if (!never) {
            return Outcome.OPEN;
        }
        return range.nulls() == 0 ? Outcome.FALSE : Outcome.FALSE_OR_NULL;
    }

    private static boolean isConstant(RexNode node) {
        return RelOptUtil.InputFinder.bits(node).isEmpty()
                && !RexUtil.containsCorrelation(node)
                && RexUtil.isDeterministic(node);
    }

    /** Text compares by its collation: the bounds must be those of the comparison's. */
    private static boolean isOrderedAlike(RexNode column, RexNode value) {
        if (!DataType.isOurs(column.getType()) || !DataType.isOurs(value.getType())) {
            return false;
        }
        var type = DataType.sql(column.getType());
        return !type.isText() || type.collation().equals(DataType.sql(value.getType()).collation());
    }
}
