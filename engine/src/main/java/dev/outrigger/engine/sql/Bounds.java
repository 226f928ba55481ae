package dev.outrigger.engine.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Refuses texts whose trees would be too deep, or take the parser more than a second, before it begins. */
final class Bounds implements TsqlParserImplConstants {
    private static final int DEEPEST = 200;
    /** Calcite takes quadratic time over a chain of operators: some 0.5 s for as many as this. */
    private static final int LONGEST_CHAIN = 4000;

    private final Deque<Level> levels = new ArrayDeque<>();

    private Bounds() {}

    /** An expression between parentheses or between CASE and END. */
    private static final class Level {
        private final boolean isCase;
        private int operators;
        private int setOperators;

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
                    throw tooComplex("more than " + DEEPEST + " parentheses or CASEs inside one another", token);
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
                level.operators = 0;
                if (++level.setOperators > LONGEST_CHAIN) {
                    throw tooComplex("more than " + LONGEST_CHAIN + " set operations in a row", token);
                }
            }
            case SEMICOLON -> {
                level.operators = 0;
                level.setOperators = 0;
            }
            case NOT, BITWISE_NOT -> count(level, token);
            default -> {
                if (Operands.isInfix(token)) {
                    count(level, token);
                } else if (endsChain(token.kind)) {
                    level.operators = 0;
                }
            }
        }
    }

    private void leave() {
        if (levels.size() > 1) {
            levels.pop();
        }
    }

    private static boolean endsChain(int kind) {
        return switch (kind) {
            case COMMA, SELECT, FROM, WHERE, ON, HAVING, SET, WHEN, THEN, ELSE, IF, WHILE, PRINT, RETURN, EXEC, EXECUTE,
                    INSERT, UPDATE, DELETE, DECLARE, BEGIN -> true;
            default -> false;
        };
    }

    private static void count(Level level, SourceToken token) {
        if (++level.operators > LONGEST_CHAIN) {
            throw tooComplex("more than " + LONGEST_CHAIN + " operators in one expression", token);
        }
    }

    private static RuntimeException tooComplex(String what, SourceToken token) {
        return Syntax.tooComplex(what).at(token.beginLine);
    }
}
