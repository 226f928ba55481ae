package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** What is the same for all rows of a batch: it is computed before the loop. */
final class LoopConstants {
    private final LoopBody out;
    private final LoopSource source;
    private final Map<RexNode, Term> steady = new HashMap<>();

    LoopConstants(LoopBody out) {
        this.out = out;
        this.source = out.source();
    }

    /** Empty for what rows have a part in. */
    Optional<Term> term(RexNode node) {
        if (node instanceof RexLiteral literal) {
            return Optional.of(literal(literal));
        }
        Optional<SqlValue> constant = Routine.literalOf(node);
        if (constant.isPresent()) {
            return Optional.of(constant(node, constant.get()));
        }
        return isSteady(node)
                ? Optional.of(steady.computeIfAbsent(node, this::steady))
                : Optional.empty();
    }

    /** Whether it has the same value in all rows of a batch. */
    private static boolean isSteady(RexNode node) {
        if (node instanceof RexCall call) {
            return call.getOperator() instanceof Routine routine && routine.form() == Form.STEADY
                    || !call.getOperands().isEmpty()
                            && call.getOperands().stream()
                                    .allMatch(o -> o instanceof RexLiteral || isSteady(o));
        }
        return node instanceof RexFieldAccess;
    }

    private Term literal(RexLiteral literal) {
        if (literal.isNull()) {
            return literal.getType().getSqlTypeName() == SqlTypeName.NULL
                    ? new Term(Kind.OBJECT, 0, "null", "true")
                    : out.nothing(literal.getType());
        }
        return switch (literal.getType().getSqlTypeName()) {
            case BOOLEAN ->
                    new Term(Kind.TRUTH, 0, literal.getValueAs(Boolean.class).toString(), "false");
            case INTEGER ->
                    new Term(Kind.INT, 0, whole(literal.getValueAs(Integer.class)), "false");
            case BIGINT ->
                    new Term(
                            Kind.LONG,
                            0,
                            source.keep(literal.getValueAs(Long.class), Long.class)
                                    + ".longValue()",
                            "false");
            default -> throw new IllegalArgumentException("no value for " + literal);
        };
    }

    private static String whole(int value) {
        return value == Integer.MIN_VALUE ? "Integer.MIN_VALUE" : "(" + value + ")";
    }

    /** A constant is a variable of the setup, so that the loop has it in a register. */
    private Term constant(RexNode node, SqlValue value) {
        return value.isNull()
                ? out.nothing(node.getType())
                : steady.computeIfAbsent(
                        node, made -> setUp(made, source.keep(value.value(), Object.class)));
    }

    private Term steady(RexNode node) {
        Evaluator evaluator = Evaluators.of(node);
        return setUp(node, "steady(" + source.keep(evaluator, Object.class) + ", run)");
    }

    private Term setUp(RexNode node, String object) {
        String made = source.variable();
        out.before("final Object " + made + " = " + object + ";");
        Kind kind = out.kind(node.getType());
        if (kind == Kind.OBJECT) {
            return new Term(kind, LoopBody.scale(node.getType()), made, "(" + made + " == null)");
        }
        String isNull = source.variable();
        String value = source.variable();
        out.before("final boolean " + isNull + " = " + made + " == null;");
        String read = LoopBody.unboxed(made, kind, LoopBody.scale(node.getType()));
        out.before(
                "final " + kind.java + " " + value + " = " + isNull + " ? " + kind.zero + " : "
                        + read + ";");
        boolean never = Routine.literalOf(node).isPresent();
        return new Term(kind, LoopBody.scale(node.getType()), value, never ? "false" : isNull);
    }
}
