package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A view's query in the place of its name.
 *
 * @param columns the names that its definition gives the query's columns; empty for their own
 */
record ViewExpansion(SqlNode query, List<String> columns) {
    private static final int DEEPEST = 32;

    /** rewrite: makes the view's query a part of the outer one. */
    static ViewExpansion of(Catalog.View view, UnaryOperator<SqlNode> rewrite) {
        try {
            Statement.CreateView definition =
                    (Statement.CreateView) TsqlParser.parse(view.text()).get(0);
            return new ViewExpansion(rewrite.apply(definition.query()), definition.columns());
        } catch (SqlError e) {
            throw e.in(Optional.of(view.name()));
        }
    }

    static PlanningContext context(PlanningContext outer, Catalog.View view) {
        return new PlanningContext(
                outer.catalog(),
                view.database(),
                name ->
                        name.startsWith("@") && !name.startsWith("@@")
                                ? Optional.empty()
                                : outer.scope().lookup(name),
                outer.reading().within(view));
    }

    /** Views inside one another, with one more. */
    static List<Catalog.View> within(List<Catalog.View> outer, Catalog.View view) {
        if (outer.contains(view)) {
            throw SqlError.of(ErrorCode.VIEW_NESTING, view.name()).at(1);
        }
        if (outer.size() == DEEPEST) {
            throw SqlError.of(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "views inside one another more than " + DEEPEST + " deep");
        }
        List<Catalog.View> all = new ArrayList<>(outer);
        all.add(view);
        return all;
    }

    /** The query under a name; renamed: names that the outer query gives the columns. */
    SqlNode as(SqlNode at, String alias, List<SqlNode> renamed) {
        SqlParserPos pos = at.getParserPosition();
        List<SqlNode> operands = new ArrayList<>();
        operands.add(query);
        operands.add(new SqlIdentifier(alias, pos));
        if (renamed.isEmpty()) {
            columns.forEach(column -> operands.add(new SqlIdentifier(column, pos)));
        } else {
            operands.addAll(renamed);
        }
        return SqlStdOperatorTable.AS.createCall(pos, operands);
    }
}
