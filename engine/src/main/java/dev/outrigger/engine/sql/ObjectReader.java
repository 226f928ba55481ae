package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Reads the definitions of indexes, schemas, views and sequences. */
final class ObjectReader implements TsqlParserImplConstants {
    private final Cursor cursor;
    private final String batch;

    ObjectReader(Cursor cursor, String batch) {
        this.cursor = cursor;
        this.batch = batch;
    }

    /** Whether CREATE is followed by an index. */
    boolean atIndex() {
        return cursor.at(INDEX)
                || cursor.at(UNIQUE)
                || cursor.at(CLUSTERED)
                || cursor.at(NONCLUSTERED);
    }

    Statement createIndex(int line) {
        boolean unique = cursor.take(UNIQUE);
        SourceToken kind = cursor.peek();
        if (!cursor.take(NONCLUSTERED) && cursor.take(CLUSTERED)) {
            throw Syntax.notSupported(
                    "CREATE CLUSTERED INDEX", ": leave CLUSTERED out, or make a PRIMARY KEY", kind);
        }
        cursor.expect(INDEX);
        String name = cursor.name();
        cursor.expect(ON);
        ObjectName table = cursor.objectName();
        List<Statement.CreateIndex.IndexColumn> columns = new ArrayList<>();
        cursor.expect(LPAREN);
        do {
            String column = cursor.name();
            boolean descending = cursor.take(DESC);
            if (!descending) {
                cursor.take(ASC);
            }
            columns.add(new Statement.CreateIndex.IndexColumn(column, descending));
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
        List<String> included = cursor.takeWord("INCLUDE") ? cursor.names() : List.of();
        Optional<SourceExpression> filter = Optional.empty();
        if (cursor.take(WHERE)) {
            SourceToken first = cursor.peek();
            SqlNode condition = cursor.expression();
            filter = Optional.of(new SourceExpression(condition, cursor.textFrom(first, batch)));
        }
        ColumnReader options = new ColumnReader(cursor, batch);
        if (cursor.at(WITH, LPAREN)) {
            options.indexOptions();
        }
        options.placement();
        return new Statement.CreateIndex(name, table, unique, columns, included, filter, line);
    }

    /** After DROP INDEX: {@code a ON t}, or the older {@code t.a}. */
    Statement dropIndex(boolean ifExists, int line) {
        List<Statement.DropIndex.Indexed> indexes = new ArrayList<>();
        do {
            ObjectName name = cursor.objectName();
            if (cursor.take(ON)) {
                indexes.add(new Statement.DropIndex.Indexed(name.name(), cursor.objectName()));
            } else {
                ObjectName table =
                        new ObjectName(
                                Optional.empty(),
                                name.database(),
                                name.schema().orElseThrow(cursor::unexpected));
                indexes.add(new Statement.DropIndex.Indexed(name.name(), table));
            }
        } while (cursor.take(COMMA));
        return new Statement.DropIndex(indexes, ifExists, line);
    }

    /** After CREATE SCHEMA. */
    Statement createSchema(int line) {
        String name = cursor.at(AUTHORIZATION) ? null : cursor.name();
        String owner = "";
        if (cursor.take(AUTHORIZATION)) {
            owner = cursor.name();
        }
        return new Statement.CreateSchema(name == null ? owner : name, owner, line);
    }

    /** After ALTER SCHEMA. */
    Statement transfer(int line) {
        String schema = cursor.name();
        cursor.expectWord("TRANSFER");
        if (cursor.atWord("OBJECT") && cursor.peek(2).kind == COLON) {
            cursor.next();
            cursor.expect(COLON);
            cursor.expect(COLON);
        }
        return new Statement.TransferObject(schema, cursor.objectName(), line);
    }

    /** At the word VIEW. */
    Statement view(Statement.Creation creation, int line, boolean first) {
        SourceToken word = cursor.expect(VIEW);
        if (!first) {
            String statement = creation == Statement.Creation.ALTER ? "ALTER VIEW" : "CREATE VIEW";
            throw SqlError.of(ErrorCode.NOT_A_BATCH_ALONE, statement).at(word.beginLine);
        }
        ObjectName name = cursor.objectName();
        List<String> columns = cursor.at(LPAREN) ? cursor.names() : List.of();
        if (cursor.take(WITH)) {
            SourceToken option = cursor.next();
            if (option.kind != IDENTIFIER) {
                throw Syntax.near(option);
            }
            throw Syntax.notSupported(
                    "The view option " + option.image.toUpperCase(Locale.ROOT), "", option);
        }
        cursor.expect(AS);
        SqlNode query = cursor.query();
        if (cursor.at(WITH) && cursor.at(WITH, CHECK)) {
            throw Syntax.notSupported(
                    "A view WITH CHECK OPTION",
                    ": rows may be changed so that the view shows them no more",
                    cursor.peek());
        }
        cursor.take(SEMICOLON);
        if (!cursor.at(EOF)) {
            throw cursor.unexpected();
        }
        return new Statement.CreateView(creation, name, columns, query, batch, line);
    }

    /** After CREATE SEQUENCE or ALTER SEQUENCE. */
    Statement sequence(boolean create, int line) {
        ObjectName name = cursor.objectName();
        SequenceOptions options = options(create, name);
        return create
                ? new Statement.CreateSequence(name, options, line)
                : new Statement.AlterSequence(name, options, line);
    }

    private SequenceOptions options(boolean create, ObjectName name) {
        Optional<SqlType> type = Optional.empty();
        Optional<Long> start = Optional.empty();
        boolean restarts = false;
        Optional<Long> increment = Optional.empty();
        Optional<Optional<Long>> minimum = Optional.empty();
        Optional<Optional<Long>> maximum = Optional.empty();
        Optional<Boolean> cycle = Optional.empty();
        Optional<Integer> cache = Optional.empty();
        while (true) {
            if (create && cursor.take(AS)) {
                type = Optional.of(TypeReader.read(cursor));
            } else if (create && cursor.takeWord("START")) {
                cursor.expect(WITH);
                start = Optional.of(cursor.wholeNumber());
            } else if (!create && cursor.takeWord("RESTART")) {
                restarts = true;
                if (cursor.take(WITH)) {
                    start = Optional.of(cursor.wholeNumber());
                }
            } else if (cursor.takeWord("INCREMENT")) {
                cursor.expect(BY);
                increment = Optional.of(cursor.wholeNumber());
            } else if (cursor.takeWord("MINVALUE")) {
                minimum = Optional.of(Optional.of(cursor.wholeNumber()));
            } else if (cursor.takeWord("MAXVALUE")) {
                maximum = Optional.of(Optional.of(cursor.wholeNumber()));
            } else if (cursor.takeWord("CYCLE")) {
                cycle = Optional.of(true);
            } else if (cursor.takeWord("CACHE")) {
                int line = cursor.line();
                cache = Optional.of(cursor.at(UNSIGNED_INTEGER_LITERAL) ? cursor.size() : -1);
                if (cache.get() == 0) {
                    throw SqlError.of(ErrorCode.SEQUENCE_CACHE, name.display()).at(line);
                }
            } else if (cursor.takeWord("NO")) {
                SourceToken what = cursor.next();
                if (what.isWord("MINVALUE")) {
                    minimum = Optional.of(Optional.empty());
                } else if (what.isWord("MAXVALUE")) {
                    maximum = Optional.of(Optional.empty());
                } else if (what.isWord("CYCLE")) {
                    cycle = Optional.of(false);
                } else if (what.isWord("CACHE")) {
                    cache = Optional.of(0);
                } else {
                    throw Syntax.near(what);
                }
            } else {
                return new SequenceOptions(
                        type, start, restarts, increment, minimum, maximum, cycle, cache);
            }
        }
    }
}
