package dev.outrigger.engine.sql;

/** What a token may be beside an operator: for errors that name the offending word. */
final class Operands implements TsqlParserImplConstants {
    private Operands() {}

    static boolean isInfix(Token token) {
        return switch (token.kind) {
            case AND,
                    OR,
                    EQ,
                    NE,
                    LT,
                    GT,
                    LE,
                    GE,
                    PLUS,
                    MINUS,
                    STAR,
                    SLASH,
                    PERCENT_REMAINDER,
                    AMPERSAND,
                    VERTICAL_BAR,
                    CARET,
                    IN,
                    LIKE,
                    BETWEEN,
                    IS ->
                    true;
            default -> false;
        };
    }

    static boolean endsAt(Token token) {
        return isName(token) || isLiteral(token) || token.kind == RPAREN || token.kind == END;
    }

    static boolean startsAt(Token token) {
        return switch (token.kind) {
            case LPAREN,
                    PLUS,
                    MINUS,
                    BITWISE_NOT,
                    CASE,
                    CAST,
                    TRY_CAST,
                    CONVERT,
                    TRY_CONVERT,
                    NOT,
                    EXISTS,
                    ANY,
                    ALL,
                    SOME,
                    COALESCE,
                    NULLIF,
                    USER,
                    CURRENT_TIMESTAMP ->
                    true;
            default -> isName(token) || isLiteral(token);
        };
    }

    private static boolean isName(Token token) {
        return token.kind == IDENTIFIER || token.kind == BRACKET_QUOTED_IDENTIFIER;
    }

    private static boolean isLiteral(Token token) {
        return switch (token.kind) {
            case UNSIGNED_INTEGER_LITERAL,
                    DECIMAL_NUMERIC_LITERAL,
                    APPROX_NUMERIC_LITERAL,
                    MONEY_LITERAL,
                    HEX_LITERAL,
                    QUOTED_STRING,
                    PREFIXED_STRING_LITERAL,
                    NULL,
                    HOOK ->
                    true;
            default -> false;
        };
    }
}
