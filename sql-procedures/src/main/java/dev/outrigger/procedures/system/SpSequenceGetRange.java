package dev.outrigger.procedures.system;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.Values;
import java.util.List;
import java.util.Optional;

/** {@code sp_sequence_get_range}: takes many values of a sequence at once. */
public final class SpSequenceGetRange implements SystemProcedure {
    private static final String NAME = "sp_sequence_get_range";
    private static final List<Parameter> PARAMETERS =
            List.of(
                    new Parameter("@sequence_name", SqlType.nvarchar(776), Optional.empty(), false),
                    new Parameter("@range_size", SqlType.BIGINT, Optional.empty(), false),
                    new Parameter("@range_first_value", SqlType.BIGINT, Optional.empty(), true),
                    new Parameter("@range_last_value", SqlType.BIGINT, Optional.empty(), true),
                    new Parameter("@range_cycle_count", SqlType.INT, Optional.empty(), true),
                    new Parameter("@sequence_increment", SqlType.BIGINT, Optional.empty(), true),
                    new Parameter("@sequence_min_value", SqlType.BIGINT, Optional.empty(), true),
                    new Parameter("@sequence_max_value", SqlType.BIGINT, Optional.empty(), true));

    @Override
    public int run(SystemCall call) {
        SystemArguments arguments = SystemArguments.of(NAME, PARAMETERS, call.arguments());
        String given = arguments.get(0).flatMap(Values::text).orElseThrow(() -> missing(0));
        long size =
                arguments
                        .get(1)
                        .filter(value -> !value.isNull())
                        .map(value -> (Long) value.value())
                        .orElseThrow(() -> missing(1));
        if (arguments.position(2).isEmpty()) {
            throw missing(2);
        }
        if (size < 1) {
            throw SqlError.of(ErrorCode.INVALID_ARGUMENT_VALUE, "@range_size", "greater than 0");
        }
        ObjectName name = TsqlParser.parseName(given);
        Catalog catalog = call.engine().catalog();
        Catalog.Sequence sequence =
                catalog.sequence(
                                name.database().orElse(call.engine().database()),
                                name.schema().orElse("dbo"),
                                name.name())
                        .orElseThrow(() -> SqlError.of(ErrorCode.INVALID_OBJECT, given));
        call.engine()
                .caller()
                .require(
                        Permission.UPDATE,
                        sequence.database(),
                        sequence.schema(),
                        sequence.name(),
                        sequence.id());
        Catalog.SequenceRange range = catalog.nextRange(sequence, size);
        give(call, arguments, 2, SqlType.BIGINT, range.first());
        give(call, arguments, 3, SqlType.BIGINT, range.last());
        give(call, arguments, 4, SqlType.INT, (int) Math.min(range.cycles(), Integer.MAX_VALUE));
        give(call, arguments, 5, SqlType.BIGINT, sequence.increment());
        give(call, arguments, 6, SqlType.BIGINT, sequence.minimum());
        give(call, arguments, 7, SqlType.BIGINT, sequence.maximum());
        return 0;
    }

    private static SqlError missing(int parameter) {
        return SqlError.of(ErrorCode.PARAMETER_MISSING, NAME, PARAMETERS.get(parameter).name())
                .withState(4);
    }

    private static void give(
            SystemCall call, SystemArguments arguments, int parameter, SqlType type, Object value) {
        arguments
                .position(parameter)
                .ifPresent(position -> call.output(position, new SqlValue(type, value)));
    }
}
