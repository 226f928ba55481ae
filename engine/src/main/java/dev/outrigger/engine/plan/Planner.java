package dev.outrigger.engine.plan;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.PlainSelect;
import dev.outrigger.engine.sql.QueryHints;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** The planner's door. Thread-safe; holds no state of a session. */
public final class Planner {
    /**
     * A table's name with this suffix is the same table with one more column at its end, {@link
     * #ROW_ID_COLUMN}: a bigint that identifies the row to the transaction. The engine's own UPDATE
     * and DELETE read it; no user can write the name.
     */
    public static final String ROW_ID_SUFFIX = "\u0000row";

    public static final String ROW_ID_COLUMN = "\u0000id";

    private static final DataTypes TYPES = new DataTypes();

    private final Execution execution;

    public Planner(Execution execution) {
        this.execution = execution;
    }

    /** Validates, types and optimises a query. */
    public QueryPlan query(SqlNode query, PlanningContext context) {
        return Failures.planned(() -> new Translation(context, execution(query)).plan(query));
    }

    /** The same, for one execution whose operators tell the profile what they do. */
    public QueryPlan profiled(SqlNode query, PlanningContext context, Profile profile) {
        return Failures.planned(
                () -> new Translation(context, execution(query), Optional.of(profile)).plan(query));
    }

    /** A query's plan as lines of text. */
    public List<String> explain(SqlNode query, PlanningContext context) {
        return Failures.planned(() -> new Translation(context, execution(query)).explain(query));
    }

    /** The plan of an expression's subqueries; empty when it has none. */
    public Optional<List<String>> explainExpression(SqlNode expression, PlanningContext context) {
        return SubQueries.in(expression)
                ? Optional.of(explain(select(expression), context))
                : Optional.empty();
    }

    public Optional<List<String>> explainCondition(SqlNode condition, PlanningContext context) {
        return SubQueries.in(condition)
                ? Optional.of(explain(select(truth(condition)), context))
                : Optional.empty();
    }

    private Execution execution(SqlNode query) {
        return QueryHints.wantsRows(query) ? Execution.ROWS : execution;
    }

    /**
     * A scalar expression; columns: what names in it may refer to, by position in the row (none:
     * variables and subqueries only).
     */
    public RowExpression expression(
            SqlNode expression, List<ResultColumn> columns, PlanningContext context) {
        return Failures.planned(
                () -> {
                    if (columns.isEmpty() && SubQueries.in(expression)) {
                        return new QueriedExpression(query(select(expression), context));
                    }
                    RexNode typed = typed(expression, columns, context);
                    try {
                        SqlType type = Calls.value(typed, "=");
                        Evaluator evaluator = Evaluators.of(typed);
                        return new PlannedExpression(
                                type,
                                Calls.isUntyped(typed),
                                SequenceColumns.in(typed) ? ofOneRow(evaluator) : evaluator);
                    } catch (SqlError error) {
                        throw error.at(expression.getParserPosition().getLineNum());
                    }
                });
    }

    private static Evaluator ofOneRow(Evaluator evaluator) {
        return (row, run) -> run.execution().sequences().inRow(() -> evaluator.evaluate(row, run));
    }

    /** A condition, as in WHERE or CHECK. */
    public RowExpression condition(
            SqlNode condition, List<ResultColumn> columns, PlanningContext context) {
        return Failures.planned(
                () -> {
                    if (columns.isEmpty() && SubQueries.in(condition)) {
                        return new QueriedExpression(query(select(truth(condition)), context));
                    }
                    RexNode typed = typed(condition, columns, context);
                    if (typed.getType().getSqlTypeName() != SqlTypeName.BOOLEAN) {
                        throw SqlError.of(ErrorCode.NOT_A_CONDITION, condition.toString())
                                .at(condition.getParserPosition().getLineNum());
                    }
                    return new PlannedExpression(SqlType.BIT, false, Evaluators.of(typed));
                });
    }

    static RexNode typed(SqlNode node, List<ResultColumn> columns, PlanningContext context) {
        Calls calls = new Calls(new Rex(TYPES));
        SqlNode rewritten = node.accept(new Rewriter(calls, context));
        return new ExpressionTyping(calls, columns).type(rewritten);
    }

    private static SqlNode select(SqlNode expression) {
        SqlParserPos pos = expression.getParserPosition();
        return PlainSelect.of(pos, SqlNodeList.of(expression), null, null, null);
    }

    /** 1, 0 or NULL. */
    private static SqlNode truth(SqlNode condition) {
        SqlParserPos pos = condition.getParserPosition();
        return SqlCase.createSwitched(
                pos,
                null,
                SqlNodeList.of(condition, SqlStdOperatorTable.NOT.createCall(pos, condition)),
                SqlNodeList.of(Truths.one(pos), Truths.zero(pos)),
                SqlLiteral.createNull(pos));
    }
}
