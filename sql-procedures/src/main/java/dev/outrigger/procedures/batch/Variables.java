package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.procedures.procedure.Values;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Statements that give variables values. */
final class Variables {
    private static final int READINGS_MAX = 256;

    private final EngineSession engine;
    private final Map<String, SqlNode> compounds = new HashMap<>();
    private final Map<Statement.SelectIntoVariables, Optional<SelfReading>> readings =
            new IdentityHashMap<>();

    Variables(EngineSession engine) {
        this.engine = engine;
    }

    SqlValue evaluate(SqlNode expression, Scope scope) {
        return engine.evaluate(expression, scope, Optional.empty());
    }

    Optional<String> text(SqlNode expression, Scope scope) {
        return Values.text(evaluate(expression, scope));
    }

    Optional<Integer> integer(SqlNode expression, Scope scope) {
        SqlValue value = Values.assigned(evaluate(expression, scope), SqlType.INT);
        return Optional.ofNullable((Integer) value.value());
    }

    /** Whether a variable got an initial value. */
    boolean declare(Statement.Declare declare, Activation activation, Scope scope) {
        boolean assigned = false;
        for (Statement.Declare.Variable variable : declare.variables()) {
            if (variable.initial().isPresent()) {
                try {
                    activation.assign(variable.name(), evaluate(variable.initial().get(), scope));
                } catch (SqlError e) {
                    throw e.at(variable.line(), activation.procedure());
                }
                assigned = true;
            }
        }
        return assigned;
    }

    void set(Statement.SetVariable set, Activation activation, Scope scope) {
        assign(set.name(), set.operator(), evaluate(set.value(), scope), activation, scope);
    }

    private void assign(
            String variable, String operator, SqlValue value, Activation activation, Scope scope) {
        if (operator.equals("=")) {
            activation.assign(variable, value);
            return;
        }
        SqlValue before =
                activation
                        .variable(variable)
                        .orElseThrow(() -> SqlError.of(ErrorCode.MUST_DECLARE_VARIABLE, variable));
        Scope operands =
                name ->
                        switch (name) {
                            case "@left" -> Optional.of(before);
                            case "@right" -> Optional.of(value);
                            default -> scope.lookup(name);
                        };
        activation.assign(variable, evaluate(compound(operator), operands));
    }

    /** The expression of a compound operator: of {@code +=} it is {@code @left + @right}. */
    private SqlNode compound(String operator) {
        return compounds.computeIfAbsent(
                operator,
                key -> {
                    String sign = key.substring(0, key.length() - 1);
                    return TsqlParser.parseExpression("@left " + sign + " @right");
                });
    }

    /**
     * Each row assigns, the last one last; without a row the variables keep their values. Returns
     * the rows.
     */
    long select(
            Statement.SelectIntoVariables select,
            Activation activation,
            Scope scope,
            Runnable cancellationCheck) {
        List<Statement.SelectIntoVariables.Target> targets = select.targets();
        Optional<SelfReading> reading = reading(select);
        boolean each =
                reading.isPresent()
                        || targets.stream().anyMatch(target -> !target.operator().equals("="));
        long rows = 0;
        try (ResultStream result =
                engine.query(reading.map(SelfReading::query).orElse(select.query()), scope)) {
            FrameStream frames = result.frames();
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                cancellationCheck.run();
                int count = frame.get().rows();
                for (int row = each ? 0 : Math.max(0, count - 1); row < count; row++) {
                    SqlValue[] values = row(frame.get(), row, result.columns());
                    assignRow(values, reading.map(SelfReading::items), targets, activation, scope);
                    cancellationCheck.run();
                }
                rows += count;
            }
        }
        return rows;
    }

    /** The same for the same statement: the engine knows a tree that it has planned before. */
    private Optional<SelfReading> reading(Statement.SelectIntoVariables select) {
        if (readings.size() == READINGS_MAX && !readings.containsKey(select)) {
            readings.clear();
        }
        return readings.computeIfAbsent(select, SelfReading::of);
    }

    private static SqlValue[] row(Frame frame, int row, List<ResultColumn> columns) {
        SqlValue[] values = new SqlValue[columns.size()];
        for (int i = 0; i < values.length; i++) {
            SqlType type = columns.get(i).type();
            values[i] = new SqlValue(type, SqlColumns.read(frame.column(i), row, type));
        }
        return values;
    }

    /** items: what makes the targets' values of the row's; empty when they are the row's. */
    private void assignRow(
            SqlValue[] row,
            Optional<List<SqlNode>> items,
            List<Statement.SelectIntoVariables.Target> targets,
            Activation activation,
            Scope scope) {
        Map<String, SqlValue> taken = new HashMap<>();
        for (int i = 0; items.isPresent() && i < row.length; i++) {
            taken.put(TakenFromRows.name(i), row[i]);
        }
        Scope both =
                name -> taken.containsKey(name) ? Optional.of(taken.get(name)) : scope.lookup(name);
        for (int i = 0; i < targets.size(); i++) {
            SqlValue value = items.isPresent() ? evaluate(items.get().get(i), both) : row[i];
            assign(targets.get(i).variable(), targets.get(i).operator(), value, activation, scope);
        }
    }
}
