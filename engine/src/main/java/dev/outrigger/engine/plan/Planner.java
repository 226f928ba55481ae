package dev.outrigger.engine.plan;

import dev.outrigger.engine.ResultColumn;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** The planner's door. Thread-safe; holds no state of a session. */
public final class Planner {
    /**
     * A table's name with this suffix is the same table with one more column at its end, {@link #ROW_ID_COLUMN}: a bigint
     * that identifies the row to the transaction. The engine's own UPDATE and DELETE read it; no user can write the name.
     */
    public static final String ROW_ID_SUFFIX = "\u0000row";

    public static final String ROW_ID_COLUMN = "\u0000id";

    /** Validates, types and optimises a query. */
    public QueryPlan query(SqlNode query, PlanningContext context) {
        throw new UnsupportedOperationException();
    }

    /** A scalar expression; columns: what names in it may refer to, by position in the row (none: variables and subqueries only). */
    public RowExpression expression(SqlNode expression, List<ResultColumn> columns, PlanningContext context) {
        throw new UnsupportedOperationException();
    }

    /** A condition, as in WHERE or CHECK. */
    public RowExpression condition(SqlNode condition, List<ResultColumn> columns, PlanningContext context) {
        throw new UnsupportedOperationException();
    }
}
