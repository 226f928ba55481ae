package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts T-SQL in the place of what ODBC and JDBC write in braces, as SQL Server does: {@code {ts
 * '...'}}, {@code {fn NAME(...)}}, {@code {oj ...}}, {@code {escape '...'}}. Drivers send it as it
 * was written.
 */
final class OdbcEscapes implements TsqlParserImplConstants {
    private static final Map<String, String> LITERALS =
            Map.of("d", "datetime", "t", "datetime", "ts", "datetime", "guid", "uniqueidentifier");
    private static final int DEEPEST = 100;

    private final List<SourceToken> tokens;
    private int at;
    private int depth;

    private OdbcEscapes(List<SourceToken> tokens) {
        this.tokens = tokens;
    }

    static List<SourceToken> replaced(List<SourceToken> tokens) {
        if (tokens.stream().noneMatch(token -> token.kind == LBRACE)) {
            return tokens;
        }
        OdbcEscapes escapes = new OdbcEscapes(tokens);
        List<SourceToken> made = new ArrayList<>();
        while (escapes.at < tokens.size()) {
            escapes.one(made);
        }
        return made;
    }

    private SourceToken peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    /** Takes a token, or an escape as a whole. */
    private void one(List<SourceToken> made) {
        if (peek(0).kind == LBRACE) {
            if (++depth > DEEPEST) {
                throw Syntax.tooComplex("more than " + DEEPEST + " braces inside one another")
                        .at(peek(0).beginLine);
            }
            int first = made.size();
            SourceToken brace = peek(0);
            escape(made);
            cover(made, first, brace.start(), tokens.get(at - 1).end());
            depth--;
        } else {
            made.add(tokens.get(at++));
        }
    }

    /** What is made of an escape stands for its whole text, braces and all. */
    private static void cover(List<SourceToken> made, int first, int start, int end) {
        int last = made.size() - 1;
        made.set(first, spanning(made.get(first), start, made.get(first).end()));
        made.set(last, spanning(made.get(last), made.get(last).start(), end));
    }

    private static SourceToken spanning(SourceToken token, int start, int end) {
        return new SourceToken(
                token.kind,
                token.image,
                token.text(),
                start,
                end,
                token.beginLine,
                token.beginColumn);
    }

    private void escape(List<SourceToken> made) {
        SourceToken brace = peek(0);
        String word = peek(1).image.toLowerCase(Locale.ROOT);
        if (LITERALS.containsKey(word) && peek(2).kind == QUOTED_STRING) {
            literal(LITERALS.get(word), made);
        } else if (word.equals("fn") && peek(3).kind == LPAREN) {
            function(made);
        } else if (word.equals("oj")) {
            at += 2;
            made.add(brace.as(LPAREN, "("));
            rest(made);
            made.add(tokens.get(at - 1).as(RPAREN, ")"));
        } else if (word.equals("escape")) {
            at++;
            rest(made);
        } else {
            throw Syntax.near(brace);
        }
    }

    /** What stands before the closing brace, which is taken too. */
    private void rest(List<SourceToken> made) {
        while (peek(0).kind != RBRACE) {
            requireMore();
            one(made);
        }
        at++;
    }

    private void requireMore() {
        if (peek(0).kind == EOF) {
            throw Syntax.near(tokens.get(tokens.size() - 2));
        }
    }

    private void literal(String type, List<SourceToken> made) {
        SourceToken value = peek(2);
        at += 3;
        requireMore();
        if (peek(0).kind != RBRACE) {
            throw Syntax.near(peek(0));
        }
        at++;
        add("CAST(?1 AS " + type + ")", List.of(List.of(value)), value, made);
    }

    private void function(List<SourceToken> made) {
        SourceToken name = peek(2);
        Optional<OdbcFunction> function = OdbcFunction.named(name.text());
        if (function.isEmpty()) {
            throw Syntax.near(name);
        }
        at += 4;
        List<List<SourceToken>> arguments = new ArrayList<>();
        List<SourceToken> argument = new ArrayList<>();
        for (int open = 0; open > 0 || peek(0).kind != RPAREN; ) {
            requireMore();
            SourceToken token = peek(0);
            open += token.kind == LPAREN ? 1 : token.kind == RPAREN ? -1 : 0;
            if (open == 0 && token.kind == COMMA) {
                arguments.add(argument);
                argument = new ArrayList<>();
                at++;
            } else {
                one(argument);
            }
        }
        if (!argument.isEmpty()) {
            arguments.add(argument);
        }
        at++;
        requireMore();
        if (peek(0).kind != RBRACE) {
            throw Syntax.near(peek(0));
        }
        at++;
        if (!function.get().takes(arguments.size())) {
            throw Syntax.near(name);
        }
        add(function.get().form(), arguments, name, made);
    }

    /** The form's tokens, all where the escape stood. */
    private static void add(
            String form,
            List<List<SourceToken>> arguments,
            SourceToken place,
            List<SourceToken> made) {
        List<SourceToken> words = Lexer.tokens(form);
        for (int i = 0; i < words.size() - 1; i++) {
            SourceToken word = words.get(i);
            if (word.kind != HOOK) {
                made.add(moved(word, place));
                continue;
            }
            SourceToken which = words.get(++i);
            if (which.kind == STAR) {
                for (int j = 0; j < arguments.size(); j++) {
                    if (j > 0) {
                        made.add(place.as(COMMA, ","));
                    }
                    made.addAll(arguments.get(j));
                }
                continue;
            }
            int position = Integer.parseInt(which.image);
            if (position > arguments.size()) {
                throw Syntax.near(place);
            }
            for (SourceToken token : arguments.get(position - 1)) {
                String plain = OdbcFunction.word(token.image);
                made.add(
                        plain.equals(token.image)
                                ? token
                                : moved(Lexer.tokens(plain).get(0), token));
            }
        }
    }

    private static SourceToken moved(SourceToken token, SourceToken place) {
        return new SourceToken(
                token.kind,
                token.image,
                token.text(),
                place.start(),
                place.end(),
                place.beginLine,
                place.beginColumn);
    }
}
