package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import java.util.List;

/**
 * Reads the definition of a scalar function, from the word FUNCTION on. What a function may be here
 * is a classifier of sessions: one without parameters.
 */
final class FunctionReader implements TsqlParserImplConstants {
    static final String USE =
            ": a function classifies sessions for the resource governor; otherwise use a view or a procedure";

    private final Cursor cursor;
    private final String batch;
    private final StatementReader statements;

    FunctionReader(Cursor cursor, String batch, StatementReader statements) {
        this.cursor = cursor;
        this.batch = batch;
        this.statements = statements;
    }

    Statement read(Statement.Creation creation, int line, boolean first) {
        SourceToken word = cursor.next();
        if (!first) {
            throw SqlError.of(ErrorCode.NOT_A_BATCH_ALONE, "CREATE FUNCTION").at(word.beginLine);
        }
        ObjectName name = cursor.objectName();
        cursor.expect(LPAREN);
        if (!cursor.at(RPAREN)) {
            throw Syntax.notSupported("A function with parameters", USE, cursor.peek());
        }
        cursor.next();
        cursor.expectWord("RETURNS");
        if (cursor.at(TABLE) || cursor.atVariable()) {
            throw Syntax.notSupported("A table-valued function", USE, cursor.peek());
        }
        SqlType returns = TypeReader.read(cursor);
        boolean bound = false;
        if (cursor.take(WITH)) {
            do {
                bound |= option();
            } while (cursor.take(COMMA));
        }
        cursor.take(AS);
        if (!cursor.at(BEGIN)) {
            throw cursor.unexpected();
        }
        List<Statement> body = statements.batch();
        if (body.size() != 1) {
            throw Syntax.notSupported("A statement behind a function's END", "", word);
        }
        return new Statement.CreateFunction(creation, name, returns, bound, body, batch, line);
    }

    /** Whether it is SCHEMABINDING. */
    private boolean option() {
        if (cursor.takeWord("SCHEMABINDING")) {
            return true;
        }
        SourceToken option = cursor.next();
        if (option.kind == EXEC || option.kind == EXECUTE) {
            cursor.expect(AS);
            if (cursor.takeWord("CALLER")) {
                return false;
            }
        }
        throw Syntax.notSupported(
                "The function option " + option.image.toUpperCase(java.util.Locale.ROOT),
                ": use SCHEMABINDING alone",
                option);
    }
}
