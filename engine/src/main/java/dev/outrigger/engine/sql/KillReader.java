package dev.outrigger.engine.sql;

/** {@code KILL session_id [WITH STATUSONLY]}. */
final class KillReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    KillReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement kill() {
        int line = cursor.next().beginLine;
        if (cursor.atString()) {
            throw Syntax.notSupported(
                    "KILL of a distributed transaction", ": there are none", cursor.peek(1));
        }
        long number = cursor.wholeNumber();
        boolean statusOnly = cursor.at(WITH) && cursor.atWord(2, "STATUSONLY");
        if (statusOnly) {
            cursor.next();
            cursor.next();
        }
        return new Statement.Kill(number, statusOnly, line);
    }
}
