package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.ConversionRules;
import dev.outrigger.engine.types.FunctionTypes;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/** Arguments of functions brought to the types that their methods take, and calls made of them. */
final class Arguments {
    private final Calls calls;

    Arguments(Calls calls) {
        this.calls = calls;
    }

    Calls calls() {
        return calls;
    }

    static SqlType type(RexNode node) {
        return Calls.value(node, ")");
    }

    /** As text: itself, or what its type converts to. */
    RexNode text(RexNode node) {
        return Calls.isUntyped(node)
                ? calls.convert(node, SqlType.varchar(1))
                : calls.convert(node, FunctionTypes.asText(type(node)));
    }

    /** As a bigint: a place or a count. position: the argument's, for the message. */
    RexNode whole(RexNode node, int position, String function) {
        SqlType type = type(node);
        if (!Calls.isUntyped(node) && !type.isNumeric() && !type.isText()) {
            throw SqlError.of(
                    ErrorCode.ARGUMENT_TYPE, ConversionRules.messageName(type), position, function);
        }
        return calls.convert(node, SqlType.BIGINT);
    }

    RexNode integer(RexNode node) {
        return calls.convert(node, SqlType.INT);
    }

    static OptionalInt constant(RexNode node) {
        return Routine.literalOf(node)
                .map(SqlValue::value)
                .filter(Number.class::isInstance)
                .map(value -> OptionalInt.of(((Number) value).intValue()))
                .orElse(OptionalInt.empty());
    }

    /** NULL when an argument is. */
    RexNode strict(
            String name, SqlType result, Function<Object[], Object> body, RexNode... operands) {
        return strict(name, result, body, false, operands);
    }

    RexNode strict(
            String name,
            SqlType result,
            Function<Object[], Object> body,
            boolean mayBeNull,
            RexNode... operands) {
        return strict(name, result, body, mayBeNull, Form.BOXED, operands);
    }

    RexNode strict(
            String name,
            SqlType result,
            Function<Object[], Object> body,
            Form form,
            RexNode... operands) {
        return strict(name, result, body, false, form, operands);
    }

    private RexNode strict(
            String name,
            SqlType result,
            Function<Object[], Object> body,
            boolean mayBeNull,
            Form form,
            RexNode... operands) {
        boolean nullable = mayBeNull;
        for (RexNode operand : operands) {
            nullable |= operand.getType().isNullable();
        }
        return Routine.call(
                calls.rex(),
                name,
                DataType.of(result, nullable),
                true,
                (a, run) -> body.apply(a),
                List.of(operands),
                form);
    }
}
