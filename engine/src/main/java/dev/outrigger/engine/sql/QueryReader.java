package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;

/** Reads queries, those that assign to variables, and what common table expressions begin. */
final class QueryReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    QueryReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement query() {
        int line = cursor.line();
        SqlNode query = cursor.rawQuery();
        Optional<ObjectName> into = into(query);
        if (into.isPresent()) {
            return new Statement.SelectInto(into.get(), Rewriting.of(query), line);
        }
        SqlSelect select = outermost(query);
        if (select == null || select.getSelectList().stream().noneMatch(QueryReader::assigns)) {
            return new Statement.Query(Rewriting.of(query), line);
        }
        if (!select.getSelectList().stream().allMatch(QueryReader::assigns)) {
            throw SqlError.of(ErrorCode.SELECT_MIXES_ASSIGNMENT).at(line);
        }
        List<Statement.SelectIntoVariables.Target> targets = new ArrayList<>();
        List<SqlNode> values = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            SqlCall assignment = (SqlCall) item;
            values.add(assignment.operand(0));
            targets.add(
                    new Statement.SelectIntoVariables.Target(
                            ((SqlIdentifier) assignment.operand(1)).getSimple(),
                            ((SqlLiteral) assignment.operand(2)).getValueAs(String.class)));
        }
        select.setSelectList(new SqlNodeList(values, select.getSelectList().getParserPosition()));
        return new Statement.SelectIntoVariables(Rewriting.of(query), targets, line);
    }

    /** Takes the table's name out of the SELECT that the query begins with. */
    private static Optional<ObjectName> into(SqlNode query) {
        SqlNode node = query;
        while (!(node instanceof SqlSelect)) {
            if (node instanceof SqlOrderBy) {
                node = ((SqlOrderBy) node).query;
            } else if (node instanceof SqlWith) {
                node = ((SqlWith) node).body;
            } else if (node.isA(SqlKind.SET_QUERY)) {
                node = ((SqlCall) node).operand(0);
            } else {
                return Optional.empty();
            }
        }
        SqlSelect select = (SqlSelect) node;
        SqlIdentifier name = (SqlIdentifier) select.getQualify();
        if (name == null) {
            return Optional.empty();
        }
        select.setQualify(null);
        List<String> parts = name.names;
        int n = parts.size();
        return Optional.of(
                new ObjectName(
                        n > 2 ? Optional.of(parts.get(n - 3)) : Optional.empty(),
                        n > 1 ? Optional.of(parts.get(n - 2)) : Optional.empty(),
                        parts.get(n - 1)));
    }

    private static SqlSelect outermost(SqlNode query) {
        SqlNode node = query instanceof SqlOrderBy ? ((SqlOrderBy) query).query : query;
        node = node instanceof SqlWith ? ((SqlWith) node).body : node;
        return node instanceof SqlSelect ? (SqlSelect) node : null;
    }

    private static boolean assigns(SqlNode item) {
        return item instanceof SqlCall && ((SqlCall) item).getOperator() == Operators.ASSIGN;
    }

    /**
     * A statement that begins with WITH: what its common table expressions are for stands behind
     * them.
     */
    Statement with() {
        int line = cursor.line();
        int verb = verbBehindWith();
        switch (verb) {
            case INSERT -> {
                return new ChangeReader(cursor).insert(cursor.commonTables(), line);
            }
            case UPDATE -> {
                return new ChangeReader(cursor).update(cursor.commonTables(), line);
            }
            case DELETE -> {
                return new ChangeReader(cursor).delete(cursor.commonTables(), line);
            }
            case MERGE ->
                    throw Syntax.notSupported(
                            "MERGE", ": UPDATE, then INSERT what is missing", cursor.peek());
            default -> {
                return query();
            }
        }
    }

    private int verbBehindWith() {
        int depth = 0;
        for (Token token = cursor.peek(); ; token = cursor.after(token)) {
            int kind = token.kind;
            depth += kind == LPAREN ? 1 : kind == RPAREN ? -1 : 0;
            if (kind == EOF
                    || depth == 0
                            && (kind == SELECT
                                    || kind == INSERT
                                    || kind == UPDATE
                                    || kind == DELETE
                                    || kind == MERGE)) {
                return kind;
            }
        }
    }
}
