package dev.outrigger.test;

import java.util.List;

/** Random aggregates, with the types that T-SQL gives them. */
final class RandomAggregates {
    private RandomAggregates() {}

    record Aggregate(Both text, RandomType type) {}

    static Aggregate of(Choices choices, RandomExpressions expressions, Runnable mayFail) {
        int kind = choices.below(7);
        String distinct = choices.rarely(4) ? "DISTINCT " : "";
        if (kind == 0) {
            return new Aggregate(Both.same("COUNT(*)"), RandomType.INT);
        }
        if (kind == 1) {
            RandomType type = choices.of(RandomType.ALL);
            Both counted = type.key(expressions.of(type, 1));
            return new Aggregate(Both.format("COUNT(" + distinct + "%s)", counted), RandomType.INT);
        }
        if (kind < 4) {
            RandomType type =
                    choices.of(RandomType.ALL.stream().filter(RandomType::isOrdered).toList());
            Both value = type.key(expressions.of(type, 1));
            Both extreme =
                    Both.format(choices.of(List.of("MIN", "MAX")) + "(" + distinct + "%s)", value);
            return new Aggregate(
                    type.isText()
                            ? new Both(type.folded(extreme).ours(), extreme.theirs())
                            : extreme,
                    type);
        }
        mayFail.run();
        RandomType type =
                choices.of(
                        List.of(
                                RandomType.INT,
                                RandomType.BIGINT,
                                RandomType.decimal(7, 2),
                                RandomType.decimal(18, 6),
                                RandomType.decimal(38, 0),
                                RandomType.FLOAT));
        Both value = expressions.of(type, 1);
        if (kind == 5 && type.isDecimal() && type.precision() < 38) {
            return decimalAverage(type, distinct, value);
        }
        return kind == 4 && type.isWhole()
                ? average(type, distinct, value)
                : sum(type, distinct, value);
    }

    /** A sum is of its operand's type, and overflows with it. */
    private static Aggregate sum(RandomType type, String distinct, Both value) {
        Both sum = Both.format("SUM(" + distinct + "%s)", value);
        if (type.isWhole()) {
            return new Aggregate(new Both(sum.ours(), type.cast(sum).theirs()), type);
        }
        return new Aggregate(sum, type.isDecimal() ? RandomType.decimal(38, type.scale()) : type);
    }

    /**
     * The average of decimals has 6 digits behind the point, the rest cut off; the reference would
     * divide doubles, and is given whole numbers of millionths.
     */
    private static Aggregate decimalAverage(RandomType type, String distinct, Both value) {
        String factor = type.scale() == 2 ? "10000" : "1";
        return new Aggregate(
                Both.format(
                        "AVG(" + distinct + "%1$s)",
                        "CAST((CAST(replace(CAST(SUM("
                                + distinct
                                + "%1$s) AS VARCHAR), '.', '') AS HUGEINT) * "
                                + factor
                                + ") // COUNT("
                                + distinct
                                + "%1$s) AS DECIMAL(30,0)) * CAST('0.000001' AS DECIMAL(6,6))",
                        value),
                RandomType.decimal(38, 6));
    }

    /** The average of whole numbers is whole, its sum in the operand's type. */
    private static Aggregate average(RandomType type, String distinct, Both value) {
        return new Aggregate(
                Both.format(
                        "AVG(" + distinct + "%1$s)",
                        "CAST(SUM("
                                + distinct
                                + "%1$s) // COUNT("
                                + distinct
                                + "%1$s) AS "
                                + type.text().theirs()
                                + ")",
                        value),
                type);
    }
}
