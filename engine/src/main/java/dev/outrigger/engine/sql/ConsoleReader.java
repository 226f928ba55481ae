package dev.outrigger.engine.sql;

import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Reads DBCC. */
final class ConsoleReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    ConsoleReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement dbcc() {
        SourceToken token = cursor.expect(DBCC);
        if (cursor.takeWord("CHECKIDENT")) {
            return checkIdentity(token.beginLine);
        }
        if (!cursor.takeWord("FREEPROCCACHE")) {
            throw Syntax.notSupported("DBCC", ": only FREEPROCCACHE and CHECKIDENT are", token);
        }
        return new Statement.FreePlans(silent(), token.beginLine);
    }

    private Statement checkIdentity(int line) {
        cursor.expect(LPAREN);
        ObjectName table =
                cursor.atString()
                        ? TsqlParser.parseName(cursor.next().text())
                        : cursor.objectName();
        boolean reseed = true;
        Optional<SqlNode> value = Optional.empty();
        if (cursor.take(COMMA)) {
            reseed = !cursor.takeWord("NORESEED");
            if (reseed) {
                cursor.expectWord("RESEED");
                value = cursor.take(COMMA) ? Optional.of(cursor.expression()) : Optional.empty();
            }
        }
        cursor.expect(RPAREN);
        return new Statement.CheckIdentity(table, reseed, value, silent(), line);
    }

    private boolean silent() {
        boolean silent = cursor.at(WITH) && cursor.atWord(2, "NO_INFOMSGS");
        if (silent) {
            cursor.next();
            cursor.next();
        }
        return silent;
    }
}
