package dev.outrigger.engine.plan;

import dev.outrigger.engine.functions.DatePart;
import dev.outrigger.engine.functions.Dates;
import dev.outrigger.engine.functions.Numbers;
import dev.outrigger.engine.functions.ScaledDecimals;
import dev.outrigger.engine.types.ArithmeticOperator;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
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

    /**
     * Whether the operand is among constants; UNKNOWN instead of false where NULL is among them.
     */
    record Among(Set<Object> values, boolean hasNull) implements Form {}

    /** A method that is called when no operand is NULL. */
    record Method(Call call) implements Form {}

    /** Gives the call as an expression of the result's kind. */
    @FunctionalInterface
    interface Call {
        /** Empty where the operands' kinds have no such method. */
        Optional<String> write(LoopSource source, List<Term> operands);
    }

    /** owner.method(operands, constants), of primitive operands other than decimals. */
    static Form method(Class<?> owner, String method, Object... constants) {
        return new Method(
                (source, operands) ->
                        operands.stream().allMatch(Form::isPlain)
                                ? Optional.of(source.call(owner, method, operands, constants))
                                : Optional.empty());
    }

    private static boolean isPlain(Term term) {
        return term.kind() != Kind.OBJECT && term.kind() != Kind.SCALED;
    }

    /**
     * As {@link #method} of numbers; of a decimal the method of {@code ScaledDecimals}, which takes
     * its scale after it.
     */
    static Form number(String method, String[] further, Object... scaledConstants) {
        return new Method(
                (source, operands) -> {
                    Term number = operands.get(0);
                    List<String> values = new ArrayList<>();
                    values.add(number.value());
                    boolean scaled = number.kind() == Kind.SCALED;
                    if (number.kind() == Kind.OBJECT) {
                        return Optional.empty();
                    }
                    if (scaled) {
                        values.add(Integer.toString(number.scale()));
                    }
                    for (int i = 1; i < operands.size(); i++) {
                        values.add(operands.get(i).value() + further[i - 1]);
                    }
                    String[] arguments = values.toArray(String[]::new);
                    return Optional.of(
                            scaled
                                    ? source.call(
                                            ScaledDecimals.class,
                                            method,
                                            arguments,
                                            scaledConstants)
                                    : source.call(Numbers.class, method, arguments));
                });
    }

    /** A method of dates: its part, the operands, the constants. clocks: which become ticks. */
    static Form clock(String method, DatePart part, SqlType[] clocks, Object... constants) {
        return new Method(
                (source, operands) -> {
                    String[] values = new String[operands.size() + 1];
                    values[0] = source.keep(part, DatePart.class);
                    for (int i = 0; i < operands.size(); i++) {
                        Term operand = operands.get(i);
                        if (!isPlain(operand)) {
                            return Optional.empty();
                        }
                        values[i + 1] =
                                clocks[i] == null
                                        ? operand.value()
                                        : LoopConversions.local(operand.value(), clocks[i]);
                    }
                    return Optional.of(source.call(Dates.class, method, values, constants));
                });
    }

    /** The operand itself. */
    static Form same() {
        return new Method((source, operands) -> Optional.of(operands.get(0).value()));
    }
}
