package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Reads BACKUP and RESTORE. */
final class BackupReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    BackupReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement backup() {
        SourceToken token = cursor.expect(BACKUP);
        if (!cursor.take(DATABASE)) {
            throw Syntax.notSupported(
                    "BACKUP of anything but a database", ": there is no log to back up", token);
        }
        String database = name();
        cursor.expect(TO);
        SqlNode file = disk();
        return new Statement.Backup(database, file, options(), token.beginLine);
    }

    Statement restore() {
        SourceToken token = cursor.expect(RESTORE);
        Optional<String> database = Optional.empty();
        Statement.Restore.Verb verb = Statement.Restore.Verb.DATABASE;
        if (cursor.take(DATABASE)) {
            database = Optional.of(name());
        } else if (cursor.takeWord("VERIFYONLY")) {
            verb = Statement.Restore.Verb.VERIFY;
        } else if (cursor.takeWord("HEADERONLY")) {
            verb = Statement.Restore.Verb.HEADER;
        } else if (cursor.takeWord("FILELISTONLY")) {
            verb = Statement.Restore.Verb.FILES;
        } else {
            throw Syntax.notSupported(
                    "RESTORE but of a database, VERIFYONLY, HEADERONLY and FILELISTONLY",
                    ": a backup is one file, of one database, without a log",
                    token);
        }
        cursor.expect(FROM);
        SqlNode file = disk();
        return new Statement.Restore(verb, database, file, options(), token.beginLine);
    }

    private String name() {
        return cursor.atVariable() ? cursor.variable() : cursor.name();
    }

    private SqlNode disk() {
        SourceToken device = cursor.next();
        if (!device.isWord("DISK")) {
            throw Syntax.notSupported(
                    "A backup device " + device.image, ": name a file, DISK = 'file'", device);
        }
        cursor.expect(EQ);
        SqlNode file = cursor.expressionAtom();
        if (cursor.at(COMMA)) {
            throw Syntax.notSupported("A backup of several files", "", cursor.peek());
        }
        return file;
    }

    private List<Statement.BackupOption> options() {
        List<Statement.BackupOption> options = new ArrayList<>();
        if (!cursor.take(WITH)) {
            return options;
        }
        do {
            SourceToken word = cursor.next();
            Optional<SqlNode> value =
                    cursor.take(EQ) ? Optional.of(cursor.expressionAtom()) : Optional.empty();
            options.add(
                    new Statement.BackupOption(
                            word.image.toUpperCase(Locale.ROOT), value, word.beginLine));
        } while (cursor.take(COMMA));
        return options;
    }
}
