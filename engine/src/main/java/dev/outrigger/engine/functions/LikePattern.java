package dev.outrigger.engine.functions;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Characters;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of LIKE and PATINDEX, compiled once. Trailing blanks of the text never count, those of
 * the pattern do. Immutable. Matching takes at most the product of both lengths.
 */
public final class LikePattern {
    private enum Kind {
        LITERAL,
        ONE,
        MANY,
        SET,
        NOTHING
    }

    /** ranges: pairs of first and last characters of a set. */
    private record Token(Kind kind, char character, String ranges, boolean negated) {
        static Token of(Kind kind) {
            return new Token(kind, '\0', "", false);
        }
    }

    private final List<Token> tokens;
    private final Collation collation;

    private LikePattern(List<Token> tokens, Collation collation) {
        this.tokens = List.copyOf(tokens);
        this.collation = collation;
    }

    /** collation: that of the comparison. */
    public static LikePattern compile(String pattern, Collation collation) {
        return new LikePattern(tokens(pattern, -1), collation);
    }

    /** escape: one character; 506 otherwise. */
    public static LikePattern compile(String pattern, String escape, Collation collation) {
        if (escape.length() != 1) {
            throw SqlError.of(ErrorCode.LIKE_ESCAPE, escape);
        }
        return new LikePattern(tokens(pattern, escape.charAt(0)), collation);
    }

    private static List<Token> tokens(String pattern, int escape) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == escape) {
                if (at + 1 == pattern.length()) {
                    // An escape that escapes nothing makes a pattern that nothing matches.
                    return List.of(Token.of(Kind.NOTHING));
                }
                tokens.add(new Token(Kind.LITERAL, pattern.charAt(at + 1), "", false));
                at += 2;
            } else if (c == '[') {
                at = set(pattern, at + 1, escape, tokens);
                if (at < 0) {
                    return List.of(Token.of(Kind.NOTHING));
                }
            } else {
                if (c == '%') {
                    // Of several in a row one is enough.
                    if (tokens.isEmpty() || tokens.get(tokens.size() - 1).kind() != Kind.MANY) {
                        tokens.add(Token.of(Kind.MANY));
                    }
                } else {
                    tokens.add(
                            c == '_' ? Token.of(Kind.ONE) : new Token(Kind.LITERAL, c, "", false));
                }
                at++;
            }
        }
        return tokens;
    }

    /** Reads a set after its bracket, and gives the place behind it; -1 when it is not closed. */
    private static int set(String pattern, int start, int escape, List<Token> tokens) {
        int at = start;
        boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        StringBuilder ranges = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            if (pattern.charAt(at) == escape && at + 1 < pattern.length()) {
                at++;
            }
            char first = pattern.charAt(at++);
            char last = first;
            boolean range =
                    at + 1 < pattern.length()
                            && pattern.charAt(at) == '-'
                            && pattern.charAt(at + 1) != ']';
            if (range) {
                at++;
                if (pattern.charAt(at) == escape && at + 1 < pattern.length()) {
                    at++;
                }
                last = pattern.charAt(at++);
            }
            ranges.append(first).append(last);
        }
        if (at >= pattern.length()) {
            return -1;
        }
        tokens.add(
                ranges.isEmpty()
                        ? Token.of(Kind.NOTHING)
                        : new Token(Kind.SET, '\0', ranges.toString(), negated));
        return at + 1;
    }

    public boolean matches(SqlText text) {
        return matches(text.value());
    }

    public boolean matches(String text) {
        return matchesFrom(text, 0);
    }

    /** Whether the text from a place on is the pattern. */
    private boolean matchesFrom(String text, int start) {
        int token = 0;
        int at = start;
        int retryToken = -1;
        int retryAt = -1;
        while (true) {
            boolean step;
            if (token == tokens.size()) {
                if (isBlank(text, at)) {
                    return true;
                }
                step = false;
            } else if (tokens.get(token).kind() == Kind.MANY) {
                token++;
                if (token == tokens.size()) {
                    return true;
                }
                retryToken = token;
                retryAt = at;
                continue;
            } else {
                step = at < text.length() && fits(tokens.get(token), text.charAt(at));
            }
            if (step) {
                token++;
                at++;
            } else if (retryToken >= 0 && retryAt < text.length()) {
                retryAt = candidate(tokens.get(retryToken), text, retryAt + 1);
                if (retryAt < 0) {
                    return false;
                }
                at = retryAt;
                token = retryToken;
            } else {
                return false;
            }
        }
    }

    /** Where the token may fit, from a place on; -1 for nowhere. */
    private int candidate(Token token, String text, int from) {
        return collation == Collation.BINARY && token.kind() == Kind.LITERAL
                ? text.indexOf(token.character(), from)
                : from;
    }

    private static boolean isBlank(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean fits(Token token, char c) {
        return switch (token.kind()) {
            case LITERAL -> Characters.same(token.character(), c, collation);
            case ONE -> true;
            case SET -> isIn(token.ranges(), c) != token.negated();
            case MANY, NOTHING -> false;
        };
    }

    private boolean isIn(String ranges, char c) {
        for (int i = 0; i < ranges.length(); i += 2) {
            char first = ranges.charAt(i);
            char last = ranges.charAt(i + 1);
            boolean inside =
                    first == last
                            ? Characters.same(first, c, collation)
                            : Characters.compare(first, c, collation) <= 0
                                    && Characters.compare(c, last, collation) <= 0;
            if (inside) {
                return true;
            }
        }
        return false;
    }

    /**
     * PATINDEX: the place, counted from 1, where the pattern's first character that is no % stands;
     * 0 for none.
     */
    public int indexIn(String text) {
        boolean leading = !tokens.isEmpty() && tokens.get(0).kind() == Kind.MANY;
        if (!leading) {
            return matches(text) ? 1 : 0;
        }
        LikePattern rest = new LikePattern(tokens.subList(1, tokens.size()), collation);
        if (rest.tokens.isEmpty()) {
            return text.isEmpty() ? 0 : 1;
        }
        for (int start = 0; start < text.length(); start++) {
            if (rest.matchesFrom(text, start)) {
                return start + 1;
            }
        }
        return 0;
    }
}
