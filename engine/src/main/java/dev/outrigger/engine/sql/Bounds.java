package dev.outrigger.engine.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Refuses texts that would nest the parser too deeply, or take it more than a second, before it
 * begins.
 */
final class Bounds implements TsqlParserImplConstants {
    private static final int DEEPEST = 200;

    /**
     * Calcite takes quadratic time over a chain of set operations, and its tree is as deep as the
     * chain is long.
     */
    private static final int MOST_SET_OPERATIONS = 1000;

    private final Deque<Level> levels = new ArrayDeque<>();
    private int before = EOF;

    private Bounds() {}

    /** What stands between parentheses or between CASE and END. */
    private static final class Level {
        private final boolean isCase;
        private int setOperations;

        private Level(boolean isCase) {
            this.isCase = isCase;
        }
    }

    static void check(List<SourceToken> tokens) {
        Bounds bounds = new Bounds();
        bounds.levels.push(new Level(false));
        for (SourceToken token : tokens) {
            bounds.see(token);
        }
    }

    private void see(SourceToken token) {
        Level level = levels.peek();
        switch (token.kind) {
            case LPAREN, CASE -> {
                levels.push(new Level(token.kind == CASE));
                if (levels.size() > DEEPEST + 1) {
                    throw tooComplex(
                            "more than " + DEEPEST + " parentheses or CASEs inside one another",
                            token);
                }
            }
            case RPAREN -> {
                while (levels.size() > 1 && levels.peek().isCase) {
                    levels.pop();
                }
                leave();
            }
            case END -> {
                if (level.isCase) {
                    leave();
                }
            }
            case UNION, EXCEPT, INTERSECT -> {
                if (++level.setOperations > MOST_SET_OPERATIONS) {
                    throw tooComplex(
                            "more than " + MOST_SET_OPERATIONS + " set operations in a row", token);
                }
            }
            case SELECT -> {
                if (!continuesSetOperation(before)) {
                    level.setOperations = 0;
                }
            }
            default -> {}
        }
        before = token.kind;
    }

    /**
     * Whether a SELECT behind this goes on with a chain: behind anything else it begins a query.
     */
    private static boolean continuesSetOperation(int before) {
        return before == UNION || before == ALL || before == EXCEPT || before == INTERSECT;
    }

    private void leave() {
        if (levels.size() > 1) {
            levels.pop();
        }
    }

    private static RuntimeException tooComplex(String what, SourceToken token) {
        return Syntax.tooComplex(what).at(token.beginLine);
    }
}
