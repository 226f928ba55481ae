package dev.outrigger.engine.sql;

import java.util.Locale;
import java.util.Set;

/**
 * The OPTION clause: hints to SQL Server's optimiser that change no result are read over, others
 * refused.
 */
final class QueryHints implements TsqlParserImplConstants {
    private static final Set<String> WITH_NUMBER =
            Set.of("MAXDOP", "FAST", "MAXRECURSION", "QUERYTRACEON");
    private static final Set<String> JOINS = Set.of("HASH", "LOOP", "MERGE", "CONCAT", "ORDER");

    private QueryHints() {}

    static void read(Cursor cursor) {
        cursor.expect(OPTION);
        cursor.expect(LPAREN);
        do {
            one(cursor);
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
    }

    private static void one(Cursor cursor) {
        SourceToken token = cursor.next();
        String word = token.image.toUpperCase(Locale.ROOT);
        if (word.equals("RECOMPILE")) {
            return;
        }
        if (WITH_NUMBER.contains(word)
                && !word.equals("MAXRECURSION")
                && !word.equals("QUERYTRACEON")) {
            cursor.size();
        } else if (JOINS.contains(word)) {
            if (!cursor.take(JOIN) && !cursor.take(UNION) && !cursor.take(GROUP)) {
                throw cursor.unexpected();
            }
        } else if (word.equals("FORCE") || word.equals("KEEP") || word.equals("KEEPFIXED")) {
            if (!cursor.take(ORDER) && !cursor.take(PLAN)) {
                throw cursor.unexpected();
            }
        } else if (word.equals("OPTIMIZE") && cursor.take(FOR)) {
            cursor.expectWord("UNKNOWN");
        } else if (token.kind == IDENTIFIER) {
            throw Syntax.notSupported("The query hint " + word, "", token);
        } else {
            throw Syntax.near(token);
        }
    }
}
