package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/** Reads DECLARE ... CURSOR, OPEN, FETCH, CLOSE and DEALLOCATE. */
final class CursorReader implements TsqlParserImplConstants {
    private static final Set<String> KINDS =
            Set.of(
                    "LOCAL",
                    "GLOBAL",
                    "FORWARD_ONLY",
                    "SCROLL",
                    "STATIC",
                    "FAST_FORWARD",
                    "READ_ONLY",
                    "INSENSITIVE");
    private static final Set<String> DIRECTIONS =
            Set.of("NEXT", "PRIOR", "FIRST", "LAST", "ABSOLUTE", "RELATIVE");

    private final Cursor cursor;

    CursorReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether a cursor is declared: its name has been found, and no @. */
    static boolean declares(Cursor cursor) {
        SourceToken second = cursor.peek(2);
        return cursor.atName()
                && (second.kind == CURSOR
                        || second.isWord("INSENSITIVE")
                        || second.isWord("SCROLL"));
    }

    /** After DECLARE. */
    Statement declare(int line) {
        String name = cursor.name();
        List<String> words = new ArrayList<>();
        while (!cursor.at(FOR)) {
            SourceToken token = cursor.next();
            String word = token.image.toUpperCase(Locale.ROOT);
            if (token.kind == CURSOR) {
                continue;
            }
            if (!KINDS.contains(word)) {
                if (token.kind != IDENTIFIER) {
                    throw Syntax.near(token);
                }
                throw Syntax.notSupported(
                        "A cursor that is " + word, ": declare it STATIC or FAST_FORWARD", token);
            }
            words.add(word);
        }
        cursor.expect(FOR);
        SqlNode query = cursor.query();
        boolean forward = words.contains("FORWARD_ONLY") || words.contains("FAST_FORWARD");
        boolean scrolls =
                words.contains("SCROLL")
                        || !forward && (words.contains("STATIC") || words.contains("INSENSITIVE"));
        return new Statement.DeclareCursor(name, query, words.contains("LOCAL"), scrolls, line);
    }

    /** OPEN, CLOSE or DEALLOCATE. */
    Statement change() {
        SourceToken verb = cursor.next();
        return new Statement.ChangeCursor(
                Statement.ChangeCursor.Verb.valueOf(verb.image.toUpperCase(Locale.ROOT)),
                name(),
                verb.beginLine);
    }

    private String name() {
        if (cursor.atWord("GLOBAL") && cursor.peek(2).kind == IDENTIFIER) {
            cursor.next();
        }
        if (cursor.atVariable()) {
            throw Syntax.notSupported(
                    "A variable that is a cursor", ": name the cursor itself", cursor.peek());
        }
        return cursor.name();
    }

    Statement fetch() {
        int line = cursor.expect(FETCH).beginLine;
        String direction = "NEXT";
        Optional<SqlNode> count = Optional.empty();
        String word = cursor.peek().image.toUpperCase(Locale.ROOT);
        boolean directed =
                DIRECTIONS.contains(word)
                        && (cursor.peek(2).kind == FROM
                                || cursor.peek(2).kind == IDENTIFIER
                                || word.equals("ABSOLUTE")
                                || word.equals("RELATIVE"));
        if (directed) {
            direction = word;
            cursor.next();
            if (direction.equals("ABSOLUTE") || direction.equals("RELATIVE")) {
                count = Optional.of(cursor.expression());
            }
        }
        cursor.take(FROM);
        String name = name();
        List<String> into = new ArrayList<>();
        if (cursor.take(INTO)) {
            do {
                into.add(cursor.variable());
            } while (cursor.take(COMMA));
        }
        return new Statement.Fetch(direction, count, name, into, line);
    }
}
