package dev.outrigger.engine.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/** The scalar functions by name. */
final class BuiltIns {
    private BuiltIns() {}

    static Optional<Function<List<RexNode>, RexNode>> named(Calls calls, PlanningContext context, String name) {
        return switch (name) {
            case "COALESCE" -> Optional.of(calls::coalesce);
            case "ISNULL" -> Optional.of(o -> calls.isNull(o.get(0), o.get(1)));
            case "NULLIF" -> Optional.of(o -> calls.nullIf(o.get(0), o.get(1)));
            default -> Optional.empty();
        };
    }
}
