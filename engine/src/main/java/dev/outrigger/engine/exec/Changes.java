package dev.outrigger.engine.exec;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.Statement.Update.Assignment;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** UPDATE and DELETE. */
final class Changes {
    private final Statements statements;
    private final Outputs outputs;

    Changes(Statements statements) {
        this(statements, Outputs.none(statements));
    }

    Changes(Statements statements, Outputs outputs) {
        this.statements = statements;
        this.outputs = outputs;
    }

    /** What finds the rows, and what it finds for each column that changes. */
    private record Planned(Table table, int[] positions, Converter[] converters, QueryPlan query) {}

    long delete(Statement.Delete delete) {
        Planned planned = plan(delete, context -> planned(target(delete, context), context));
        outputs.over(planned.table(), false, true);
        List<FoundRows.Found> rows =
                new FoundRows(statements, planned.table(), planned.query()).lockAll();
        rows.forEach(row -> outputs.row(row.row(), null));
        statements
                .store(planned.table())
                .delete(planned.table(), rows.stream().map(FoundRows.Found::rowId).toList());
        return rows.size();
    }

    /** The table that a statement changes, and the query that finds its rows. */
    record Target(Table table, int[] positions, SqlNode query) {}

    Target target(Statement.Delete delete) {
        return target(delete, statements.planning());
    }

    Target target(Statement.Update update) {
        return target(update, statements.planning());
    }

    private Target target(Statement.Delete delete, PlanningContext context) {
        TargetQuery target =
                changeable(
                        TargetQuery.of(
                                delete.with(), delete.target(), delete.from(), names(context)));
        return new Target(
                target.table(), new int[0], target.select(List.of(), delete.where(), delete.top()));
    }

    private Planned planned(Target target, PlanningContext context) {
        QueryPlan plan = statements.planner().query(target.query(), context);
        Converter[] converters = converters(target.table(), target.positions(), plan);
        return new Planned(target.table(), target.positions(), converters, plan);
    }

    private static TargetQuery changeable(TargetQuery target) {
        if (SystemTables.isSystem(target.table())) {
            throw SqlError.of(ErrorCode.SYSTEM_TABLE_CHANGE);
        }
        return target;
    }

    private static TableNames names(PlanningContext context) {
        return new TableNames(context.catalog(), context.database());
    }

    private Planned plan(Statement statement, Function<PlanningContext, Planned> make) {
        return statements.plans().plan(statement, Planned.class, statements.planning(), make);
    }

    private Target target(Statement.Update update, PlanningContext context) {
        TargetQuery target =
                changeable(
                        TargetQuery.of(
                                update.with(), update.target(), update.from(), names(context)));
        Table table = target.table();
        List<Assignment> assignments =
                update.assignments().stream()
                        .map(
                                one ->
                                        new Assignment(
                                                target.assigned(one.column()),
                                                one.operator(),
                                                one.value()))
                        .toList();
        int[] positions = positions(table, assignments);
        List<SqlNode> values = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            values.add(value(target, table.columns().get(positions[i]), assignments.get(i)));
        }
        return new Target(table, positions, target.select(values, update.where(), update.top()));
    }

    long update(Statement.Update update) {
        Planned planned = plan(update, context -> planned(target(update, context), context));
        Table table = planned.table();
        int[] positions = planned.positions();
        Converter[] converters = planned.converters();
        outputs.over(table, true, true);
        List<FoundRows.Found> rows = new FoundRows(statements, table, planned.query()).lockAll();

        List<Long> ids = new ArrayList<>(rows.size());
        List<Object[]> changed = new ArrayList<>(rows.size());
        RowRules rules = new RowRules(table, "UPDATE", statements);
        try (ReadView view = statements.read(List.of())) {
            ExecutionContext execution = statements.execution(view);
            for (FoundRows.Found found : rows) {
                Object[] row = found.row().clone();
                for (int i = 0; i < positions.length; i++) {
                    row[positions[i]] = converters[i].convert(found.values()[i]);
                }
                rules.check(row, execution);
                ids.add(found.rowId());
                changed.add(row);
                outputs.row(found.row(), row);
            }
        }
        statements.store(table).update(table, ids, changed);
        return rows.size();
    }

    static int[] positions(Table table, List<Assignment> assignments) {
        int[] positions = new int[assignments.size()];
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < positions.length; i++) {
            String name = assignments.get(i).column();
            positions[i] =
                    table.position(name)
                            .orElseThrow(() -> SqlError.of(ErrorCode.INVALID_COLUMN, name));
            if (table.columns().get(positions[i]).identity().isPresent()) {
                throw SqlError.of(ErrorCode.IDENTITY_UPDATE, name);
            }
            if (!seen.add(positions[i])) {
                throw SqlError.of(ErrorCode.DUPLICATE_INSERT_COLUMN, name);
            }
        }
        return positions;
    }

    private static SqlNode value(TargetQuery target, TableColumn column, Assignment assignment) {
        if (assignment.value().isEmpty()) {
            return column.defaultValue()
                    .map(TsqlParser::parseExpression)
                    .orElseGet(() -> SqlLiteral.createNull(SqlParserPos.ZERO));
        }
        SqlNode value = assignment.value().get();
        Optional<SqlCall> compound = compound(assignment.operator());
        return compound.isEmpty()
                ? value
                : compound.get()
                        .getOperator()
                        .createCall(value.getParserPosition(), target.column(column.name()), value);
    }

    /** Of {@code +=} the call {@code @a + @b}: its operator is the grammar's own. */
    static Optional<SqlCall> compound(String operator) {
        return operator.equals("=")
                ? Optional.empty()
                : Optional.of(
                        (SqlCall)
                                TsqlParser.parseExpression(
                                        "@a "
                                                + operator.substring(0, operator.length() - 1)
                                                + " @b"));
    }

    private static Converter[] converters(Table table, int[] positions, QueryPlan plan) {
        int first = plan.columns().size() - positions.length;
        Converter[] converters = new Converter[positions.length];
        for (int i = 0; i < positions.length; i++) {
            ResultColumn from = plan.columns().get(first + i);
            TableColumn to = table.columns().get(positions[i]);
            converters[i] =
                    from.untyped()
                            ? value -> value
                            : Conversions.assigner(
                                    from.type(), to.type(), table.display(), to.name());
        }
        return converters;
    }
}
