package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads SET: of a variable, or of options. */
final class OptionReader implements TsqlParserImplConstants {
    private final Cursor cursor;

    OptionReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Statement set() {
        int line = cursor.expect(SET).beginLine;
        if (cursor.atVariable()) {
            String name = cursor.variable();
            if (cursor.at(DOT)) {
                throw Syntax.notSupported("A method of a variable", "", cursor.peek());
            }
            String operator = cursor.assignmentOperator();
            return new Statement.SetVariable(name, operator, cursor.expression(), line);
        }
        if (cursor.at(TRANSACTION)) {
            return isolation(line);
        }
        List<String> names = new ArrayList<>();
        if (cursor.at(STATISTICS)) {
            cursor.next();
            names.add("STATISTICS " + word());
            while (cursor.take(COMMA)) {
                names.add("STATISTICS " + word());
            }
        } else {
            do {
                names.add(word());
            } while (cursor.take(COMMA));
        }
        if (names.equals(List.of("IDENTITY_INSERT"))) {
            ObjectName table = cursor.objectName();
            return new Statement.SetIdentityInsert(table, onOff().equals("ON"), line);
        }
        return new Statement.SetOption(names, value(), line);
    }

    private Statement isolation(int line) {
        cursor.next();
        cursor.expectWord("ISOLATION");
        cursor.expectWord("LEVEL");
        String level = word();
        if (level.equals("READ") || level.equals("REPEATABLE")) {
            level += " " + word();
        }
        return new Statement.SetOption(List.of("TRANSACTION ISOLATION LEVEL"), level, line);
    }

    private String word() {
        SourceToken token = cursor.peek();
        if (token.kind != IDENTIFIER && !Words.isReserved(token.kind) || Syntax.isVariable(token)) {
            throw cursor.unexpected();
        }
        return cursor.next().image.toUpperCase(Locale.ROOT);
    }

    private String onOff() {
        if (!cursor.at(ON) && !cursor.at(OFF)) {
            throw cursor.unexpected();
        }
        return word();
    }

    private String value() {
        boolean negative = cursor.take(MINUS);
        if (cursor.at(UNSIGNED_INTEGER_LITERAL) || cursor.at(HEX_LITERAL)) {
            SourceToken token = cursor.next();
            return (negative ? "-" : "") + (token.kind == HEX_LITERAL ? token.image : token.text());
        }
        if (negative) {
            throw cursor.unexpected();
        }
        if (cursor.atString() || cursor.at(BRACKET_QUOTED_IDENTIFIER)) {
            return cursor.next().text();
        }
        if (cursor.atVariable()) {
            return cursor.variable();
        }
        return word();
    }
}
