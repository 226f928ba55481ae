package dev.outrigger.engine.plan;

import dev.outrigger.engine.functions.BinaryOperation;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * An operator of T-SQL in a typed tree: a static method of {@code functions} chosen for its
 * operands' types. Its name holds all that it depends on, since Calcite takes operators of one name
 * for the same.
 */
final class Routine extends SqlFunction {
    private static final long serialVersionUID = 1L;

    /** The method; arguments in order. */
    @FunctionalInterface
    interface Body {
        Object apply(Object[] arguments, Run run);
    }

    private final transient Evaluated evaluated;
    private final transient SqlValue literal;
    private final transient Body body;
    private final transient boolean strict;
    private final transient Form form;

    /** How operands become a value. */
    @FunctionalInterface
    interface Evaluated {
        Evaluator over(Evaluator[] operands);
    }

    private Routine(
            String name,
            RelDataType type,
            Evaluated evaluated,
            SqlValue literal,
            Body body,
            boolean strict,
            Form form) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.explicit(type),
                null,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.evaluated = evaluated;
        this.literal = literal;
        this.body = body;
        this.strict = strict;
        this.form = form;
    }

    static RexNode literal(RexBuilder rex, SqlValue value) {
        String name = "$L:" + value.type().display() + ":" + LiteralNames.of(value);
        Object constant = value.value();
        RelDataType type = DataType.of(value.type(), constant == null);
        return rex.makeCall(
                type,
                new Routine(
                        name,
                        type,
                        operands -> (row, run) -> constant,
                        value,
                        null,
                        false,
                        Form.STEADY),
                List.of());
    }

    static RexNode untypedNull(RexBuilder rex) {
        RelDataType type = DataType.untypedNull();
        SqlValue value = SqlValue.nullOf(SqlType.INT);
        return rex.makeCall(
                type,
                new Routine(
                        "$NULL",
                        type,
                        operands -> (row, run) -> null,
                        value,
                        null,
                        false,
                        Form.STEADY),
                List.of());
    }

    static RexNode unary(
            RexBuilder rex,
            String name,
            SqlType result,
            Converter body,
            RexNode operand,
            boolean mayBeNull,
            Form form) {
        RelDataType type = DataType.of(result, mayBeNull || operand.getType().isNullable());
        String full = name + ":" + operand.getType() + ">" + result.display();
        Evaluated evaluated =
                operands -> {
                    Evaluator only = operands[0];
                    return (row, run) -> {
                        Object value = only.evaluate(row, run);
                        return value == null ? null : body.convert(value);
                    };
                };
        return rex.makeCall(
                type, new Routine(full, type, evaluated, null, null, true, form), List.of(operand));
    }

    static RexNode binary(
            RexBuilder rex,
            String name,
            SqlType result,
            BinaryOperation body,
            RexNode left,
            RexNode right,
            Form form) {
        boolean nullable = left.getType().isNullable() || right.getType().isNullable();
        RelDataType type = DataType.of(result, nullable);
        String full = name + ":" + left.getType() + "," + right.getType() + ">" + result.display();
        Evaluated evaluated =
                operands -> {
                    Evaluator first = operands[0];
                    Evaluator second = operands[1];
                    return (row, run) -> {
                        Object l = first.evaluate(row, run);
                        Object r = l == null ? null : second.evaluate(row, run);
                        return r == null ? null : body.apply(l, r);
                    };
                };
        return rex.makeCall(
                type,
                new Routine(full, type, evaluated, null, null, true, form),
                List.of(left, right));
    }

    /** strict: NULL when an argument is NULL, without the body being asked. */
    static RexNode call(
            RexBuilder rex,
            String name,
            RelDataType type,
            boolean strict,
            Body body,
            List<? extends RexNode> operands) {
        return call(rex, name, type, strict, body, operands, Form.BOXED);
    }

    static RexNode call(
            RexBuilder rex,
            String name,
            RelDataType type,
            boolean strict,
            Body body,
            List<? extends RexNode> operands,
            Form form) {
        StringBuilder full = new StringBuilder(name).append(':');
        operands.forEach(operand -> full.append(operand.getType()).append(','));
        full.append('>').append(type);
        Evaluated evaluated =
                made ->
                        (row, run) -> {
                            Object[] arguments = new Object[made.length];
                            for (int i = 0; i < made.length; i++) {
                                arguments[i] = made[i].evaluate(row, run);
                                if (strict && arguments[i] == null) {
                                    return null;
                                }
                            }
                            return body.apply(arguments, run);
                        };
        return rex.makeCall(
                type,
                new Routine(full.toString(), type, evaluated, null, body, strict, form),
                List.copyOf(operands));
    }

    @Override
    public Supplier<Strong.Policy> getStrongPolicyInference() {
        return () -> strict ? Strong.Policy.ANY : Strong.Policy.AS_IS;
    }

    /** What is called; null for what is no call of its own. */
    Body body() {
        return body;
    }

    Evaluator over(Evaluator[] operands) {
        return evaluated.over(operands);
    }

    /** Whether it is NULL as soon as an operand is, without the next one being asked. */
    boolean isStrict() {
        return strict;
    }

    Form form() {
        return form;
    }

    /** The value, when the expression is a literal. */
    static Optional<SqlValue> literalOf(RexNode node) {
        return node instanceof RexCall call && call.getOperator() instanceof Routine routine
                ? Optional.ofNullable(routine.literal)
                : Optional.empty();
    }
}
