package dev.outrigger.engine.exec;

import dev.outrigger.engine.plan.Explained;
import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.sql.InsertSource;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Table;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** The plans of statements as text: they are made anew, and not run. */
public final class Explanations {
    private final Statements statements;

    public Explanations(Statements statements) {
        this.statements = statements;
    }

    /** Empty when the statement has no plan. */
    public Optional<List<String>> explain(Statement statement) {
        boolean changes =
                statement instanceof Statement.Insert
                        || statement instanceof Statement.Update
                        || statement instanceof Statement.Delete
                        || statement instanceof Statement.WithOutput
                        || statement instanceof Statement.SelectInto;
        return changes
                ? new Explanations(StatementRights.require((Statement.Data) statement, statements))
                        .plan(statement)
                : plan(statement);
    }

    private Optional<List<String>> plan(Statement statement) {
        if (statement instanceof Statement.Query query) {
            return Optional.of(query(query.query()));
        }
        if (statement instanceof Statement.SelectIntoVariables select) {
            return Optional.of(query(select.query()));
        }
        if (statement instanceof Statement.SetVariable set) {
            return value(set.value());
        }
        if (statement instanceof Statement.If branch) {
            return condition(branch.condition());
        }
        if (statement instanceof Statement.While loop) {
            return condition(loop.condition());
        }
        if (statement instanceof Statement.Update update) {
            Changes.Target target = new Changes(statements).target(update);
            return Optional.of(
                    Explained.below(change("Table Update", target.table()), query(target.query())));
        }
        if (statement instanceof Statement.Delete delete) {
            Changes.Target target = new Changes(statements).target(delete);
            return Optional.of(
                    Explained.below(change("Table Delete", target.table()), query(target.query())));
        }
        if (statement instanceof Statement.WithOutput with) {
            return plan(with.change());
        }
        if (statement instanceof Statement.SelectInto into) {
            return Optional.of(query(into.query()));
        }
        return statement instanceof Statement.Insert insert ? insert(insert) : Optional.empty();
    }

    private List<String> query(SqlNode query) {
        return statements.planner().explain(query, planning());
    }

    private PlanningContext planning() {
        return new PlanBasis.Recorder(statements.planning(), statements.system()).context();
    }

    private Optional<List<String>> value(SqlNode expression) {
        return statements.planner().explainExpression(expression, planning());
    }

    private Optional<List<String>> condition(SqlNode condition) {
        return statements.planner().explainCondition(condition, planning());
    }

    private Optional<List<String>> insert(Statement.Insert insert) {
        String operator = change("Table Insert", statements.names().require(insert.table()));
        InsertSource source = insert.source();
        if (source instanceof InsertSource.FromQuery from) {
            return Optional.of(Explained.below(operator, query(from.query())));
        }
        if (source instanceof InsertSource.FromExecute) {
            return Optional.empty();
        }
        int rows = source instanceof InsertSource.Values values ? values.rows().size() : 1;
        return Optional.of(
                Explained.below(
                        operator, List.of("  |--Constant Scan(VALUES: " + rows + " rows)")));
    }

    private static String change(String operator, Table table) {
        return operator + "(OBJECT:(" + Explained.object(table) + "))";
    }
}
