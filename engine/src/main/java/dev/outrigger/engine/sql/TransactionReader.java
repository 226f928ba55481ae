package dev.outrigger.engine.sql;

import java.util.Optional;

/** Reads the statements that begin, end and mark transactions. */
final class TransactionReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    TransactionReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement begin() {
        int line = cursor.expect(BEGIN).beginLine;
        if (cursor.at(DISTRIBUTED)) {
            throw Syntax.notSupported("BEGIN DISTRIBUTED TRANSACTION", "", cursor.peek());
        }
        word();
        Optional<String> name = name();
        if (cursor.at(WITH) && cursor.atWord(2, "MARK")) {
            throw Syntax.notSupported("BEGIN TRANSACTION ... WITH MARK", "", cursor.peek());
        }
        return new Statement.BeginTransaction(name, line);
    }

    /** COMMIT, ROLLBACK or SAVE. */
    Statement read() {
        SourceToken verb = cursor.next();
        int line = verb.beginLine;
        if (verb.kind == SAVE) {
            word();
            return new Statement.SaveTransaction(name().orElseThrow(cursor::unexpected), line);
        }
        return verb.kind == COMMIT
                ? new Statement.Commit(end(), line)
                : new Statement.Rollback(end(), line);
    }

    private void word() {
        if (!cursor.take(TRAN)) {
            cursor.expect(TRANSACTION);
        }
    }

    private Optional<String> end() {
        if (cursor.takeWord("WORK") || !cursor.take(TRAN) && !cursor.take(TRANSACTION)) {
            return Optional.empty();
        }
        Optional<String> name = name();
        if (cursor.at(WITH, LPAREN)) {
            throw Syntax.notSupported("COMMIT ... WITH (DELAYED_DURABILITY)", "", cursor.peek());
        }
        return name;
    }

    private Optional<String> name() {
        if (cursor.atVariable()) {
            return Optional.of(cursor.variable());
        }
        return cursor.atName() && !cursor.atWord("THROW")
                ? Optional.of(cursor.name())
                : Optional.empty();
    }
}
