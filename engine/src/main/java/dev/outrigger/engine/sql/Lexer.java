package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;

/** Cuts a batch into T-SQL's tokens. Words that are not reserved are identifiers, all of them. */
final class Lexer implements TsqlParserImplConstants {
    /** More tokens would take more memory than a statement is worth: some 400 MB. */
    static final int MOST = 4_000_000;

    private final String text;
    private final List<SourceToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String text) {
        this.text = text;
    }

    /** The text's tokens, EOF last. */
    static List<SourceToken> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.next()) {}
        return lexer.tokens;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private void newLine() {
        line++;
        lineStart = at;
    }

    private void add(int kind, int start, int startLine, int column, String value) {
        if (tokens.size() >= MOST) {
            throw Syntax.tooComplex("a text of more than " + MOST + " words").at(startLine);
        }
        tokens.add(
                new SourceToken(
                        kind, text.substring(start, at), value, start, at, startLine, column));
    }

    private void symbol(int kind, int length) {
        int start = at;
        at += length;
        add(kind, start, line, start - lineStart + 1, text.substring(start, at));
    }

    private boolean next() {
        skipBlanks();
        int start = at;
        int column = start - lineStart + 1;
        if (at >= text.length()) {
            add(EOF, at, line, column, "");
            return false;
        }
        char c = text.charAt(at);
        if (c == '\'') {
            string(QUOTED_STRING, start);
        } else if ((c == 'N' || c == 'n') && peek(1) == '\'') {
            at++;
            string(PREFIXED_STRING_LITERAL, start);
        } else if (c == '[') {
            delimited(']', BRACKET_QUOTED_IDENTIFIER);
        } else if (c == '"') {
            delimited('"', BRACKET_QUOTED_IDENTIFIER);
        } else if (isDigit(c) || c == '.' && isDigit(peek(1)) && !afterName()) {
            number();
        } else if (c == '$' && (isDigit(peek(1)) || peek(1) == '.' && isDigit(peek(2)))) {
            money();
        } else if (startsName(codePoint()) || text.regionMatches(true, at, "$action", 0, 7)) {
            word();
        } else {
            operator(c);
        }
        return true;
    }

    /**
     * Whether a dot here goes on with a name, as in {@code t.1}, which is an error of the grammar's
     * and no number.
     */
    private boolean afterName() {
        if (tokens.isEmpty()) {
            return false;
        }
        SourceToken last = tokens.get(tokens.size() - 1);
        return last.end() == at
                && (last.kind == IDENTIFIER || last.kind == BRACKET_QUOTED_IDENTIFIER);
    }

    private int codePoint() {
        return text.codePointAt(at);
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                newLine();
            } else if (c <= ' ' || c == '\u00a0' || c == '\ufeff' || Character.isSpaceChar(c)) {
                at++;
            } else if (c == '-' && peek(1) == '-') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '/' && peek(1) == '*') {
                comment();
            } else {
                return;
            }
        }
    }

    private void comment() {
        int startLine = line;
        int depth = 0;
        do {
            if (at >= text.length()) {
                throw SqlError.of(ErrorCode.UNCLOSED_COMMENT).at(startLine);
            }
            char c = text.charAt(at);
            if (c == '/' && peek(1) == '*') {
                depth++;
                at += 2;
            } else if (c == '*' && peek(1) == '/') {
                depth--;
                at += 2;
            } else {
                at++;
                if (c == '\n') {
                    newLine();
                }
            }
        } while (depth > 0);
    }

    private void string(int kind, int start) {
        int startLine = line;
        int column = start - lineStart + 1;
        String value = quoted('\'');
        add(kind, start, startLine, column, value);
    }

    private void delimited(char close, int kind) {
        int start = at;
        int startLine = line;
        int column = start - lineStart + 1;
        String value = quoted(close);
        if (value.isEmpty()) {
            throw SqlError.of(ErrorCode.SYNTAX_NEAR, text.substring(start, at)).at(startLine);
        }
        if (value.length() > 128) {
            throw Syntax.tooLongName(value, startLine);
        }
        add(kind, start, startLine, column, value);
    }

    /** The text up to the closing mark, which doubled stands for itself. */
    private String quoted(char close) {
        int startLine = line;
        int start = ++at;
        StringBuilder value = null;
        int from = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == close) {
                if (peek(1) != close) {
                    String last = text.substring(from, at++);
                    return value == null ? last : value.append(last).toString();
                }
                value = value == null ? new StringBuilder() : value;
                value.append(text, from, at + 1);
                at += 2;
                from = at;
            } else {
                at++;
                if (c == '\n') {
                    newLine();
                }
            }
        }
        String rest = text.substring(start, Math.min(text.length(), start + 128));
        throw SqlError.of(ErrorCode.UNCLOSED_QUOTE, rest).at(startLine);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void number() {
        int start = at;
        int column = start - lineStart + 1;
        if (text.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
            at += 2;
            while (Character.digit(peek(0), 16) >= 0 && peek(0) < 128) {
                at++;
            }
            String digits = text.substring(start + 2, at);
            add(HEX_LITERAL, start, line, column, digits.length() % 2 == 0 ? digits : "0" + digits);
            return;
        }
        int kind = UNSIGNED_INTEGER_LITERAL;
        digits();
        if (peek(0) == '.') {
            kind = DECIMAL_NUMERIC_LITERAL;
            at++;
            digits();
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            kind = APPROX_NUMERIC_LITERAL;
            at++;
            if (peek(0) == '+' || peek(0) == '-') {
                at++;
            }
            int exponent = at;
            digits();
            if (at - exponent > 4) {
                throw Syntax.near(text.substring(start, at), line);
            }
        }
        add(kind, start, line, column, plain(checked(text.substring(start, at), kind)));
    }

    /**
     * The number, unless it has more digits than a decimal holds, or than a float can tell apart.
     */
    private String checked(String number, int kind) {
        int digits = number.length() - (number.indexOf('.') < 0 ? 0 : 1);
        for (int i = 0; i < number.length() && number.charAt(i) == '0'; i++) {
            digits--;
        }
        if (digits > (kind == APPROX_NUMERIC_LITERAL ? 512 : 38)) {
            throw SqlError.of(
                            ErrorCode.NUMBER_TOO_LONG,
                            number.substring(0, Math.min(128, number.length())))
                    .at(line);
        }
        return number;
    }

    private void digits() {
        while (isDigit(peek(0))) {
            at++;
        }
    }

    /** The number as BigDecimal reads it: {@code 1.} is 1, {@code 1e} is 1e0. */
    private static String plain(String number) {
        String mantissa = number;
        String exponent = "";
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (e >= 0) {
            mantissa = number.substring(0, e);
            exponent =
                    number.substring(e).equals("e")
                                    || Character.isDigit(number.charAt(number.length() - 1))
                            ? number.substring(e)
                            : "";
            exponent = exponent.length() < 2 ? "e0" : exponent;
        }
        if (mantissa.startsWith(".")) {
            mantissa = "0" + mantissa;
        }
        return mantissa + exponent;
    }

    private void money() {
        int start = at;
        int column = start - lineStart + 1;
        at++;
        digits();
        if (peek(0) == '.') {
            at++;
            digits();
        }
        add(
                MONEY_LITERAL,
                start,
                line,
                column,
                plain(checked(text.substring(start + 1, at), MONEY_LITERAL)));
    }

    private static boolean startsName(int c) {
        return c == '_' || c == '@' || c == '#' || Character.isLetter(c);
    }

    private static boolean continuesName(int c) {
        return startsName(c)
                || c == '$'
                || Character.isDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || Character.getType(c) == Character.CONNECTOR_PUNCTUATION;
    }

    private void word() {
        int start = at;
        int column = start - lineStart + 1;
        while (at < text.length() && continuesName(codePoint())) {
            at += Character.charCount(codePoint());
        }
        String word = text.substring(start, at);
        if (word.length() > 128) {
            throw Syntax.tooLongName(word, line);
        }
        add(Words.reserved(word).orElse(IDENTIFIER), start, line, column, word);
    }

    /** A dot; in {@code db..t} the schema between two is empty. */
    private void dot() {
        if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind == DOT) {
            add(BRACKET_QUOTED_IDENTIFIER, at, line, at - lineStart + 1, "");
        }
        symbol(DOT, 1);
    }

    private void operator(char c) {
        char d = peek(1);
        if (d == '=' && "+-*/%&|^".indexOf(c) >= 0) {
            symbol(COMPOUND_ASSIGNMENT, 2);
            return;
        }
        switch (c) {
            case '(' -> symbol(LPAREN, 1);
            case ')' -> symbol(RPAREN, 1);
            case ',' -> symbol(COMMA, 1);
            case ';' -> symbol(SEMICOLON, 1);
            case '.' -> dot();
            case '=' -> symbol(EQ, 1);
            case '<' -> symbol(d == '=' ? LE : d == '>' ? NE : LT, d == '=' || d == '>' ? 2 : 1);
            case '>' -> symbol(d == '=' ? GE : GT, d == '=' ? 2 : 1);
            case '!' -> {
                if (d != '=' && d != '<' && d != '>') {
                    throw Syntax.near("!", line);
                }
                symbol(d == '=' ? NE : d == '<' ? GE : LE, 2);
            }
            case '+' -> symbol(PLUS, 1);
            case '-' -> symbol(MINUS, 1);
            case '*' -> symbol(STAR, 1);
            case '/' -> symbol(SLASH, 1);
            case '%' -> symbol(PERCENT_REMAINDER, 1);
            case '&' -> symbol(AMPERSAND, 1);
            case '|' -> symbol(VERTICAL_BAR, 1);
            case '^' -> symbol(CARET, 1);
            case '~' -> symbol(BITWISE_NOT, 1);
            case '?' -> symbol(HOOK, 1);
            case ':' -> symbol(COLON, 1);
            case '{' -> symbol(LBRACE, 1);
            case '}' -> symbol(RBRACE, 1);
            default -> throw Syntax.near(new String(Character.toChars(codePoint())), line);
        }
    }
}
