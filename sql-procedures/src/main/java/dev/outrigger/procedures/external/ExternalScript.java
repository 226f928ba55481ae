package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.procedures.procedure.RowsFrame;
import dev.outrigger.procedures.procedure.Values;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.procedures.system.Option;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.procedures.system.SystemProcedure;
import dev.outrigger.scripthost.ScriptCall;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptRun;
import dev.outrigger.scripthost.ScriptRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** sp_execute_external_script. */
public final class ExternalScript implements SystemProcedure {
    private final Configuration configuration;
    private final ExternalLanguages languages;
    private final ScriptPlace place;

    public ExternalScript(
            Configuration configuration, ExternalLanguages languages, ScriptPlace place) {
        this.configuration = configuration;
        this.languages = languages;
        this.place = place;
    }

    @Override
    public int run(SystemCall call) {
        if (!configuration.isOn(Option.EXTERNAL_SCRIPTS_ENABLED)) {
            throw SqlError.of(ErrorCode.SCRIPTS_DISABLED);
        }
        call.engine()
                .caller()
                .access()
                .requireInDatabase(
                        Permission.EXECUTE_ANY_EXTERNAL_SCRIPT, call.engine().database());
        ScriptRequest request = ScriptRequest.of(call.arguments());
        ScriptRuntime runtime = languages.runtime(request.language());
        place.record(
                call.engine().caller(),
                ExternalLanguages.PYTHON,
                runtime,
                () -> run(call, request, runtime));
        return 0;
    }

    private void run(SystemCall call, ScriptRequest request, ScriptRuntime runtime) {
        ScriptCall script =
                new ScriptCall(
                        runtime,
                        request.script(),
                        request.inputName(),
                        request.outputName(),
                        parameters(request),
                        values(request),
                        ConfiguredLimits.of(configuration))
                        .withNullableDtypes(
                                configuration.isOn(Option.EXTERNAL_SCRIPT_NULLABLE_DTYPES));
        Optional<InputQuery> query = InputQuery.parse(request.query(), call.engine().texts());
        if (query.isEmpty()) {
            run(call, request, script, Optional.empty());
            return;
        }
        place.prepare(runtime, script.limits());
        try (ResultStream result =
                query.get().open(call.engine(), call.functions(), request.parameters())) {
            InputFrames input = new InputFrames(query.get(), result, ExternalLanguages.PYTHON);
            try {
                run(call, request, script, Optional.of(input));
            } finally {
                input.end();
            }
        }
    }

    private static List<ScriptCall.Parameter> parameters(ScriptRequest request) {
        return request.parameters().stream()
                .map(
                        parameter ->
                                new ScriptCall.Parameter(
                                        parameter.scriptName(),
                                        type(parameter),
                                        parameter.declared().output()))
                .toList();
    }

    private static ColumnType type(ScriptRequest.Parameter parameter) {
        SqlType type = parameter.declared().type();
        return ScriptColumns.type(type)
                .orElseThrow(
                        () ->
                                SqlError.of(
                                        ErrorCode.SCRIPT_PARAMETER_TYPE,
                                        parameter.declared().name(),
                                        ExternalLanguages.PYTHON,
                                        type.name().sqlName()));
    }

    private static Frame values(ScriptRequest request) {
        List<ResultColumn> columns = new ArrayList<>();
        List<Object> row = new ArrayList<>();
        for (ScriptRequest.Parameter parameter : request.parameters()) {
            columns.add(
                    new ResultColumn(parameter.scriptName(), parameter.declared().type(), true));
            row.add(parameter.value().value());
        }
        Frame engine = RowsFrame.of(columns, List.<Object[]>of(row.toArray()));
        List<Field> fields = new ArrayList<>();
        List<Column> converted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = ScriptColumns.convert(engine.column(i), columns.get(i).type());
            fields.add(new Field(columns.get(i).name(), column.type(), true));
            converted.add(column);
        }
        return new Frame(new Schema(fields), 1, converted);
    }

    private void run(
            SystemCall call,
            ScriptRequest request,
            ScriptCall script,
            Optional<InputFrames> input) {
        Printed printed = new Printed(call, place);
        try (ScriptRun run = place.start(script, input.map(FrameStream.class::cast), printed)) {
            place.warning()
                    .ifPresent(
                            reason ->
                                    call.inform(
                                            SqlError.of(ErrorCode.SCRIPT_WITHOUT_SANDBOX, reason)));
            Optional<FrameStream> output = run.output();
            printed.rethrow();
            if (output.isPresent()) {
                send(output.get(), call, input);
            }
            returnParameters(run.outputParameters(), call, request);
            printed.rethrow();
        } catch (ScriptFailure failure) {
            printed.rethrow();
            throw ScriptErrors.error(failure, ExternalLanguages.PYTHON, script.limits());
        }
    }

    private static void send(FrameStream returned, SystemCall call, Optional<InputFrames> input) {
        ReturnedFrames output = new ReturnedFrames(returned);
        List<ResultColumn> columns = output.columns();
        AtomicLong rows = new AtomicLong();
        call.results()
                .send(
                        columns,
                        () -> {
                            for (Optional<Frame> frame = output.next();
                                    frame.isPresent();
                                    frame = output.next()) {
                                if (frame.get().rows() > 0) {
                                    Frame rowsOfTarget = converted(frame.get(), columns);
                                    Runnable add = () -> call.results().add(rowsOfTarget);
                                    input.ifPresentOrElse(frames -> frames.alone(add), add);
                                    rows.addAndGet(frame.get().rows());
                                }
                            }
                        });
        call.rowCount(rows.get());
    }

    private static Frame converted(Frame frame, List<ResultColumn> columns) {
        List<Field> fields = new ArrayList<>();
        List<Column> converted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = ReturnedColumns.convert(frame.column(i));
            fields.add(new Field("", column.type(), true));
            converted.add(column);
        }
        return new Frame(new Schema(fields), frame.rows(), converted);
    }

    private static void returnParameters(Frame values, SystemCall call, ScriptRequest request) {
        int column = 0;
        for (ScriptRequest.Parameter parameter : request.parameters()) {
            if (!parameter.declared().output()) {
                continue;
            }
            Column returned = values.column(column++);
            if (parameter.argument().isPresent()) {
                call.output(parameter.argument().get(), value(returned, parameter));
            }
        }
    }

    private static SqlValue value(Column returned, ScriptRequest.Parameter parameter) {
        SqlType from = ReturnedColumns.type(returned.type());
        SqlType to = parameter.declared().type();
        Object value = SqlColumns.read(ReturnedColumns.convert(returned), 0, from);
        try {
            return new SqlValue(to, value == null ? null : Values.exact(from, to).convert(value));
        } catch (SqlError e) {
            throw ScriptErrors.outputParameter(parameter.declared(), e, ExternalLanguages.PYTHON);
        }
    }
}
