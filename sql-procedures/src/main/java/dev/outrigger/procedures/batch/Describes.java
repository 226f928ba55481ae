package dev.outrigger.procedures.batch;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Frame;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.RowsFrame;
import dev.outrigger.procedures.procedure.Values;
import dev.outrigger.procedures.system.SystemArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** sp_describe_first_result_set and sp_describe_undeclared_parameters. */
final class Describes {
    private static final String FIRST_RESULT_SET = "sp_describe_first_result_set";
    static final Set<String> NAMES = Set.of(FIRST_RESULT_SET, "sp_describe_undeclared_parameters");

    private static final List<Parameter> PARAMETERS =
            List.of(
                    new Parameter("@tsql", SqlType.NVARCHAR_MAX, Optional.empty(), false),
                    new Parameter("@params", SqlType.NVARCHAR_MAX, Optional.empty(), false),
                    new Parameter(
                            "@browse_information_mode", SqlType.TINYINT, Optional.empty(), false));

    private final Executions executions;
    private final BatchSession session;

    Describes(Executions executions, BatchSession session) {
        this.executions = executions;
        this.session = session;
    }

    Executions.Done run(
            String name, List<PassedArgument> passed, ResultTarget target, Activation caller) {
        boolean first = name.equals(FIRST_RESULT_SET);
        SystemArguments arguments =
                SystemArguments.of(name, first ? PARAMETERS : PARAMETERS.subList(0, 2), passed);
        String text =
                arguments
                        .get(0)
                        .flatMap(Values::text)
                        .orElseThrow(() -> SqlError.of(ErrorCode.PARAMETER_MISSING, name, "@tsql"));
        String declarations = arguments.get(1).flatMap(Values::text).orElse("");
        List<Parameter> declared =
                declarations.isBlank() ? List.of() : session.declarations(declarations);
        List<ResultColumn> columns;
        List<Object[]> rows = new ArrayList<>();
        if (first) {
            columns = DescribedColumns.COLUMNS;
            List<ResultColumn> found = firstResultSet(text, declarations, declared, caller);
            for (int i = 0; i < found.size(); i++) {
                rows.add(DescribedColumns.row(i + 1, found.get(i)));
            }
        } else {
            columns = DescribedParameters.COLUMNS;
            List<Statement> statements = session.prepared(declarations, text);
            rows.addAll(
                    new UndeclaredParameters(session, declared)
                            .of(statements).stream().map(DescribedParameters::row).toList());
        }
        Frame frame = RowsFrame.of(columns, rows);
        target.send(columns, () -> target.add(frame));
        session.lastError(0);
        return new Executions.Done(0, Map.of(), Optional.empty());
    }

    /** Runs the text under FMTONLY, where it sends columns and does nothing. */
    private List<ResultColumn> firstResultSet(
            String text, String declarations, List<Parameter> declared, Activation caller) {
        First first = new First();
        SessionSettings before = session.settings();
        session.settings(before.with(SessionSettings.Flag.FORMAT_ONLY, true));
        try {
            List<PassedArgument> nothing =
                    declared.stream()
                            .map(
                                    parameter ->
                                            new PassedArgument(
                                                    Optional.of(parameter.name()),
                                                    Optional.of(SqlValue.nullOf(parameter.type())),
                                                    false))
                            .toList();
            executions.runText(
                    () -> session.prepared(declarations, text), declared, nothing, first, caller);
        } finally {
            session.settings(before);
        }
        return first.columns.orElse(List.of());
    }

    /** Takes the columns of what comes first. */
    private static final class First implements ResultTarget {
        private Optional<List<ResultColumn>> columns = Optional.empty();

        @Override
        public void begin(List<ResultColumn> given) {
            columns = columns.or(() -> Optional.of(given));
        }

        @Override
        public void add(Frame frame) {}

        @Override
        public void end() {}
    }
}
