package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a data type's name and sizes. */
final class TypeReader implements TsqlParserImplConstants {
    private TypeReader() {}

    /** For the grammar's actions: reads from the parser's next token on. */
    static TypeNode read(TsqlParserImpl parser) {
        SourceToken first = (SourceToken) parser.getToken(1);
        return new TypeNode(read(new Cursor(parser)), Syntax.pos(first));
    }

    static SqlType read(Cursor cursor) {
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
            name = "n" + cursor.typeWord().toLowerCase(Locale.ROOT);
        }
        name = name.equals("character") ? "char" : name.equals("ncharacter") ? "nchar" : name;
        if (name.equals("double")) {
            cursor.expect(PRECISION);
        }
        if ((name.equals("char") || name.equals("nchar") || name.equals("binary")) && cursor.take(VARYING)) {
            name = name.equals("char") ? "varchar" : name.equals("nchar") ? "nvarchar" : "varbinary";
        }
        List<Integer> sizes = new ArrayList<>();
        if (cursor.take(LPAREN)) {
            do {
                sizes.add(cursor.takeWord("MAX") ? SqlType.MAX : cursor.size());
            } while (cursor.take(COMMA));
            cursor.expect(RPAREN);
        }
        return TypeNames.resolve(name, sizes, first.beginLine);
    }
}
