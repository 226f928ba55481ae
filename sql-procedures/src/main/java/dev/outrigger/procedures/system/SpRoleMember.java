package dev.outrigger.procedures.system;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.RightsStatement;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.procedures.procedure.Values;
import java.util.List;
import java.util.Optional;

/** {@code sp_addrolemember} and {@code sp_droprolemember}: ALTER ROLE as it was. */
public final class SpRoleMember implements SystemProcedure {
    private static final List<Parameter> PARAMETERS =
            List.of(
                    new Parameter("@rolename", SqlType.SYSNAME, Optional.empty(), false),
                    new Parameter("@membername", SqlType.SYSNAME, Optional.empty(), false));

    private final String name;
    private final boolean add;

    private SpRoleMember(String name, boolean add) {
        this.name = name;
        this.add = add;
    }

    /** One of the two by its name in lower case. */
    public static Optional<SystemProcedure> named(String name) {
        return switch (name) {
            case "sp_addrolemember" -> Optional.of(new SpRoleMember(name, true));
            case "sp_droprolemember" -> Optional.of(new SpRoleMember(name, false));
            default -> Optional.empty();
        };
    }

    @Override
    public int run(SystemCall call) {
        SystemArguments arguments = SystemArguments.of(name, PARAMETERS, call.arguments());
        RightsStatement change =
                new RightsStatement.ChangeMember(
                        RightsStatement.Sort.ROLE,
                        required(arguments, 0),
                        required(arguments, 1),
                        add);
        call.engine().execute(new Statement.Rights(change, 1), call.functions());
        return 0;
    }

    private String required(SystemArguments arguments, int parameter) {
        return arguments
                .get(parameter)
                .flatMap(Values::text)
                .orElseThrow(
                        () ->
                                SqlError.of(
                                                ErrorCode.PARAMETER_MISSING,
                                                name,
                                                PARAMETERS.get(parameter).name())
                                        .withState(4));
    }
}
