package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads INSERT, UPDATE, DELETE and TRUNCATE TABLE. */
final class ChangeReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    ChangeReader(Cursor cursor) {
        this.cursor = cursor;
    }

    private Optional<SqlNode> top() {
        if (!cursor.take(TOP)) {
            return Optional.empty();
        }
        SqlNode count;
        if (cursor.take(LPAREN)) {
            count = cursor.expression();
            cursor.expect(RPAREN);
        } else {
            count = Syntax.literal(cursor.expect(UNSIGNED_INTEGER_LITERAL));
        }
        if (cursor.at(PERCENT)) {
            throw Syntax.notSupported("TOP ... PERCENT", "", cursor.peek());
        }
        return Optional.of(count);
    }

    private void refuseOutput() {
        if (cursor.atWord("OUTPUT")) {
            throw Syntax.notSupported(
                    "The OUTPUT clause", ": query the table afterwards", cursor.peek());
        }
    }

    private void option() {
        if (cursor.at(OPTION)) {
            QueryHints.read(cursor);
        }
    }

    Statement insert() {
        return insert(List.of(), cursor.line());
    }

    /** with: the common table expressions read before; line: where they begin. */
    Statement insert(List<SqlWithItem> with, int line) {
        cursor.expect(INSERT);
        if (cursor.at(TOP)) {
            throw Syntax.notSupported("INSERT TOP", ": put TOP into the query", cursor.peek());
        }
        cursor.take(INTO);
        ObjectName table = cursor.objectName();
        TableHints.read(cursor);
        List<String> columns =
                cursor.at(LPAREN) && !cursor.at(LPAREN, SELECT) && !cursor.at(LPAREN, LPAREN)
                        ? cursor.names()
                        : List.of();
        refuseOutput();
        return new Statement.Insert(table, columns, source(with), line);
    }

    private InsertSource source(List<SqlWithItem> with) {
        if (!with.isEmpty() && !cursor.at(SELECT) && !cursor.at(LPAREN)) {
            throw Syntax.notSupported(
                    "A common table expression before INSERT other than INSERT ... SELECT",
                    ": SELECT the values from it",
                    cursor.peek());
        }
        if (cursor.take(DEFAULT_)) {
            cursor.expect(VALUES);
            return new InsertSource.DefaultValues();
        }
        if (cursor.take(VALUES)) {
            List<List<Optional<SqlNode>>> rows = new ArrayList<>();
            do {
                rows.add(row());
            } while (cursor.take(COMMA));
            return new InsertSource.Values(rows);
        }
        if (cursor.at(EXEC) || cursor.at(EXECUTE)) {
            return new InsertSource.FromExecute(new ExecuteReader(cursor).execute());
        }
        SqlNode query = cursor.query();
        return new InsertSource.FromQuery(with.isEmpty() ? query : underWith(with, query));
    }

    /**
     * The query under the common table expressions: an ORDER BY stays outermost, where Calcite has
     * it.
     */
    private static SqlNode underWith(List<SqlWithItem> tables, SqlNode query) {
        SqlParserPos pos = tables.get(0).getParserPosition();
        SqlNodeList with = new SqlNodeList(tables, pos);
        if (query instanceof SqlOrderBy) {
            SqlOrderBy ordered = (SqlOrderBy) query;
            return new SqlOrderBy(
                    ordered.getParserPosition(),
                    new SqlWith(pos, with, ordered.query),
                    ordered.orderList,
                    ordered.offset,
                    ordered.fetch);
        }
        return new SqlWith(pos, with, query);
    }

    private List<Optional<SqlNode>> row() {
        List<Optional<SqlNode>> row = new ArrayList<>();
        cursor.expect(LPAREN);
        do {
            row.add(cursor.take(DEFAULT_) ? Optional.empty() : Optional.of(cursor.expression()));
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
        return row;
    }

    Statement update() {
        return update(List.of(), cursor.line());
    }

    Statement update(List<SqlWithItem> with, int line) {
        cursor.expect(UPDATE);
        if (cursor.at(STATISTICS)) {
            throw Syntax.notSupported("UPDATE STATISTICS", "", cursor.peek());
        }
        Optional<SqlNode> top = top();
        ObjectName target = cursor.objectName();
        TableHints.read(cursor);
        cursor.expect(SET);
        List<Statement.Update.Assignment> assignments = new ArrayList<>();
        do {
            assignments.add(assignment(target));
        } while (cursor.take(COMMA));
        refuseOutput();
        Optional<SqlNode> from = from();
        Optional<SqlNode> where = where();
        option();
        return new Statement.Update(with, target, top, assignments, from, where, line);
    }

    /** The column may carry the target's name, and no other table's. */
    private Statement.Update.Assignment assignment(ObjectName target) {
        if (cursor.atVariable()) {
            throw Syntax.notSupported(
                    "UPDATE ... SET @variable = ...", ": SELECT the value first", cursor.peek());
        }
        int line = cursor.line();
        String column = cursor.name();
        while (cursor.take(DOT)) {
            String qualifier = column;
            column = cursor.name();
            if (!cursor.at(DOT) && !qualifier.equalsIgnoreCase(target.name())) {
                throw SqlError.of(ErrorCode.UNBOUND_IDENTIFIER, qualifier + "." + column).at(line);
            }
        }
        String operator = cursor.assignmentOperator();
        return new Statement.Update.Assignment(
                column,
                operator,
                cursor.take(DEFAULT_) ? Optional.empty() : Optional.of(cursor.expression()));
    }

    private Optional<SqlNode> from() {
        return cursor.take(FROM) ? Optional.of(cursor.from()) : Optional.empty();
    }

    private Optional<SqlNode> where() {
        if (!cursor.take(WHERE)) {
            return Optional.empty();
        }
        if (cursor.at(CURRENT)) {
            throw Syntax.notSupported("WHERE CURRENT OF", "", cursor.peek());
        }
        return Optional.of(cursor.expression());
    }

    Statement delete() {
        return delete(List.of(), cursor.line());
    }

    Statement delete(List<SqlWithItem> with, int line) {
        cursor.expect(DELETE);
        Optional<SqlNode> top = top();
        cursor.take(FROM);
        ObjectName target = cursor.objectName();
        TableHints.read(cursor);
        refuseOutput();
        Optional<SqlNode> from = from();
        Optional<SqlNode> where = where();
        option();
        return new Statement.Delete(with, target, top, from, where, line);
    }

    Statement truncate() {
        int line = cursor.expect(TRUNCATE).beginLine;
        cursor.expect(TABLE);
        if (cursor.atVariable()) {
            throw cursor.unexpected();
        }
        ObjectName table = cursor.objectName();
        if (cursor.at(WITH, LPAREN)) {
            throw Syntax.notSupported("TRUNCATE TABLE ... WITH (PARTITIONS)", "", cursor.peek());
        }
        return new Statement.Truncate(table, line);
    }
}
