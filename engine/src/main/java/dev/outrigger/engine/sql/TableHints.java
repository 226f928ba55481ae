package dev.outrigger.engine.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The hints behind a table's name: those that cannot change what a statement does here are read
 * over, others refused.
 */
final class TableHints implements TsqlParserImplConstants {
    /**
     * They ask for less locking, for locks of another size, or for a plan: without such locks and
     * plans no result differs.
     */
    private static final Set<String> HARMLESS =
            Set.of(
                    "NOLOCK",
                    "READUNCOMMITTED",
                    "READCOMMITTED",
                    "READCOMMITTEDLOCK",
                    "ROWLOCK",
                    "PAGLOCK",
                    "TABLOCK",
                    "FORCESCAN",
                    "FORCESEEK",
                    "NOEXPAND");

    private static final String UPDATE_LOCKS =
            ": inside the transaction, UPDATE the rows before reading them: that locks them until it ends";

    /** What a statement may rely on, with its way out. */
    private static final Map<String, String> REFUSED =
            Map.ofEntries(
                    Map.entry("UPDLOCK", UPDATE_LOCKS),
                    Map.entry("XLOCK", UPDATE_LOCKS),
                    Map.entry("TABLOCKX", UPDATE_LOCKS),
                    Map.entry("HOLDLOCK", UPDATE_LOCKS),
                    Map.entry("SERIALIZABLE", UPDATE_LOCKS),
                    Map.entry("REPEATABLEREAD", UPDATE_LOCKS),
                    Map.entry("SNAPSHOT", ": leave it out"),
                    Map.entry("INDEX", ": leave it out"),
                    Map.entry(
                            "READPAST", ": leave it out, and the statement waits for locked rows"),
                    Map.entry("NOWAIT", ": leave it out, and the statement waits for locked rows"));

    private TableHints() {}

    /**
     * Whether hints begin here; without WITH they must be known as such, for a function's arguments
     * look the same.
     */
    static boolean begin(Token first, Token second, Token third) {
        if (first.kind == WITH) {
            return second.kind == LPAREN;
        }
        return first.kind == LPAREN
                && isHint(second)
                && (third.kind == RPAREN || third.kind == COMMA || isHint(third));
    }

    private static boolean isHint(Token token) {
        return HARMLESS.contains(name(token)) || REFUSED.containsKey(name(token));
    }

    static void check(Token token) {
        String name = name(token);
        if (!HARMLESS.contains(name)) {
            throw Syntax.notSupported(
                    "The table hint " + name, REFUSED.getOrDefault(name, ""), token);
        }
    }

    /** The hints of a table that a statement changes. */
    static void read(Cursor cursor) {
        if (!cursor.at(WITH, LPAREN)) {
            return;
        }
        cursor.next();
        cursor.next();
        do {
            SourceToken hint = cursor.next();
            if (hint.kind != IDENTIFIER && hint.kind != HOLDLOCK && hint.kind != INDEX) {
                throw Syntax.near(hint);
            }
            check(hint);
            cursor.take(COMMA);
        } while (!cursor.take(RPAREN));
    }

    private static String name(Token token) {
        return token.image.length() > 20 ? "" : token.image.toUpperCase(Locale.ROOT);
    }
}
