package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/** The scalar functions by name. */
final class BuiltIns {
    /** A function with the numbers of arguments that it takes. */
    record Signature(int least, int most, Function<List<RexNode>, RexNode> maker) {
        static Signature of(int count, Function<List<RexNode>, RexNode> maker) {
            return new Signature(count, count, maker);
        }
    }

    private BuiltIns() {}

    static Optional<Function<List<RexNode>, RexNode>> named(
            Calls calls, PlanningContext context, String name) {
        Arguments arguments = new Arguments(calls);
        return special(calls, name)
                .or(() -> new TextFunctions(arguments).named(name))
                .or(() -> new NumberFunctions(arguments).named(name))
                .or(() -> new DateFunctions(arguments).named(name))
                .or(() -> new InstanceFunctions(arguments).named(name))
                .or(() -> new MetadataFunctions(arguments).named(name))
                .or(() -> new RightsFunctions(arguments).named(name))
                .map(signature -> checked(name, signature));
    }

    private static Optional<Signature> special(Calls calls, String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "COALESCE" -> new Signature(2, Integer.MAX_VALUE, calls::coalesce);
                    case "ISNULL" -> Signature.of(2, o -> calls.isNull(o.get(0), o.get(1)));
                    case "NULLIF" -> Signature.of(2, o -> calls.nullIf(o.get(0), o.get(1)));
                    default -> null;
                });
    }

    private static Function<List<RexNode>, RexNode> checked(String name, Signature signature) {
        return operands -> {
            int count = operands.size();
            if (count < signature.least() || count > signature.most()) {
                String wanted =
                        signature.least() == signature.most()
                                ? "" + signature.least()
                                : signature.most() == Integer.MAX_VALUE
                                        ? "at least " + signature.least()
                                        : signature.least() + " to " + signature.most();
                throw SqlError.of(ErrorCode.ARGUMENT_COUNT, name.toLowerCase(Locale.ROOT), wanted);
            }
            return signature.maker().apply(operands);
        };
    }
}
