package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads BULK INSERT. */
final class BulkInsertReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    BulkInsertReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement read() {
        int line = cursor.expect(BULK).beginLine;
        cursor.expect(INSERT);
        ObjectName table = cursor.objectName();
        cursor.expect(FROM);
        String file = cursor.string();
        List<Statement.BulkInsert.Option> options = new ArrayList<>();
        if (cursor.take(WITH)) {
            cursor.expect(LPAREN);
            do {
                options.add(option());
            } while (cursor.take(COMMA));
            cursor.expect(RPAREN);
        }
        return new Statement.BulkInsert(table, file, options, line);
    }

    private Statement.BulkInsert.Option option() {
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
        return new Statement.BulkInsert.Option(
                token.image.toUpperCase(Locale.ROOT), value, token.beginLine);
    }
}
