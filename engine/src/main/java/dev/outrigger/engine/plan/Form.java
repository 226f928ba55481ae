package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.ArithmeticOperator;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a routine is written in generated code, so that its operands need no objects. It calls the
 * method that the routine's own body calls.
 */
sealed interface Form {
    /** None: the routine's body is called, with objects. */
    Form BOXED = new Boxed();

    /** The same throughout an execution: read once a batch. */
    Form STEADY = new Steady();

    record Boxed() implements Form {}

    record Steady() implements Form {}

    record Arithmetic(ArithmeticOperator operator, SqlType left, SqlType right, SqlType result)
            implements Form {}

    record Negation(SqlType from, SqlType result) implements Form {}

    /** A conversion that ends with an error where it cannot be; no style. */
    record Conversion(SqlType from, SqlType to) implements Form {}

    /** Whether the operand is among constants; UNKNOWN instead of false where NULL is among them. */
    record Among(Set<Object> values, boolean hasNull) implements Form {}

    /** A method that is called when no operand is NULL. */
    record Method(Call call) implements Form {}

    /** Gives the call as an expression of the result's kind. */
    @FunctionalInterface
    interface Call {
        /** Empty where the operands' kinds have no such method. */
        Optional<String> write(LoopSource source, List<Term> operands);
    }

    /** owner.method(operands, constants): operands of primitive kinds but decimals. */
    static Form method(Class<?> owner, String method, Object... constants) {
        return new Method(
                (source, operands) ->
                        operands.stream().anyMatch(o -> o.kind() == Kind.OBJECT || o.kind() == Kind.SCALED)
                                ? Optional.empty()
                                : Optional.of(source.call(owner, method, operands, constants)));
    }
}
