package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads the statements that read and change rows. */
final class DataReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    DataReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement query() {
        int line = cursor.line();
        SqlNode query = cursor.rawQuery();
        SqlSelect select = outermost(query);
        if (select == null || select.getSelectList().stream().noneMatch(DataReader::assigns)) {
            return new Statement.Query(Rewriting.of(query), line);
        }
        if (!select.getSelectList().stream().allMatch(DataReader::assigns)) {
            throw SqlError.of(ErrorCode.SELECT_MIXES_ASSIGNMENT).at(line);
        }
        List<Statement.SelectIntoVariables.Target> targets = new ArrayList<>();
        List<SqlNode> values = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            SqlCall assignment = (SqlCall) item;
            values.add(assignment.operand(0));
            targets.add(new Statement.SelectIntoVariables.Target(
                    ((SqlIdentifier) assignment.operand(1)).getSimple(),
                    ((SqlLiteral) assignment.operand(2)).getValueAs(String.class)));
        }
        select.setSelectList(new SqlNodeList(values, select.getSelectList().getParserPosition()));
        return new Statement.SelectIntoVariables(Rewriting.of(query), targets, line);
    }

    private static SqlSelect outermost(SqlNode query) {
        SqlNode node = query instanceof SqlOrderBy ? ((SqlOrderBy) query).query : query;
        node = node instanceof SqlWith ? ((SqlWith) node).body : node;
        return node instanceof SqlSelect ? (SqlSelect) node : null;
    }

    private static boolean assigns(SqlNode item) {
        return item instanceof SqlCall && ((SqlCall) item).getOperator() == Operators.ASSIGN;
    }

    /** A statement that begins with WITH: what its common table expressions are for stands behind them. */
    Statement with() {
        int line = cursor.line();
        int verb = verbBehindWith();
        switch (verb) {
            case INSERT -> {
                return insert(cursor.commonTables(), line);
            }
            case UPDATE -> {
                return update(cursor.commonTables(), line);
            }
            case DELETE -> {
                return delete(cursor.commonTables(), line);
            }
            case MERGE -> throw Syntax.notSupported("MERGE", ": UPDATE, then INSERT what is missing", cursor.peek());
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
            if (kind == EOF || depth == 0 && (kind == SELECT || kind == INSERT || kind == UPDATE || kind == DELETE || kind == MERGE)) {
                return kind;
            }
        }
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
            throw Syntax.notSupported("The OUTPUT clause", ": query the table afterwards", cursor.peek());
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

    private Statement insert(List<SqlWithItem> with, int line) {
        cursor.expect(INSERT);
        if (cursor.at(TOP)) {
            throw Syntax.notSupported("INSERT TOP", ": put TOP into the query", cursor.peek());
        }
        cursor.take(INTO);
        ObjectName table = cursor.objectName();
        TableHints.read(cursor);
        List<String> columns = cursor.at(LPAREN) && !cursor.at(LPAREN, SELECT) && !cursor.at(LPAREN, LPAREN)
                ? cursor.names()
                : List.of();
        refuseOutput();
        return new Statement.Insert(table, columns, source(with), line);
    }

    private InsertSource source(List<SqlWithItem> with) {
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

    /** The query under the common table expressions: an ORDER BY stays outermost, where Calcite has it. */
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

    private Statement update(List<SqlWithItem> with, int line) {
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
            assignments.add(assignment());
        } while (cursor.take(COMMA));
        refuseOutput();
        Optional<SqlNode> from = from();
        Optional<SqlNode> where = where();
        option();
        return new Statement.Update(with, target, top, assignments, from, where, line);
    }

    private Statement.Update.Assignment assignment() {
        if (cursor.atVariable()) {
            throw Syntax.notSupported("UPDATE ... SET @variable = ...", ": SELECT the value first", cursor.peek());
        }
        String column = cursor.name();
        while (cursor.take(DOT)) {
            column = cursor.name();
        }
        String operator = assignmentOperator(cursor);
        return new Statement.Update.Assignment(
                column, operator, cursor.take(DEFAULT_) ? Optional.empty() : Optional.of(cursor.expression()));
    }

    static String assignmentOperator(Cursor cursor) {
        if (cursor.at(EQ) || cursor.at(COMPOUND_ASSIGNMENT)) {
            return cursor.next().image;
        }
        throw cursor.unexpected();
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

    private Statement delete(List<SqlWithItem> with, int line) {
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
        ObjectName table = cursor.objectName();
        if (cursor.at(WITH, LPAREN)) {
            throw Syntax.notSupported("TRUNCATE TABLE ... WITH (PARTITIONS)", "", cursor.peek());
        }
        return new Statement.Truncate(table, line);
    }

    Statement bulkInsert() {
        int line = cursor.expect(BULK).beginLine;
        cursor.expect(INSERT);
        ObjectName table = cursor.objectName();
        cursor.expect(FROM);
        String file = cursor.string();
        List<Statement.BulkInsert.Option> options = new ArrayList<>();
        if (cursor.take(WITH)) {
            cursor.expect(LPAREN);
            do {
                options.add(bulkOption());
            } while (cursor.take(COMMA));
            cursor.expect(RPAREN);
        }
        return new Statement.BulkInsert(table, file, options, line);
    }

    private Statement.BulkInsert.Option bulkOption() {
        SourceToken token = cursor.next();
        if (token.kind != IDENTIFIER && !Words.isReserved(token.kind)) {
            throw Syntax.near(token);
        }
        Optional<String> value = Optional.empty();
        if (cursor.take(EQ)) {
            if (!cursor.atString() && !cursor.at(UNSIGNED_INTEGER_LITERAL)) {
                throw cursor.unexpected();
            }
            value = Optional.of(cursor.next().text());
        }
        return new Statement.BulkInsert.Option(token.image.toUpperCase(Locale.ROOT), value, token.beginLine);
    }
}
