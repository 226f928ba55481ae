package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.access.Access;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.Frame;
import dev.outrigger.procedures.procedure.RowsFrame;
import dev.outrigger.procedures.procedure.Values;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.procedures.system.Option;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.procedures.system.SystemProcedure;
import dev.outrigger.scripthost.ScriptCall;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptHosts.InstalledLibraries;
import dev.outrigger.scripthost.ScriptLimits;
import dev.outrigger.scripthost.ScriptRun;
import dev.outrigger.scripthost.ScriptRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
        if (place.isAsked()) {
            throw SqlError.of(ErrorCode.SCRIPT_QUERY_NESTED);
        }
        if (!configuration.isOn(Option.EXTERNAL_SCRIPTS_ENABLED)) {
            throw SqlError.of(ErrorCode.SCRIPTS_DISABLED);
        }
        ScriptRequest request = ScriptRequest.of(call.arguments());
        ScriptLanguage language =
                languages.find(
                        call.engine().catalog(), call.engine().database(), request.language());
        requireRight(call, language);
        place.record(
                call.engine().caller(),
                language.name(),
                language.runtime(),
                request.script(),
                () -> run(call, request, language));
        return 0;
    }

    /** 262. */
    private static void requireRight(SystemCall call, ScriptLanguage language) {
        Access access = call.engine().caller().access();
        String database = call.engine().database();
        if (!access.mayRunScripts(database, language.id())) {
            access.requireDatabase(database);
            throw SqlError.of(
                    ErrorCode.DATABASE_PERMISSION_DENIED,
                    Permission.EXECUTE_ANY_EXTERNAL_SCRIPT.words(),
                    database);
        }
    }

    private void run(SystemCall call, ScriptRequest request, ScriptLanguage language) {
        if (request.parallel()
                && request.rowsPerRead().isPresent()
                && !call.results().isDeclared()) {
            throw SqlError.of(ErrorCode.SCRIPT_PARALLEL_SCHEMA);
        }
        ScriptLimits limits = ConfiguredLimits.of(configuration);
        ScriptInputs inputs = ScriptInputs.of(call, request, limits.frameBytes());
        InstalledLibraries libraries = libraries(call, language);
        ScriptRuntime runtime = libraries.runtime();
        if (inputs.any()) {
            place.prepare(runtime, limits);
        }
        ScriptCall script =
                new ScriptCall(
                                runtime,
                                request.script(),
                                request.inputs().get(0).name(),
                                inputs.tables(),
                                request.outputNames(),
                                parameters(request),
                                values(request),
                                limits)
                        .withNullableDtypes(
                                configuration.isOn(Option.EXTERNAL_SCRIPT_NULLABLE_DTYPES));
        Optional<ScriptInputs.Streamed> streamed = inputs.openFirst(hosts());
        if (streamed.isEmpty()) {
            run(new Asked(call, request, language, libraries), script, Optional.empty());
            return;
        }
        try (ScriptInputs.Streamed input = streamed.get()) {
            place.activity().ifPresent(shown -> shown.degree(input.hosts()));
            if (request.rowsPerRead().isPresent()) {
                place.activity().ifPresent(ScriptActivity::streams);
            }
            run(new Asked(call, request, language, libraries), script, streamed);
        }
    }

    /** How many hosts a parallel call may have. */
    private int hosts() {
        int set = configuration.running(Option.EXTERNAL_SCRIPT_PARALLEL_HOSTS);
        return Math.min(
                set == 0 ? Runtime.getRuntime().availableProcessors() : set,
                configuration.running(Option.EXTERNAL_SCRIPT_HOSTS));
    }

    private InstalledLibraries libraries(SystemCall call, ScriptLanguage language) {
        try {
            return ExternalLibraries.install(call.engine(), language, place.hosts(), configuration);
        } catch (ScriptFailure failure) {
            throw ScriptErrors.error(
                    failure,
                    language.name(),
                    ConfiguredLimits.of(configuration),
                    ScriptErrors.Circumstances.NOT_BEGUN);
        }
    }

    private static List<ScriptCall.Parameter> parameters(ScriptRequest request) {
        return request.parameters().stream()
                .map(
                        parameter ->
                                new ScriptCall.Parameter(
                                        parameter.scriptName(),
                                        ScriptColumns.type(parameter.declared().type()),
                                        parameter.declared().output()))
                .toList();
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
        return ScriptColumns.convert(engine, columns, ScriptColumns.schema(columns));
    }

    private record Asked(
            SystemCall call,
            ScriptRequest request,
            ScriptLanguage language,
            InstalledLibraries libraries) {}

    private void run(Asked asked, ScriptCall script, Optional<ScriptInputs.Streamed> input) {
        SystemCall call = asked.call();
        ScriptRequest request = asked.request();
        Consumer<Runnable> alone = work -> input.ifPresentOrElse(of -> of.alone(work), work);
        Printed printed =
                new Printed(
                        call,
                        place,
                        new LoopbackQueries(
                                call,
                                place,
                                configuration.isOn(Option.EXTERNAL_SCRIPT_QUERIES),
                                script.limits().memoryBytes(),
                                alone));
        try (ScriptRun run = start(script, input, printed)) {
            place.warning()
                    .ifPresent(
                            reason ->
                                    call.inform(
                                            SqlError.of(ErrorCode.SCRIPT_WITHOUT_SANDBOX, reason)));
            ScriptResults results = new ScriptResults(call, alone);
            if (request.inChunks() && input.isPresent()) {
                results.sendJoined(run, script.outputNames().size(), script.limits().frameBytes());
            } else {
                results.sendEach(run);
            }
            printed.rethrow();
            returnParameters(run.outputParameters(), asked);
            printed.rethrow();
        } catch (ScriptFailure failure) {
            printed.rethrow();
            if (!asked.libraries().problems().isEmpty()) {
                // What is missing may be installed into the interpreter before the next call.
                place.hosts().askAgain(asked.language().runtime());
            }
            throw ScriptErrors.error(
                    failure,
                    asked.language().name(),
                    script.limits(),
                    new ScriptErrors.Circumstances(
                            printed.tail(), asked.libraries().problems(), place.isSandboxed()));
        }
    }

    private ScriptRun start(
            ScriptCall script, Optional<ScriptInputs.Streamed> input, Printed printed) {
        if (input.isPresent() && input.get().hosts() > 1) {
            return new ParallelRun(
                    place,
                    script,
                    input.get().frames(),
                    input.get().cutter(),
                    input.get().hosts(),
                    printed);
        }
        return place.start(script, input.map(ScriptInputs.Streamed::stream), printed);
    }

    private static void returnParameters(Frame values, Asked asked) {
        int column = 0;
        for (ScriptRequest.Parameter parameter : asked.request().parameters()) {
            if (!parameter.declared().output()) {
                continue;
            }
            Column returned = values.column(column++);
            if (parameter.argument().isPresent()) {
                asked.call().output(parameter.argument().get(), value(returned, parameter));
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
            throw ScriptErrors.outputParameter(parameter.declared(), e);
        }
    }
}
