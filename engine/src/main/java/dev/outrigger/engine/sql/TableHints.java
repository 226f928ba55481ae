package dev.outrigger.engine.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;

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

    /** They hold locks to the end of the transaction. */
    private static final Map<String, Set<LockedTable.Lock>> LOCKING =
            Map.of(
                    "UPDLOCK", Set.of(LockedTable.Lock.ROWS),
                    "XLOCK", Set.of(LockedTable.Lock.ROWS),
                    "TABLOCKX", Set.of(LockedTable.Lock.ALONE),
                    "HOLDLOCK", Set.of(LockedTable.Lock.KEEP),
                    "SERIALIZABLE", Set.of(LockedTable.Lock.KEEP),
                    "REPEATABLEREAD", Set.of(LockedTable.Lock.KEEP),
                    "NOWAIT", Set.of(LockedTable.Lock.AT_ONCE));

    /** What a statement may rely on, with its way out. */
    private static final Map<String, String> REFUSED =
            Map.of(
                    "SNAPSHOT",
                    ": leave it out",
                    "INDEX",
                    ": leave it out",
                    "READPAST",
                    ": leave it out, and the statement waits for locked rows");

    /** Those of a table that is changed, beside which its rows are locked anyway. */
    private static final Set<String> LOCKED_ANYWAY = Set.of("UPDLOCK", "XLOCK");

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
        String name = name(token);
        return HARMLESS.contains(name) || LOCKING.containsKey(name) || REFUSED.containsKey(name);
    }

    /** What a hint asks for; nothing where no result would differ. */
    static Set<LockedTable.Lock> locks(Token token) {
        String name = name(token);
        if (!HARMLESS.contains(name) && !LOCKING.containsKey(name)) {
            throw Syntax.notSupported(
                    "The table hint " + name, REFUSED.getOrDefault(name, ""), token);
        }
        return LOCKING.getOrDefault(name, Set.of());
    }

    static SqlIdentifier locked(SqlIdentifier table, Set<LockedTable.Lock> locks) {
        return locks.isEmpty() ? table : new LockedTable(table, locks);
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
            if (!locks(hint).isEmpty() && !LOCKED_ANYWAY.contains(name(hint))) {
                throw Syntax.notSupported(
                        "The hint " + name(hint) + " on a table that a statement changes",
                        ": SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, or SET LOCK_TIMEOUT",
                        hint);
            }
            cursor.take(COMMA);
        } while (!cursor.take(RPAREN));
    }

    /** The hints of MERGE's target: whether they ask for the whole table. */
    static boolean readAlone(Cursor cursor) {
        boolean alone = false;
        if (!cursor.at(WITH, LPAREN)) {
            return false;
        }
        cursor.next();
        cursor.next();
        do {
            Set<LockedTable.Lock> locks = locks(cursor.next());
            if (locks.contains(LockedTable.Lock.AT_ONCE)) {
                throw Syntax.notSupported(
                        "MERGE WITH (NOWAIT)", ": SET LOCK_TIMEOUT", cursor.last());
            }
            alone |=
                    locks.contains(LockedTable.Lock.KEEP) || locks.contains(LockedTable.Lock.ALONE);
            cursor.take(COMMA);
        } while (!cursor.take(RPAREN));
        return alone;
    }

    private static String name(Token token) {
        return token.image.length() > 20 ? "" : token.image.toUpperCase(Locale.ROOT);
    }
}
