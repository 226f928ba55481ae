package dev.outrigger.engine.plan;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** What a batch's scope knows, by name: typed when it is planned, read when it runs. */
final class Variables {
    private Variables() {}

    static Optional<RexNode> call(Calls calls, Scope scope, String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return scope.lookup(key)
                .map(SqlValue::type)
                .map(
                        type ->
                                Routine.call(
                                        calls.rex(),
                                        key,
                                        DataType.of(type, true),
                                        false,
                                        (arguments, run) -> read(run, key, type),
                                        List.of(),
                                        Form.STEADY));
    }

    private static Object read(Run run, String name, SqlType type) {
        SqlValue value = run.variable(name);
        return value.type().equals(type)
                ? value.value()
                : dev.outrigger.engine.types.Conversions.convert(value.value(), value.type(), type);
    }
}
