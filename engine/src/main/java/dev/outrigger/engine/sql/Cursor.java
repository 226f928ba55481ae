package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWithItem;

/**
 * The place in a batch that statements are read from: over the generated parser, whose queries and
 * expressions it asks for.
 */
final class Cursor implements TsqlParserImplConstants {
    private final TsqlParserImpl parser;

    Cursor(TsqlParserImpl parser) {
        this.parser = parser;
    }

    SourceToken peek() {
        return peek(1);
    }

    /** ahead: 1 for the next token. */
    SourceToken peek(int ahead) {
        return (SourceToken) parser.getToken(ahead);
    }

    SourceToken next() {
        return (SourceToken) parser.getNextToken();
    }

    /** The token taken last. */
    SourceToken last() {
        return (SourceToken) parser.getToken(0);
    }

    int line() {
        return peek().beginLine;
    }

    /**
     * The token after one; the text's end follows itself. Stepping is cheap however far it goes,
     * unlike {@link #peek(int)}.
     */
    Token after(Token token) {
        if (token.next == null) {
            token.next = parser.token_source.getNextToken();
        }
        return token.next;
    }

    boolean at(int kind) {
        return peek().kind == kind;
    }

    boolean at(int kind, int second) {
        return peek().kind == kind && peek(2).kind == second;
    }

    boolean atWord(String word) {
        return peek().isWord(word);
    }

    boolean atWord(int ahead, String word) {
        return peek(ahead).isWord(word);
    }

    boolean take(int kind) {
        if (at(kind)) {
            next();
            return true;
        }
        return false;
    }

    boolean takeWord(String word) {
        if (atWord(word)) {
            next();
            return true;
        }
        return false;
    }

    SourceToken expect(int kind) {
        if (!at(kind)) {
            throw unexpected();
        }
        return next();
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw unexpected();
        }
    }

    /**
     * The error at the next token; at the end of the text it names the last one, as SQL Server
     * does.
     */
    SqlError unexpected() {
        return Syntax.near(parser.getToken(0), peek());
    }

    boolean atName() {
        return (at(IDENTIFIER) && !atVariable()) || at(BRACKET_QUOTED_IDENTIFIER);
    }

    boolean atVariable() {
        return Syntax.isVariable(peek());
    }

    /** Whether an expression follows, where a statement may follow as well. */
    boolean atExpression() {
        return switch (peek().kind) {
            case LPAREN,
                    MINUS,
                    PLUS,
                    BITWISE_NOT,
                    UNSIGNED_INTEGER_LITERAL,
                    DECIMAL_NUMERIC_LITERAL,
                    APPROX_NUMERIC_LITERAL,
                    MONEY_LITERAL,
                    HEX_LITERAL,
                    QUOTED_STRING,
                    PREFIXED_STRING_LITERAL,
                    NULL,
                    CASE,
                    CAST,
                    TRY_CAST,
                    CONVERT,
                    TRY_CONVERT,
                    HOOK,
                    BRACKET_QUOTED_IDENTIFIER ->
                    true;
            case IDENTIFIER -> !atWord("THROW");
            default -> false;
        };
    }

    String name() {
        if (!atName()) {
            throw unexpected();
        }
        return next().text();
    }

    String variable() {
        if (!atVariable()) {
            throw unexpected();
        }
        return next().image;
    }

    /** {@code =}, or a compound one such as {@code +=}. */
    String assignmentOperator() {
        if (at(EQ) || at(COMPOUND_ASSIGNMENT)) {
            return next().image;
        }
        throw unexpected();
    }

    boolean atString() {
        return at(QUOTED_STRING) || at(PREFIXED_STRING_LITERAL);
    }

    String string() {
        if (!atString()) {
            throw unexpected();
        }
        return next().text();
    }

    /** A type's name, some of which are reserved words. */
    String typeWord() {
        if (at(DOUBLE) || at(NATIONAL) || at(TABLE) || at(CURSOR)) {
            return next().image;
        }
        return name();
    }

    int size() {
        SourceToken token = expect(UNSIGNED_INTEGER_LITERAL);
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw Syntax.near(token);
        }
    }

    /** A whole number with its sign. */
    long wholeNumber() {
        boolean negative = take(MINUS);
        if (!negative) {
            take(PLUS);
        }
        SourceToken token = expect(UNSIGNED_INTEGER_LITERAL);
        try {
            return Long.parseLong((negative ? "-" : "") + token.text());
        } catch (NumberFormatException e) {
            throw Syntax.near(token);
        }
    }

    ObjectName objectName() {
        int line = line();
        if (atVariable()) {
            return new ObjectName(Optional.empty(), Optional.empty(), variable());
        }
        List<String> parts = new ArrayList<>();
        parts.add(name());
        while (take(DOT)) {
            parts.add(name());
        }
        if (parts.size() > 3) {
            throw SqlError.of(
                            ErrorCode.NOT_SUPPORTED,
                            "A name of four parts",
                            ": a linked server cannot be reached.")
                    .at(line);
        }
        int n = parts.size();
        return new ObjectName(
                n > 2 ? part(parts.get(n - 3)) : Optional.empty(),
                n > 1 ? part(parts.get(n - 2)) : Optional.empty(),
                parts.get(n - 1));
    }

    private static Optional<String> part(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        expect(LPAREN);
        do {
            names.add(name());
        } while (take(COMMA));
        expect(RPAREN);
        return names;
    }

    SqlNode expression() {
        return Rewriting.of(parse(parser::AnyExpression));
    }

    /** A literal or a parameter mark. */
    SqlNode expressionAtom() {
        return parse(parser::AtomicRowExpression);
    }

    /** A query with its own WITH and ORDER BY. */
    SqlNode query() {
        return Rewriting.of(rawQuery());
    }

    /** A query whose select list may assign to variables. */
    SqlNode rawQuery() {
        if (!at(SELECT) && !at(WITH) && !at(LPAREN)) {
            throw unexpected();
        }
        SqlNode query = parse(parser::AnyQuery);
        if (at(FOR)) {
            throw Syntax.notSupported("FOR XML, FOR JSON and FOR BROWSE", "", peek());
        }
        if (at(OPTION)) {
            QueryHints.read(this, query);
        }
        return query;
    }

    SqlNode from() {
        return Rewriting.of(parse(parser::FromClause));
    }

    List<SqlWithItem> commonTables() {
        List<SqlWithItem> tables = new ArrayList<>();
        for (SqlNode table : (SqlNodeList) Rewriting.of(parse(parser::WithList))) {
            tables.add((SqlWithItem) table);
        }
        return tables;
    }

    private interface Production {
        SqlNode read() throws ParseException;
    }

    private SqlNode parse(Production production) {
        try {
            return production.read();
        } catch (ParseException e) {
            throw Syntax.near(e.currentToken, (SourceToken) e.currentToken.next).causedBy(e);
        } catch (org.apache.calcite.runtime.CalciteException e) {
            SqlError error = unexpected();
            throw error.causedBy(e);
        }
    }

    /** The batch's text from a token to the last one taken. */
    String textFrom(SourceToken first, String batch) {
        return batch.substring(first.start(), last().end());
    }
}
