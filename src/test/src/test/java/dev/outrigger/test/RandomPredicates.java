package dev.outrigger.test;

import java.util.List;

/** Random conditions without subqueries. */
final class RandomPredicates {
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", ">", "<=", ">=");
    private static final List<String> PATTERNS =
            List.of("a%", "%b%", "A%", "_b%", "%", "[ab]%", "z_9%");

    private final Choices choices;
    private final RandomExpressions expressions;

    RandomPredicates(Choices choices, RandomExpressions expressions) {
        this.choices = choices;
        this.expressions = expressions;
    }

    Both simple(int depth) {
        RandomType type = choices.of(RandomType.ALL);
        switch (choices.below(depth > 0 ? 10 : 6)) {
            case 0, 1, 2:
                return comparison(type, depth);
            case 3:
                return Both.format(
                        "%s IS " + (choices.below(2) == 0 ? "" : "NOT ") + "NULL",
                        expressions.of(type, depth - 1));
            case 4:
                return Both.format(
                        "%s " + negation() + "IN (%s)",
                        type.key(expressions.of(type, depth - 1)),
                        Both.join(
                                ", ",
                                expressions.several(type, 1 + choices.below(3), 0).stream()
                                        .map(type::key)
                                        .toList()));
            case 5:
                return like(depth);
            case 6:
                return ordered(depth);
            case 7:
                return Both.format("(%s AND %s)", simple(depth - 1), simple(depth - 1));
            case 8:
                return Both.format("(%s OR %s)", simple(depth - 1), simple(depth - 1));
            default:
                return Both.format("NOT (%s)", simple(depth - 1));
        }
    }

    private String negation() {
        return choices.rarely(3) ? "NOT " : "";
    }

    Both comparison(RandomType type, int depth) {
        RandomType other = choices.of(type.comparable());
        if (!type.equals(other)) {
            expressions.convertsOperands();
        }
        String operator = operator(type.isOrdered() ? other : type);
        return Both.format(
                "%s " + operator + " %s",
                type.key(expressions.of(type, depth - 1)),
                other.key(expressions.of(other, depth - 1)));
    }

    String operator(RandomType type) {
        return COMPARISONS.get(choices.below(type.isOrdered() ? COMPARISONS.size() : 2));
    }

    private Both ordered(int depth) {
        RandomType type = choices.of(RandomType.ALL);
        if (!type.isOrdered()) {
            return comparison(type, depth);
        }
        return Both.format(
                "%s " + negation() + "BETWEEN %s AND %s",
                type.key(expressions.of(type, depth - 1)),
                type.key(expressions.of(type, 0)),
                type.key(expressions.of(type, 0)));
    }

    /** Patterns end in %, so that blanks at the end of the text mean nothing. */
    private Both like(int depth) {
        String pattern = choices.of(PATTERNS);
        String negation = negation();
        Both value = expressions.of(RandomType.VARCHAR, depth - 1);
        String reference =
                pattern.startsWith("[")
                        ? "regexp_matches(lower(%s), '^[ab]')"
                        : "lower(%s) LIKE lower('" + pattern.replace("%", "%%") + "')";
        return Both.format(
                negation + "%s LIKE '" + pattern.replace("%", "%%") + "'",
                negation + reference,
                value);
    }
}
