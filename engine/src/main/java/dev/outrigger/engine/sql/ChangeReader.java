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

    /** None, or one into a table, one for the client. */
    private List<Statement.Output> outputs(boolean ofMerge) {
        List<Statement.Output> outputs = new ArrayList<>();
        while (cursor.atWord("OUTPUT") && (outputs.isEmpty() || isInto(outputs.get(0)))) {
            int line = cursor.next().beginLine;
            List<SqlNode> items = cursor.outputItems();
            Optional<ObjectName> into = Optional.empty();
            List<String> columns = List.of();
            if (cursor.take(INTO)) {
                into = Optional.of(cursor.objectName());
                boolean listed = cursor.at(LPAREN) && !cursor.at(LPAREN, SELECT);
                columns = listed ? cursor.names() : List.of();
            }
            outputs.add(new Statement.Output(items, into, columns, ofMerge, line));
            if (outputs.size() == 2) {
                break;
            }
        }
        return outputs;
    }

    private static boolean isInto(Statement.Output output) {
        return output.into().isPresent();
    }

    private static Statement with(List<Statement.Output> outputs, Statement.Data change, int line) {
        return outputs.isEmpty() ? change : new Statement.WithOutput(change, outputs, line);
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
        List<Statement.Output> outputs = outputs(false);
        Statement.Insert insert = new Statement.Insert(table, columns, source(with), line);
        if (!outputs.isEmpty() && insert.source() instanceof InsertSource.FromExecute) {
            throw SqlError.of(ErrorCode.OUTPUT_OF_INSERT_EXEC).at(line);
        }
        return with(outputs, insert, line);
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
        List<Statement.Output> outputs = outputs(false);
        Optional<SqlNode> from = from();
        Optional<SqlNode> where = where();
        option();
        return with(
                outputs,
                new Statement.Update(with, target, top, assignments, from, where, line),
                line);
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
        List<Statement.Output> outputs = outputs(false);
        Optional<SqlNode> from = from();
        Optional<SqlNode> where = where();
        option();
        return with(outputs, new Statement.Delete(with, target, top, from, where, line), line);
    }

    Statement merge() {
        return merge(List.of(), cursor.line());
    }

    Statement merge(List<SqlWithItem> with, int line) {
        cursor.expect(MERGE);
        if (cursor.at(TOP)) {
            throw Syntax.notSupported("MERGE TOP", ": put TOP into the source", cursor.peek());
        }
        cursor.take(INTO);
        ObjectName target = cursor.objectName();
        boolean alone = TableHints.readAlone(cursor);
        String alias = target.name();
        if (cursor.take(AS) || !cursor.atWord("USING")) {
            alias = cursor.name();
        }
        cursor.expectWord("USING");
        SqlNode source = cursor.table();
        cursor.expect(ON);
        SqlNode on = cursor.expression();
        List<Statement.Merge.When> clauses = new ArrayList<>();
        do {
            clauses.add(when(new ObjectName(Optional.empty(), Optional.empty(), alias)));
        } while (cursor.at(WHEN));
        List<Statement.Output> outputs = outputs(true);
        option();
        if (!cursor.at(SEMICOLON)) {
            throw SqlError.of(ErrorCode.MERGE_WITHOUT_SEMICOLON).at(cursor.last().beginLine);
        }
        return with(
                outputs,
                new Statement.Merge(with, target, alone, alias, source, on, clauses, line),
                line);
    }

    private Statement.Merge.When when(ObjectName target) {
        cursor.expect(WHEN);
        boolean not = cursor.take(NOT);
        cursor.expectWord("MATCHED");
        boolean bySource = false;
        if (not && cursor.take(BY)) {
            bySource = cursor.takeWord("SOURCE");
            if (!bySource) {
                cursor.expectWord("TARGET");
            }
        }
        Statement.Merge.Rows rows =
                !not
                        ? Statement.Merge.Rows.MATCHED
                        : bySource
                                ? Statement.Merge.Rows.ONLY_TARGET
                                : Statement.Merge.Rows.ONLY_SOURCE;
        Optional<SqlNode> condition =
                cursor.take(AND) ? Optional.of(cursor.expression()) : Optional.empty();
        cursor.expect(THEN);
        if (rows == Statement.Merge.Rows.ONLY_SOURCE) {
            return whenInserted(rows, condition);
        }
        if (cursor.take(DELETE)) {
            return new Statement.Merge.When(
                    rows,
                    condition,
                    Statement.Merge.Action.DELETE,
                    List.of(),
                    List.of(),
                    List.of());
        }
        cursor.expect(UPDATE);
        cursor.expect(SET);
        List<Statement.Update.Assignment> assignments = new ArrayList<>();
        do {
            assignments.add(assignment(target));
        } while (cursor.take(COMMA));
        return new Statement.Merge.When(
                rows, condition, Statement.Merge.Action.UPDATE, assignments, List.of(), List.of());
    }

    private Statement.Merge.When whenInserted(
            Statement.Merge.Rows rows, Optional<SqlNode> condition) {
        cursor.expect(INSERT);
        List<String> columns = cursor.at(LPAREN) ? cursor.names() : List.of();
        List<Optional<SqlNode>> values = List.of();
        if (cursor.take(DEFAULT_)) {
            cursor.expect(VALUES);
        } else {
            cursor.expect(VALUES);
            values = row();
        }
        return new Statement.Merge.When(
                rows, condition, Statement.Merge.Action.INSERT, List.of(), columns, values);
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
