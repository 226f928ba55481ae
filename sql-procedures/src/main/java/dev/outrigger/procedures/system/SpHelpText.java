package dev.outrigger.procedures.system;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Frame;
import dev.outrigger.procedures.procedure.RowsFrame;
import dev.outrigger.procedures.procedure.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sp_helptext objname}: the text of a procedure or a view, a row for each line. */
public final class SpHelpText implements SystemProcedure {
    private static final int ROW_MAX = 255;
    private static final List<ResultColumn> COLUMNS =
            List.of(new ResultColumn("Text", SqlType.nvarchar(ROW_MAX), true));
    private static final List<Parameter> PARAMETERS =
            List.of(
                    new Parameter("@objname", SqlType.nvarchar(776), Optional.empty(), false),
                    new Parameter("@columnname", SqlType.SYSNAME, Optional.empty(), false));

    @Override
    public List<ResultColumn> columns() {
        return COLUMNS;
    }

    @Override
    public int run(SystemCall call) {
        SystemArguments arguments = SystemArguments.of("sp_helptext", PARAMETERS, call.arguments());
        String given =
                arguments
                        .get(0)
                        .flatMap(Values::text)
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                        ErrorCode.PARAMETER_MISSING,
                                                        "sp_helptext",
                                                        "@objname")
                                                .withState(4));
        if (arguments.get(1).filter(value -> !value.isNull()).isPresent()) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "sp_helptext of a column",
                    ": no column here is computed.");
        }
        ObjectName name = TsqlParser.parseName(given);
        Catalog catalog = call.engine().catalog();
        String database = name.database().orElse(call.engine().database());
        String schema = name.schema().orElse("dbo");
        boolean visible =
                catalog.facts(database, schema, name.name())
                        .filter(
                                facts ->
                                        call.engine()
                                                .caller()
                                                .access()
                                                .visibility()
                                                .definition(database, schema, facts.id()))
                        .isPresent();
        if (!visible) {
            throw SqlError.of(ErrorCode.HELP_MISSING, given, database);
        }
        String text =
                catalog.module(database, schema, name.name())
                        .map(Catalog.Module::text)
                        .or(
                                () ->
                                        catalog.view(database, schema, name.name())
                                                .map(Catalog.View::text))
                        .orElseThrow(() -> SqlError.of(ErrorCode.HELP_NO_TEXT, given));
        List<Object[]> rows = rows(text);
        Frame frame = RowsFrame.of(COLUMNS, rows);
        call.results().send(COLUMNS, () -> call.results().add(frame));
        call.rowCount(rows.size());
        return 0;
    }

    /** Each line with its end; longer ones in pieces. */
    private static List<Object[]> rows(String text) {
        List<Object[]> rows = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end + 1;
            int to = Math.min(end, from + ROW_MAX);
            rows.add(new Object[] {SqlText.of(text.substring(from, to))});
            from = to;
        }
        return rows;
    }
}
