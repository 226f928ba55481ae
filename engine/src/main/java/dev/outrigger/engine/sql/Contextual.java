package dev.outrigger.engine.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives words that are reserved nowhere the kind they have in their place: ROWS in a window, OFFSET
 * after ORDER BY, the day of DATEADD. So a column may be called {@code rows} and the grammar needs
 * no look-ahead.
 */
final class Contextual implements TsqlParserImplConstants {
    private static final Set<String> DATE_PART_FUNCTIONS =
            Set.of(
                    "DATEADD",
                    "DATEDIFF",
                    "DATEDIFF_BIG",
                    "DATEPART",
                    "DATENAME",
                    "DATETRUNC",
                    "DATE_BUCKET");
    private static final Set<Integer> FUNCTIONS_TOO =
            Set.of(LEFT, RIGHT, COALESCE, NULLIF, CONTAINS, FREETEXT);

    /** No word that can be written. */
    static final String NEXT_VALUE = "$NEXT_VALUE";

    private final List<SourceToken> tokens;

    private Contextual(List<SourceToken> tokens) {
        this.tokens = tokens;
    }

    static void settle(List<SourceToken> tokens) {
        Contextual words = new Contextual(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            words.settle(i);
        }
    }

    private SourceToken get(int i) {
        return i < 0 ? tokens.get(tokens.size() - 1) : tokens.get(Math.min(i, tokens.size() - 1));
    }

    private boolean is(int i, String word) {
        return i >= 0 && get(i).isWord(word);
    }

    private int kind(int i) {
        return i < 0 ? EOF : get(i).kind;
    }

    private void become(int i, int kind) {
        tokens.set(i, tokens.get(i).as(kind, tokens.get(i).text()));
    }

    private void settle(int i) {
        SourceToken token = tokens.get(i);
        if (token.kind == COLLATE && kind(i + 1) == IDENTIFIER) {
            become(i + 1, QUOTED_STRING);
            return;
        }
        boolean call = kind(i + 1) == LPAREN;
        if (token.kind == PRECISION && kind(i - 1) != DOUBLE) {
            become(i, IDENTIFIER);
            return;
        }
        if (token.kind != IDENTIFIER) {
            if (call && FUNCTIONS_TOO.contains(token.kind) && kind(i - 1) != DOT) {
                become(i, IDENTIFIER);
            } else if (token.kind == FETCH && (is(i + 1, "NEXT") || is(i + 1, "FIRST"))) {
                fetch(i);
            }
            return;
        }
        if (kind(i - 1) == DOT) {
            return;
        }
        String word = token.image.length() > 20 ? "" : token.image.toUpperCase(Locale.ROOT);
        switch (word) {
            case "CAST" -> become(i, call ? CAST : IDENTIFIER);
            case "TRY_CAST" -> become(i, call ? TRY_CAST : IDENTIFIER);
            case "PARTITION" ->
                    become(i, kind(i + 1) == BY && kind(i - 1) == LPAREN ? PARTITION : IDENTIFIER);
            case "ROWS", "RANGE" -> {
                if (kind(i + 1) == BETWEEN && kind(i - 1) != COMMA && beginsFrame(i + 2)
                        || beginsFrame(i + 1)) {
                    become(i, word.equals("ROWS") ? ROWS : RANGE);
                }
            }
            case "UNBOUNDED" ->
                    become(
                            i,
                            is(i + 1, "PRECEDING") || is(i + 1, "FOLLOWING")
                                    ? UNBOUNDED
                                    : IDENTIFIER);
            case "PRECEDING", "FOLLOWING" -> {
                if (endsFrameBound(i)) {
                    become(i, word.equals("PRECEDING") ? PRECEDING : FOLLOWING);
                }
            }
            case "ROW" -> become(i, kind(i - 1) == CURRENT ? ROW : IDENTIFIER);
            case "ROLLUP", "CUBE" -> {
                boolean begins = kind(i - 1) == BY || kind(i - 1) == COMMA || kind(i - 1) == LPAREN;
                boolean ends = kind(i - 1) == WITH && kind(i + 1) != AS;
                if (call ? begins : ends) {
                    become(i, word.equals("CUBE") ? CUBE : ROLLUP);
                }
            }
            case "GROUPING" -> {
                if (is(i + 1, "SETS")) {
                    become(i, GROUPING);
                    become(i + 1, SETS);
                }
            }
            case "APPLY" ->
                    become(i, kind(i - 1) == CROSS || kind(i - 1) == OUTER ? APPLY : IDENTIFIER);
            case "WITHIN" -> become(i, kind(i + 1) == GROUP ? WITHIN : IDENTIFIER);
            case "OFFSET" -> offset(i);
            case "NEXT" -> {
                if (is(i + 1, "VALUE") && kind(i + 2) == FOR && isName(i + 3)) {
                    nextValue(i);
                }
            }
            case "AT" -> {
                if (is(i + 1, "TIME") && is(i + 2, "ZONE")) {
                    become(i, AT);
                    become(i + 1, TIME);
                    become(i + 2, ZONE);
                }
            }
            case "TRIM" -> {
                if (call && hasFrom(i + 2)) {
                    become(i, TRIM);
                }
            }
            default -> {
                if (call
                        && DATE_PART_FUNCTIONS.contains(word)
                        && kind(i + 2) == IDENTIFIER
                        && kind(i + 3) == COMMA
                        && !Syntax.isVariable(get(i + 2))) {
                    become(i + 2, QUOTED_STRING);
                }
            }
        }
    }

    private boolean isName(int i) {
        return (kind(i) == IDENTIFIER || kind(i) == BRACKET_QUOTED_IDENTIFIER)
                && !Syntax.isVariable(get(i));
    }

    /** {@code NEXT VALUE FOR a.b} becomes a call with the parts of the sequence's name. */
    private void nextValue(int i) {
        SourceToken first = tokens.get(i);
        tokens.set(
                i,
                new SourceToken(
                        IDENTIFIER,
                        NEXT_VALUE,
                        NEXT_VALUE,
                        first.start(),
                        first.end(),
                        first.beginLine,
                        first.beginColumn));
        become(i + 1, LPAREN);
        int part = i + 3;
        while (true) {
            SourceToken name = tokens.get(part);
            boolean more = kind(part + 1) == DOT && isName(part + 2);
            tokens.set(part - 1, name.as(QUOTED_STRING, name.text()));
            tokens.set(part, name.as(more ? COMMA : RPAREN, more ? "," : ")"));
            if (!more) {
                return;
            }
            part += 2;
        }
    }

    private boolean beginsFrame(int i) {
        return is(i, "UNBOUNDED") && (is(i + 1, "PRECEDING") || is(i + 1, "FOLLOWING"))
                || kind(i) == CURRENT && is(i + 1, "ROW")
                || kind(i) == UNSIGNED_INTEGER_LITERAL
                        && (is(i + 1, "PRECEDING") || is(i + 1, "FOLLOWING"));
    }

    private boolean endsFrameBound(int i) {
        int before = kind(i - 1);
        if (before == UNBOUNDED) {
            return true;
        }
        int frame = kind(i - 2);
        return before == UNSIGNED_INTEGER_LITERAL
                && (frame == ROWS || frame == RANGE || frame == BETWEEN || frame == AND);
    }

    /**
     * {@code OFFSET expression ROWS}: the word counts only with its ROWS, so that a column may be
     * called offset.
     */
    private void offset(int i) {
        int rows = rowsAfter(i + 1);
        int operand = kind(i + 1);
        boolean begins =
                operand == UNSIGNED_INTEGER_LITERAL
                        || operand == LPAREN
                        || operand == HOOK
                        || Syntax.isVariable(get(i + 1));
        if (rows > 0 && begins) {
            become(i, OFFSET);
            become(rows, is(rows, "ROWS") ? ROWS : ROW);
        }
    }

    private void fetch(int i) {
        int rows = rowsAfter(i + 2);
        become(i + 1, is(i + 1, "NEXT") ? NEXT : FIRST);
        if (rows > 0) {
            become(rows, is(rows, "ROWS") ? ROWS : ROW);
            if (is(rows + 1, "ONLY")) {
                become(rows + 1, ONLY);
            }
        }
    }

    /** Whether a FROM stands in the parentheses that are open, with no SELECT of its own. */
    private boolean hasFrom(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size() && depth >= 0; i++) {
            int kind = kind(i);
            if (depth == 0 && (kind == FROM || kind == SELECT)) {
                return kind == FROM;
            }
            depth += kind == LPAREN ? 1 : kind == RPAREN ? -1 : 0;
        }
        return false;
    }

    private int rowsAfter(int from) {
        int depth = 0;
        for (int i = from; i < Math.min(tokens.size(), from + 64); i++) {
            int kind = kind(i);
            depth += kind == LPAREN ? 1 : kind == RPAREN ? -1 : 0;
            if (depth < 0
                    || depth == 0
                            && (kind == SEMICOLON
                                    || kind == COMMA
                                    || kind == SELECT
                                    || kind == FROM)) {
                return -1;
            }
            if (depth == 0 && i > from && kind == IDENTIFIER && (is(i, "ROWS") || is(i, "ROW"))) {
                return i;
            }
        }
        return -1;
    }
}
