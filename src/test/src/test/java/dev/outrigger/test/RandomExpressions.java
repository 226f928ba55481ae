package dev.outrigger.test;

import dev.outrigger.test.RandomType.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * Random expressions of a wanted type over columns. What may fail by T-SQL's rules, or by the
 * reference's, says so: then a failure of one of them alone is none.
 */
final class RandomExpressions {
    private static final List<String> LITERALS = List.of("a", "b", "bc", "z", "B");

    private final Choices choices;
    private final List<RandomColumn> columns;
    private final Runnable mayFail;

    RandomExpressions(Choices choices, List<RandomColumn> columns, Runnable mayFail) {
        this.choices = choices;
        this.columns = columns;
        this.mayFail = mayFail;
    }

    /** A comparison's operands of two types meet in one, which may not hold them. */
    void convertsOperands() {
        mayFail.run();
    }

    Both of(RandomType type, int depth) {
        int kind = choices.below(depth <= 0 ? 5 : 10);
        if (kind < 4) {
            return column(type, depth);
        }
        if (kind == 4) {
            return choices.rarely(6)
                    ? Both.format("CAST(NULL AS %s)", type.text())
                    : type.literal(choices);
        }
        return kind < 7 ? conditional(type, depth) : function(type, depth);
    }

    /** A column of the type, or a value made from one that can be converted. */
    private Both column(RandomType type, int depth) {
        List<RandomColumn> fitting = columns.stream().filter(c -> c.type().equals(type)).toList();
        if (!fitting.isEmpty()) {
            return choices.of(fitting).text();
        }
        return depth > 0 ? function(type, depth) : type.literal(choices);
    }

    private Both conditional(RandomType type, int depth) {
        return switch (choices.below(4)) {
            // COALESCE and CASE with texts of one length cut nothing off.
            case 0 -> Both.format("COALESCE(%s, %s)", of(type, depth - 1), of(type, depth - 1));
            case 1 ->
                    Both.format(
                            "CASE WHEN %s THEN %s ELSE %s END",
                            condition(depth - 1), of(type, depth - 1), of(type, depth - 1));
            case 2 -> {
                RandomType tested = choices.of(RandomType.ALL);
                Both left = tested.key(of(tested, depth - 1));
                Both right = tested.key(of(tested, depth - 1));
                yield Both.format("CASE %s WHEN %s THEN %s END", left, right, of(type, depth - 1));
            }
            default -> {
                // What NULLIF keeps is its first operand: the reference compares keys instead.
                Both left = of(type, depth - 1);
                Both right = of(type, depth - 1);
                yield Both.format(
                        "NULLIF(%1$s, %2$s)",
                        "CASE WHEN %3$s = %4$s THEN NULL ELSE %1$s END",
                        left,
                        right,
                        type.key(left),
                        type.key(right));
            }
        };
    }

    private Both condition(int depth) {
        return new RandomPredicates(choices, this).simple(depth);
    }

    private Both function(RandomType type, int depth) {
        int next = depth - 1;
        return switch (type.name()) {
            case INT -> whole(type, next);
            case BIGINT, SMALLINT, TINYINT -> wholeArithmetic(type, next);
            case BIT ->
                    Both.format(
                            "CAST(CASE WHEN %s THEN 1 ELSE 0 END AS %s)",
                            condition(next), type.text());
            case DECIMAL -> decimal(type, next);
            case MONEY -> type.cast(of(RandomType.decimal(7, 2), next));
            case FLOAT -> approximate(next);
            case REAL -> type.cast(of(RandomType.FLOAT, 0));
            case VARCHAR -> text(next);
            case NVARCHAR ->
                    choices.below(2) == 0
                            ? type.cast(of(RandomType.VARCHAR, next))
                            : Both.format("UPPER(%s)", of(type, next));
            case DATE -> date(next);
            case DATETIME -> type.cast(of(RandomType.DATE, next));
            case TIME -> type.cast(of(RandomType.DATETIME, next));
            case BINARY, GUID -> of(type, 0);
        };
    }

    private Both whole(RandomType type, int depth) {
        return switch (choices.below(8)) {
            // LEN leaves out blanks at the end.
            case 0 ->
                    Both.format(
                            "LEN(%s)",
                            "CAST(length(rtrim(%s)) AS INTEGER)", of(RandomType.VARCHAR, depth));
            case 1 -> datePart(depth);
            case 2 ->
                    Both.format(
                            "DATEDIFF(day, %s, %s)",
                            "CAST(datediff('day', %s, %s) AS INTEGER)",
                            of(RandomType.DATE, depth),
                            of(RandomType.DATE, depth));
            case 3 -> {
                String sought = choices.of(LITERALS);
                yield Both.format(
                        "CHARINDEX('" + sought + "', %s)",
                        "CAST(instr(lower(%s), lower('" + sought + "')) AS INTEGER)",
                        of(RandomType.VARCHAR, depth));
            }
            // A decimal's digits behind the point are cut off, not rounded.
            case 4 -> {
                mayFail.run();
                yield Both.format(
                        "CAST(%s AS int)",
                        "CAST(trunc(%s) AS INTEGER)", of(RandomType.decimal(7, 2), depth));
            }
            default -> wholeArithmetic(type, depth);
        };
    }

    private Both datePart(int depth) {
        return Both.format(
                choices.of(List.of("YEAR", "MONTH", "DAY")) + "(%s)", of(RandomType.DATE, depth));
    }

    /**
     * The reference computes in the type that T-SQL has for the operands, and overflows with it.
     */
    private Both wholeArithmetic(RandomType type, int depth) {
        mayFail.run();
        Both left = of(type, depth);
        return switch (choices.below(9)) {
            case 0 -> Both.format("(%s + %s)", left, of(type, depth));
            case 1 -> Both.format("(%s - %s)", left, of(type, depth));
            case 2 -> Both.format("(%s * %s)", left, of(type, depth));
            case 3 ->
                    Both.format(
                            "(%s / NULLIF(%s, 0))", "(%s // NULLIF(%s, 0))", left, of(type, depth));
            case 4 -> Both.format("(%s %% NULLIF(%s, 0))", left, of(type, depth));
            case 5 -> Both.format("(%s / %s)", "(%s // %s)", left, of(type, depth));
            case 6 -> type.name() == Name.TINYINT ? left : Both.format("ABS(%s)", left);
            case 7 -> type.cast(of(RandomType.INT, depth));
            default -> type.name() == Name.TINYINT ? left : Both.format("(-%s)", left);
        };
    }

    private Both decimal(RandomType type, int depth) {
        mayFail.run();
        RandomType small = RandomType.decimal(7, 2);
        RandomType large = RandomType.decimal(18, 6);
        return switch (choices.below(8)) {
            // Sums of these have the types that the standard's rules give in both.
            case 0 -> type.cast(Both.format("(%s + %s)", of(small, depth), of(small, depth)));
            case 1 -> type.cast(Both.format("(%s - %s)", of(large, depth), of(large, depth)));
            case 2 -> type.cast(Both.format("(%s * %s)", of(small, depth), of(large, depth)));
            case 3 -> type.cast(of(RandomType.INT, depth));
            case 4 ->
                    type.cast(Both.format("ABS(%s)", of(choices.of(List.of(small, large)), depth)));
            // The quotient of (7,2) and (7,2) has 10 digits behind the point, the rest cut off; the
            // reference would divide doubles.
            case 5 ->
                    type.cast(
                            Both.format(
                                    "(%s / NULLIF(%s, 0))",
                                    "(CAST((CAST(%s * 100 AS HUGEINT) * 10000000000) // NULLIF(CAST(%s * 100 AS HUGEINT), 0) AS DECIMAL(27,0)) * CAST('0.0000000001' AS DECIMAL(10,10)))",
                                    of(small, depth),
                                    of(small, depth)));
            case 6 ->
                    type.cast(
                            Both.format(
                                    choices.of(List.of("FLOOR(%s)", "CEILING(%s)")),
                                    of(large, depth)));
            default -> type.cast(of(choices.of(List.of(small, large)), depth));
        };
    }

    private Both approximate(int depth) {
        return switch (choices.below(5)) {
            case 0 ->
                    Both.format(
                            "(%s + %s)", of(RandomType.FLOAT, depth), of(RandomType.FLOAT, depth));
            case 1 -> RandomType.FLOAT.cast(of(RandomType.INT, depth));
            case 2 ->
                    Both.format(
                            "(%s * CAST('0.5' AS float))",
                            "(%s * 0.5::DOUBLE)", of(RandomType.FLOAT, depth));
            case 3 -> Both.format("(-%s)", of(RandomType.FLOAT, depth));
            default -> RandomType.FLOAT.cast(of(RandomType.decimal(7, 2), depth));
        };
    }

    private Both text(int depth) {
        RandomType type = RandomType.VARCHAR;
        int one = choices.below(4);
        int two = choices.below(4);
        String sought = choices.of(LITERALS);
        return switch (choices.below(12)) {
            case 0 -> Both.format("LOWER(%s)", of(type, depth));
            case 1 -> Both.format("UPPER(%s)", of(type, depth));
            case 2 -> Both.format("RTRIM(%s)", of(type, depth));
            case 3 -> Both.format("LTRIM(%s)", of(type, depth));
            // + with NULL is NULL, CONCAT leaves NULLs out: in both.
            case 4 -> Both.format("(%s + %s)", "(%s || %s)", of(type, depth), of(type, depth));
            case 5 -> Both.format("CONCAT(%s, %s)", of(type, depth), of(type, depth));
            case 6 -> Both.format("LEFT(%s, " + one + ")", of(type, depth));
            case 7 -> Both.format("RIGHT(%s, " + one + ")", of(type, depth));
            case 8 -> Both.format("SUBSTRING(%s, " + (one + 1) + ", " + two + ")", of(type, depth));
            // REPLACE seeks as the collation compares.
            case 9 ->
                    Both.format(
                            "REPLACE(%s, '" + sought + "', 'y')",
                            "regexp_replace(%s, '" + sought + "', 'y', 'gi')",
                            of(type, depth));
            case 10 -> Both.format("REVERSE(%s)", of(type, depth));
            default ->
                    type.cast(
                            of(
                                    choices.of(
                                            List.of(
                                                    RandomType.INT,
                                                    RandomType.decimal(7, 2),
                                                    RandomType.DATE)),
                                    depth));
        };
    }

    private Both date(int depth) {
        int count = choices.below(5) - 2;
        return switch (choices.below(5)) {
            case 0 -> RandomType.DATE.cast(of(RandomType.DATETIME, depth));
            case 1 -> added("day", count, depth);
            case 2 -> added("month", count, depth);
            case 3 -> added("year", count, depth);
            default -> Both.format("EOMONTH(%s)", "last_day(%s)", of(RandomType.DATE, depth));
        };
    }

    private Both added(String part, int count, int depth) {
        mayFail.run();
        return Both.format(
                "DATEADD(" + part + ", " + count + ", %s)",
                "CAST(%s + (" + count + ") * INTERVAL 1 " + part + " AS DATE)",
                of(RandomType.DATE, depth));
    }

    /** Some expressions for a list. */
    List<Both> several(RandomType type, int count, int depth) {
        List<Both> expressions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expressions.add(of(type, depth));
        }
        return expressions;
    }
}
