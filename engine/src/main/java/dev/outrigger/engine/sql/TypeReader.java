package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a data type's name and sizes. */
final class TypeReader implements TsqlParserImplConstants {
    private TypeReader() {}

    /** For the grammar's actions: the type of a conversion, from the parser's next token on. */
    static TypeNode read(TsqlParserImpl parser) {
        SourceToken first = (SourceToken) parser.getToken(1);
        return new TypeNode(read(new Cursor(parser), SqlTypes.CAST_LENGTH), Syntax.pos(first));
    }

    /** The type of a column, a variable or a parameter. */
    static SqlType read(Cursor cursor) {
        return read(cursor, SqlTypes.DECLARED_LENGTH);
    }

    private static SqlType read(Cursor cursor, int defaultLength) {
        SourceToken first = cursor.peek();
        String name = name(cursor);
        List<Integer> sizes = new ArrayList<>();
        if (cursor.take(LPAREN)) {
            do {
                sizes.add(cursor.takeWord("MAX") ? SqlType.MAX : cursor.size());
            } while (cursor.take(COMMA));
            cursor.expect(RPAREN);
        }
        try {
            return SqlTypes.named(name, sizes, defaultLength);
        } catch (SqlError error) {
            throw error.at(first.beginLine);
        }
    }

    private static String name(Cursor cursor) {
        SourceToken first = cursor.peek();
        String name = cursor.typeWord();
        while (cursor.take(DOT)) {
            if (!name.equalsIgnoreCase("sys") && !name.equalsIgnoreCase("dbo")) {
                throw SqlError.of(ErrorCode.TYPE_NOT_FOUND, 1, name).at(first.beginLine);
            }
            name = cursor.typeWord();
        }
        name = name.toLowerCase(Locale.ROOT);
        if (name.equals("national")) {
            name += " " + cursor.typeWord().toLowerCase(Locale.ROOT);
        }
        if (name.equals("double")) {
            cursor.expectWord("PRECISION");
            return "double precision";
        }
        boolean fixed =
                name.endsWith("char") && !name.endsWith("varchar")
                        || name.endsWith("character")
                        || name.equals("binary");
        return fixed && cursor.take(VARYING) ? name + " varying" : name;
    }
}
