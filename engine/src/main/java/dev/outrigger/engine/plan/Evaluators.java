package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Typed trees made into evaluators. Operands of a comparison have one class, since conversions are
 * calls of their own.
 */
final class Evaluators {
    private Evaluators() {}

    static Evaluator of(RexNode node) {
        if (node instanceof RexInputRef input) {
            int index = input.getIndex();
            return (row, run) -> row[index];
        }
        if (node instanceof RexLiteral literal) {
            Object value = constant(literal);
            return (row, run) -> value;
        }
        if (node instanceof RexFieldAccess access
                && access.getReferenceExpr() instanceof RexCorrelVariable variable) {
            int index = access.getField().getIndex();
            String name = variable.id.getName();
            return (row, run) -> run.correlated(name)[index];
        }
        if (node instanceof RexCall call) {
            return isBigint(call) ? widened(call(call)) : call(call);
        }
        throw new IllegalArgumentException("no evaluator for " + node);
    }

    static Evaluator[] all(List<? extends RexNode> nodes) {
        Evaluator[] made = new Evaluator[nodes.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = of(nodes.get(i));
        }
        return made;
    }

    /** Calcite's own, and a CASE of ours, which its rules write with an int in one branch. */
    private static boolean isBigint(RexCall call) {
        return call.getType().getSqlTypeName() == SqlTypeName.BIGINT
                || call.getKind() == SqlKind.CASE
                        && DataType.isOurs(call.getType())
                        && DataType.sql(call.getType()).equals(SqlType.BIGINT);
    }

    /** The planner's rules put an int beside a bigint, as in a CASE of both. */
    private static Evaluator widened(Evaluator evaluator) {
        return (row, run) ->
                evaluator.evaluate(row, run) instanceof Number number ? number.longValue() : null;
    }

    private static Object constant(RexLiteral literal) {
        if (literal.isNull()) {
            return null;
        }
        SqlTypeName name = literal.getType().getSqlTypeName();
        return switch (name) {
            case BOOLEAN -> literal.getValueAs(Boolean.class);
            case INTEGER -> literal.getValueAs(Integer.class);
            case BIGINT -> literal.getValueAs(Long.class);
            default -> throw new IllegalArgumentException("no value for " + literal);
        };
    }

    private static Evaluator call(RexCall call) {
        if (call.getKind() == SqlKind.AND || call.getKind() == SqlKind.OR) {
            // A chain is one level, however many it was written with.
            boolean all = call.getKind() == SqlKind.AND;
            List<RexNode> parts =
                    all ? RelOptUtil.conjunctions(call) : RelOptUtil.disjunctions(call);
            return all ? and(all(parts)) : or(all(parts));
        }
        Evaluator[] operands = all(call.getOperands());
        if (call.getOperator() instanceof Routine routine) {
            return routine.over(operands);
        }
        return switch (call.getKind()) {
            case NOT ->
                    (row, run) -> {
                        Object value = operands[0].evaluate(row, run);
                        return value == null ? null : (Object) !(Boolean) value;
                    };
            case IS_NULL -> (row, run) -> operands[0].evaluate(row, run) == null;
            case IS_NOT_NULL -> (row, run) -> operands[0].evaluate(row, run) != null;
            case IS_TRUE -> (row, run) -> operands[0].isTrue(row, run);
            case IS_NOT_TRUE -> (row, run) -> !operands[0].isTrue(row, run);
            case IS_FALSE -> (row, run) -> Boolean.FALSE.equals(operands[0].evaluate(row, run));
            case IS_NOT_FALSE ->
                    (row, run) -> !Boolean.FALSE.equals(operands[0].evaluate(row, run));
            case IS_UNKNOWN -> (row, run) -> operands[0].evaluate(row, run) == null;
            case IS_NOT_DISTINCT_FROM -> (row, run) -> same(operands, row, run);
            case IS_DISTINCT_FROM -> (row, run) -> !same(operands, row, run);
            case EQUALS ->
                    (row, run) -> {
                        Object left = operands[0].evaluate(row, run);
                        Object right = left == null ? null : operands[1].evaluate(row, run);
                        return right == null ? null : (Object) (compare(left, right) == 0);
                    };
            case NOT_EQUALS -> comparison(operands, order -> order != 0);
            case LESS_THAN -> comparison(operands, order -> order < 0);
            case LESS_THAN_OR_EQUAL -> comparison(operands, order -> order <= 0);
            case GREATER_THAN -> comparison(operands, order -> order > 0);
            case GREATER_THAN_OR_EQUAL -> comparison(operands, order -> order >= 0);
            case CASE -> choice(operands);
            case COALESCE ->
                    (row, run) -> {
                        for (Evaluator operand : operands) {
                            Object value = operand.evaluate(row, run);
                            if (value != null) {
                                return value;
                            }
                        }
                        return null;
                    };
            case CAST -> cast(call, operands[0]);
            default -> throw new IllegalArgumentException("no evaluator for " + call);
        };
    }

    private interface OrderTest {
        boolean test(int order);
    }

    private static Evaluator comparison(Evaluator[] operands, OrderTest test) {
        return (row, run) -> {
            Object left = operands[0].evaluate(row, run);
            Object right = left == null ? null : operands[1].evaluate(row, run);
            return right == null ? null : (Object) test.test(compare(left, right));
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static int compare(Object left, Object right) {
        if (left.getClass() != right.getClass()
                && left instanceof Number a
                && right instanceof Number b) {
            // Calcite's own counters, where it compares an INTEGER with a BIGINT.
            return Long.compare(a.longValue(), b.longValue());
        }
        return ((Comparable) left).compareTo(right);
    }

    private static boolean same(Evaluator[] operands, Object[] row, Run run) {
        Object left = operands[0].evaluate(row, run);
        Object right = operands[1].evaluate(row, run);
        return left == null || right == null ? left == right : compare(left, right) == 0;
    }

    private static Evaluator and(Evaluator[] operands) {
        return (row, run) -> {
            boolean unknown = false;
            for (Evaluator operand : operands) {
                Object value = operand.evaluate(row, run);
                if (value == null) {
                    unknown = true;
                } else if (!(Boolean) value) {
                    return false;
                }
            }
            return unknown ? null : (Object) true;
        };
    }

    private static Evaluator or(Evaluator[] operands) {
        return (row, run) -> {
            boolean unknown = false;
            for (Evaluator operand : operands) {
                Object value = operand.evaluate(row, run);
                if (value == null) {
                    unknown = true;
                } else if ((Boolean) value) {
                    return true;
                }
            }
            return unknown ? null : (Object) false;
        };
    }

    private static Evaluator choice(Evaluator[] operands) {
        return (row, run) -> {
            for (int i = 0; i + 1 < operands.length; i += 2) {
                if (operands[i].isTrue(row, run)) {
                    return operands[i + 1].evaluate(row, run);
                }
            }
            return operands.length % 2 == 0
                    ? null
                    : operands[operands.length - 1].evaluate(row, run);
        };
    }

    /**
     * Calcite's own casts only change whether NULL is allowed, or the width of its own counters.
     */
    private static Evaluator cast(RexCall call, Evaluator operand) {
        RelDataType to = call.getType();
        RelDataType from = call.getOperands().get(0).getType();
        if (DataType.isOurs(to) && DataType.isOurs(from)) {
            if (DataType.sql(to).equals(DataType.sql(from))) {
                return operand;
            }
            throw new IllegalArgumentException("a cast that nobody asked for: " + call);
        }
        if (DataType.isOurs(to)
                && (from.getSqlTypeName() == SqlTypeName.INTEGER
                        || from.getSqlTypeName() == SqlTypeName.BIGINT)) {
            Converter converter = Conversions.converter(DataType.sql(from), DataType.sql(to));
            return (row, run) -> converter.convert(operand.evaluate(row, run));
        }
        return switch (to.getSqlTypeName()) {
            case BOOLEAN -> operand;
            case BIGINT ->
                    (row, run) -> {
                        Object value = operand.evaluate(row, run);
                        return value == null ? null : (Object) ((Number) value).longValue();
                    };
            case INTEGER ->
                    (row, run) -> {
                        Object value = operand.evaluate(row, run);
                        return value == null
                                ? null
                                : (Object) Math.toIntExact(((Number) value).longValue());
                    };
            default -> {
                if (DataType.isOurs(to)
                        && call.getOperands().get(0) instanceof RexLiteral literal
                        && literal.isNull()) {
                    yield (row, run) -> null;
                }
                throw new IllegalArgumentException("a cast that nobody asked for: " + call);
            }
        };
    }

    static List<Object> asList(Object[] row, int[] columns) {
        List<Object> values = new ArrayList<>(columns.length);
        for (int column : columns) {
            values.add(row[column]);
        }
        return values;
    }
}
