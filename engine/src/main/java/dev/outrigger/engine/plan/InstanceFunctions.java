package dev.outrigger.engine.plan;

import dev.outrigger.engine.plan.BuiltIns.Signature;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Functions that ask where they run, or for something new; and CHOOSE. */
final class InstanceFunctions {
    private final Arguments arguments;

    InstanceFunctions(Arguments arguments) {
        this.arguments = arguments;
    }

    Optional<Signature> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "NEWID" ->
                            Signature.of(
                                    0,
                                    o ->
                                            Routine.call(
                                                    arguments.calls().rex(),
                                                    name,
                                                    DataType.of(SqlType.UNIQUEIDENTIFIER, false),
                                                    false,
                                                    (a, run) -> SqlGuid.of(UUID.randomUUID()),
                                                    List.of()));
                    case "RAND" ->
                            Signature.of(
                                    0,
                                    o ->
                                            Routine.call(
                                                    arguments.calls().rex(),
                                                    name,
                                                    DataType.of(SqlType.FLOAT, false),
                                                    false,
                                                    (a, run) ->
                                                            ThreadLocalRandom.current()
                                                                    .nextDouble(),
                                                    List.of()));
                    case "CHOOSE" -> new Signature(2, 254, this::choose);
                    default -> null;
                });
    }

    private RexNode choose(List<RexNode> operands) {
        Calls calls = arguments.calls();
        RexNode index = arguments.integer(operands.get(0));
        List<RexNode> choice = new ArrayList<>();
        for (int i = 1; i < operands.size(); i++) {
            choice.add(calls.comparison(SqlStdOperatorTable.EQUALS, index, calls.integer(i)));
            choice.add(operands.get(i));
        }
        choice.add(Routine.untypedNull(calls.rex()));
        return calls.choice(choice);
    }
}
