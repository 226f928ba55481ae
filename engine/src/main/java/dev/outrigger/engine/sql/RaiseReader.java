package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Reads RAISERROR and THROW. */
final class RaiseReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    RaiseReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement raiserror() {
        int line = cursor.expect(RAISERROR).beginLine;
        cursor.expect(LPAREN);
        SqlNode message = cursor.expression();
        cursor.expect(COMMA);
        SqlNode severity = cursor.expression();
        cursor.expect(COMMA);
        SqlNode state = cursor.expression();
        List<SqlNode> arguments = new ArrayList<>();
        while (cursor.take(COMMA)) {
            arguments.add(cursor.expression());
        }
        cursor.expect(RPAREN);
        List<String> options = new ArrayList<>();
        if (cursor.at(WITH)
                && (cursor.atWord(2, "LOG")
                        || cursor.atWord(2, "NOWAIT")
                        || cursor.atWord(2, "SETERROR"))) {
            cursor.next();
            do {
                if (!cursor.atWord("LOG")
                        && !cursor.atWord("NOWAIT")
                        && !cursor.atWord("SETERROR")) {
                    throw cursor.unexpected();
                }
                options.add(cursor.next().image.toUpperCase(Locale.ROOT));
            } while (cursor.take(COMMA));
        }
        return new Statement.Raiserror(message, severity, state, arguments, options, line);
    }

    Statement throwError() {
        int line = cursor.next().beginLine;
        if (!cursor.atExpression()) {
            return new Statement.Throw(Optional.empty(), line);
        }
        SqlNode number = cursor.expression();
        cursor.expect(COMMA);
        SqlNode message = cursor.expression();
        cursor.expect(COMMA);
        SqlNode state = cursor.expression();
        return new Statement.Throw(
                Optional.of(new Statement.Throw.Raised(number, message, state)), line);
    }
}
