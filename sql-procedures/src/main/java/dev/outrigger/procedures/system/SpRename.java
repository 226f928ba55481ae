package dev.outrigger.procedures.system;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.procedures.procedure.Values;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code sp_rename objname, newname [, objtype]}: another name for an object, column or index. */
public final class SpRename implements SystemProcedure {
    private static final String NAME = "sp_rename";
    private static final List<Parameter> PARAMETERS =
            List.of(
                    new Parameter("@objname", SqlType.nvarchar(1035), Optional.empty(), false),
                    new Parameter("@newname", SqlType.SYSNAME, Optional.empty(), false),
                    new Parameter("@objtype", SqlType.varchar(13), Optional.empty(), false));

    @Override
    public int run(SystemCall call) {
        SystemArguments arguments = SystemArguments.of(NAME, PARAMETERS, call.arguments());
        String object = required(arguments, 0);
        String newName = required(arguments, 1);
        String type =
                arguments
                        .get(2)
                        .flatMap(Values::text)
                        .orElse("OBJECT")
                        .strip()
                        .toUpperCase(Locale.ROOT);
        ObjectName name = TsqlParser.parseName(object);
        boolean part = type.equals("COLUMN") || type.equals("INDEX");
        if (!part && !type.equals("OBJECT")) {
            throw SqlError.of(ErrorCode.RENAME_TYPE, type);
        }
        if (part && name.schema().isEmpty()) {
            throw SqlError.of(ErrorCode.RENAME_MISSING, object, call.engine().database(), type);
        }
        Statement.Rename rename =
                part
                        ? new Statement.Rename(
                                new ObjectName(
                                        Optional.empty(),
                                        name.database(),
                                        name.schema().orElseThrow()),
                                Optional.of(name.name()),
                                type.equals("INDEX"),
                                newName,
                                1)
                        : new Statement.Rename(name, Optional.empty(), false, newName, 1);
        call.engine().execute(rename, call.functions());
        call.inform(SqlError.of(ErrorCode.RENAME_CAUTION));
        return 0;
    }

    private static String required(SystemArguments arguments, int parameter) {
        return arguments
                .get(parameter)
                .flatMap(Values::text)
                .orElseThrow(
                        () ->
                                SqlError.of(
                                                ErrorCode.PARAMETER_MISSING,
                                                NAME,
                                                PARAMETERS.get(parameter).name())
                                        .withState(4));
    }
}
