package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads INSERT BULK, the statement that announces a client's rows. The types that it names do not
 * count: the rows bring theirs.
 */
final class InsertBulkReader implements TsqlParserImplConstants {
    /**
     * Options that ask for what is so anyway, or that say how locks and pages are laid out; and
     * KEEP_NULLS.
     */
    private static final Set<String> HARMLESS =
            Set.of(
                    "CHECK_CONSTRAINTS",
                    "KEEP_NULLS",
                    "TABLOCK",
                    "ROWS_PER_BATCH",
                    "KILOBYTES_PER_BATCH");

    private final Cursor cursor;

    InsertBulkReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement read() {
        int line = cursor.expect(INSERT).beginLine;
        cursor.expect(BULK);
        ObjectName table = cursor.objectName();
        List<String> columns = new ArrayList<>();
        cursor.expect(LPAREN);
        do {
            columns.add(column());
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
        boolean keepNulls = false;
        if (cursor.take(WITH)) {
            cursor.expect(LPAREN);
            do {
                keepNulls |= cursor.peek().isWord("KEEP_NULLS");
                option();
            } while (cursor.take(COMMA));
            cursor.expect(RPAREN);
        }
        return new Statement.InsertBulk(table, columns, keepNulls, line);
    }

    private String column() {
        String name = cursor.name();
        ColumnReader.typeWithCollation(cursor);
        if (cursor.take(NOT)) {
            cursor.expect(NULL);
        } else {
            cursor.take(NULL);
        }
        return name;
    }

    private void option() {
        SourceToken token = cursor.next();
        if (!HARMLESS.contains(token.image.toUpperCase(Locale.ROOT))) {
            throw Syntax.notSupported(
                    "The option " + token.image + " of INSERT BULK",
                    ": leave it out of the client's bulk load",
                    token);
        }
        if (cursor.take(EQ)) {
            cursor.expect(UNSIGNED_INTEGER_LITERAL);
        }
    }
}
