package dev.outrigger.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random SELECTs: with joins, subqueries, groupings, windows and set operations. */
final class RandomSelects {
    /** Joins without a key are kept below so many pairs of rows. */
    private static final long PAIRS = 60_000;

    /** What is read again for each row of the query around has so many rows at most. */
    private static final long AGAIN = 300;

    private static final List<String> JOINS =
            List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");

    private final Choices choices;
    private final List<RandomTable> tables;
    private Optional<Source> commonTable = Optional.empty();
    private int aliases;
    private boolean mayFail;

    RandomSelects(Choices choices, List<RandomTable> tables) {
        this.choices = choices;
        this.tables = tables;
    }

    /** A SELECT's text and its columns' types. */
    record Selected(Both text, List<RandomType> types) {}

    /** A FROM clause, and the columns that tell its rows apart, when there are such. */
    private record Source(
            Both text, List<RandomColumn> columns, List<RandomColumn> numbers, long rows) {}

    boolean mayFail() {
        return mayFail;
    }

    private RandomExpressions expressions(List<RandomColumn> columns) {
        return new RandomExpressions(choices, columns, () -> mayFail = true);
    }

    /** WITH a table for the sources behind it. */
    Both commonTable() {
        Selected selected = select(1, List.of(), null, true);
        commonTable =
                Optional.of(
                        new Source(
                                Both.same("common"), columns("common", selected), List.of(), 500));
        return Both.format("WITH common AS (%s) ", selected.text());
    }

    /** Its columns are named c0 and so on. */
    Selected query(int depth) {
        if (!choices.rarely(6)) {
            return select(depth, List.of(), null, false);
        }
        String operator = choices.of(List.of("UNION ALL", "UNION", "INTERSECT", "EXCEPT"));
        List<RandomType> types = new ArrayList<>();
        for (int i = 0; i <= choices.below(3); i++) {
            types.add(choices.of(RandomType.ALL));
        }
        Selected left = select(depth - 1, List.of(), types, true);
        Selected right = select(depth - 1, List.of(), types, true);
        return new Selected(
                Both.format("%s " + operator + " %s", left.text(), right.text()), types);
    }

    /**
     * @param outer columns of the query around, for a condition
     * @param wanted the columns' types, null for any
     * @param keyed whether text is taken as its key in the reference, because rows will be compared
     */
    private Selected select(
            int depth, List<RandomColumn> outer, List<RandomType> wanted, boolean keyed) {
        Source source = outer.isEmpty() ? source(depth) : one(0, AGAIN);
        RandomExpressions expressions = expressions(source.columns());
        if (wanted == null && choices.rarely(3)) {
            return grouped(source, where(source, outer, depth));
        }
        List<RandomType> types = new ArrayList<>();
        List<Both> items = new ArrayList<>();
        boolean distinct = choices.rarely(7);
        int count = wanted == null ? 1 + choices.below(4) : wanted.size();
        for (int i = 0; i < count; i++) {
            RandomType type = wanted == null ? choices.of(RandomType.ALL) : wanted.get(i);
            Both item = expressions.of(type, depth);
            items.add(keyed || distinct ? type.key(item) : item);
            types.add(type);
        }
        // ORDER BY a window beside DISTINCT is refused by error 145.
        if (wanted == null && !distinct && choices.rarely(3)) {
            RandomType type = choices.of(List.of(RandomType.BIGINT, RandomType.decimal(7, 2)));
            items.add(window(source, type));
            types.add(RandomType.decimal(38, 6));
        }
        if (wanted == null && depth > 0 && choices.rarely(6)) {
            items.add(scalar(source.columns()));
            types.add(RandomType.INT);
        }
        return new Selected(
                Both.format(
                        "SELECT " + (distinct ? "DISTINCT " : "") + "%s FROM %s%s",
                        RandomQuery.list(items),
                        source.text(),
                        where(source, outer, depth)),
                types);
    }

    private Source source(int depth) {
        Source source = one(depth, PAIRS);
        int joins = choices.below(4);
        for (int i = 0; i < joins - 1 + choices.below(2); i++) {
            source = joined(source, depth);
        }
        return source;
    }

    private Source one(int depth, long most) {
        int kind = choices.below(8);
        String alias = "t" + aliases++;
        if (kind == 7 && depth > 0) {
            Selected selected = select(depth - 1, List.of(), null, true);
            return new Source(
                    Both.format("(%s) AS " + alias, selected.text()),
                    columns(alias, selected),
                    List.of(),
                    500);
        }
        if (kind == 6 && commonTable.isPresent()) {
            List<RandomColumn> columns = new ArrayList<>();
            for (RandomColumn column : commonTable.get().columns()) {
                columns.add(
                        new RandomColumn(
                                new Both(
                                        column.text().ours().replace("common.", alias + "."),
                                        column.text().theirs().replace("common.", alias + ".")),
                                column.type()));
            }
            return new Source(Both.same("common AS " + alias), columns, List.of(), 500);
        }
        long size = choices.rarely(4) ? most : Math.min(most, AGAIN);
        List<RandomTable> fitting = tables.stream().filter(t -> t.rows() <= size).toList();
        RandomTable table = choices.of(fitting.isEmpty() ? tables.subList(0, 1) : fitting);
        List<RandomColumn> columns = table.columns(alias);
        return new Source(
                Both.same(table.name() + " AS " + alias),
                columns,
                columns.subList(0, 1),
                table.rows());
    }

    /** Columns of a query whose text was taken as its key. */
    private static List<RandomColumn> columns(String alias, Selected selected) {
        List<RandomColumn> columns = new ArrayList<>();
        for (int i = 0; i < selected.types().size(); i++) {
            RandomType type = selected.types().get(i);
            columns.add(new RandomColumn(type.folded(Both.same(alias + ".c" + i)), type));
        }
        return columns;
    }

    private Source joined(Source left, int depth) {
        Source right = one(depth, Math.max(PAIRS / Math.max(1, left.rows()), 50));
        List<RandomColumn> columns = new ArrayList<>(left.columns());
        columns.addAll(right.columns());
        boolean unique = !left.numbers().isEmpty() && !right.numbers().isEmpty();
        List<RandomColumn> numbers = new ArrayList<>();
        if (unique) {
            numbers.addAll(left.numbers());
            numbers.addAll(right.numbers());
        }
        boolean free = left.rows() * right.rows() <= PAIRS;
        int kind = choices.below(8);
        if (free && kind == 7) {
            return new Source(
                    Both.format("%s CROSS JOIN %s", left.text(), right.text()),
                    columns,
                    numbers,
                    left.rows() * right.rows());
        }
        Both condition = new RandomPredicates(choices, expressions(columns)).simple(1);
        boolean onNumbers = unique && kind < 4 || !free;
        if (onNumbers || kind < 6) {
            condition =
                    choices.below(2) == 0
                            ? equality(left, right, onNumbers)
                            : Both.format("%s AND %s", equality(left, right, onNumbers), condition);
        }
        return new Source(
                Both.format(
                        "%s " + choices.of(JOINS) + " %s ON %s",
                        left.text(),
                        right.text(),
                        condition),
                columns,
                numbers,
                onNumbers
                        ? Math.max(left.rows(), right.rows())
                        : Math.max(1, left.rows() * right.rows()));
    }

    private Both equality(Source left, Source right, boolean onNumbers) {
        if (onNumbers && !left.numbers().isEmpty() && !right.numbers().isEmpty()) {
            return Both.format(
                    "%s = %s", choices.of(left.numbers()).text(), right.numbers().get(0).text());
        }
        RandomColumn column = choices.of(left.columns());
        RandomType other = choices.of(column.type().comparable());
        mayFail |= !other.equals(column.type());
        return Both.format(
                "%s = %s",
                column.type().key(column.text()),
                other.key(expressions(right.columns()).of(other, 0)));
    }

    private Both where(Source source, List<RandomColumn> outer, int depth) {
        if (outer.isEmpty() && choices.below(3) == 0) {
            return Both.EMPTY;
        }
        List<RandomColumn> columns = new ArrayList<>(source.columns());
        columns.addAll(outer);
        Both condition = condition(columns, depth);
        return Both.format(" WHERE %s", condition);
    }

    private Both condition(List<RandomColumn> columns, int depth) {
        RandomPredicates predicates = new RandomPredicates(choices, expressions(columns));
        int kind = choices.below(depth > 0 ? 9 : 3);
        if (kind < 3) {
            return predicates.simple(depth);
        }
        if (kind == 3) {
            return Both.format("NOT (%s)", condition(columns, depth - 1));
        }
        if (kind < 6) {
            return Both.format(
                    "(%s " + choices.of(List.of("AND", "OR")) + " %s)",
                    condition(columns, depth - 1),
                    condition(columns, depth - 1));
        }
        List<RandomColumn> seen = choices.below(2) == 0 ? columns : List.of();
        String negation = choices.below(2) == 0 ? "" : "NOT ";
        if (kind == 6) {
            return Both.format(
                    negation + "EXISTS (%s)",
                    select(0, seen, List.of(RandomType.INT), false).text());
        }
        RandomType type = choices.of(RandomType.ALL);
        RandomType own = choices.of(type.comparable());
        mayFail |= !own.equals(type);
        Both value = own.key(expressions(columns).of(own, 0));
        Both among = select(0, seen, List.of(type), true).text();
        if (kind == 7) {
            return Both.format("%s " + negation + "IN (%s)", value, among);
        }
        return switch (choices.below(2)) {
            case 0 ->
                    Both.format(
                            "%s "
                                    + predicates.operator(own.isOrdered() ? type : own)
                                    + choices.of(List.of(" ALL", " ANY"))
                                    + " (%s)",
                            value,
                            among);
            default ->
                    Both.format(
                            "%s " + predicates.operator(RandomType.INT) + " %s",
                            expressions(columns).of(RandomType.INT, 0),
                            scalar(seen));
        };
    }

    /** A subquery with one value. */
    private Both scalar(List<RandomColumn> outer) {
        Source source = one(0, AGAIN);
        return Both.format(
                "(SELECT %s FROM %s%s)",
                choices.below(2) == 0
                        ? Both.same("COUNT(*)")
                        : Both.format(
                                choices.of(List.of("MAX(%s)", "MIN(%s)", "COUNT(%s)")),
                                expressions(source.columns()).of(RandomType.INT, 0)),
                source.text(),
                where(source, outer, 0));
    }

    private Both window(Source source, RandomType type) {
        RandomExpressions expressions = expressions(source.columns());
        RandomColumn by = choices.of(source.columns());
        Both partition =
                choices.below(2) == 0
                        ? Both.EMPTY
                        : Both.format("PARTITION BY %s ", by.type().key(by.text()));
        Both value = expressions.of(type, 0);
        RandomType keyType =
                choices.of(RandomType.ALL.stream().filter(RandomType::isOrdered).toList());
        Both key = keyType.key(expressions.of(keyType, 0));
        String direction = choices.of(List.of("", " DESC"));
        mayFail = true;
        Both sum =
                type.isDecimal()
                        ? Both.same("SUM")
                        : Both.same(choices.of(List.of("MIN", "MAX", "COUNT")));
        int kind = choices.below(source.numbers().isEmpty() ? 5 : 9);
        Both total = Both.join(", ", source.numbers().stream().map(RandomColumn::text).toList());
        return switch (kind) {
            case 0 -> Both.format("%s(%s) OVER (%s)", sum, value, partition);
            case 1 ->
                    Both.format(
                            "%s(%s) OVER (%sORDER BY %s" + direction + ")",
                            sum,
                            value,
                            partition,
                            key);
            case 2 ->
                    Both.format(
                            choices.of(List.of("RANK", "DENSE_RANK"))
                                    + "() OVER (%sORDER BY %s"
                                    + direction
                                    + ")",
                            partition,
                            key);
            case 3 -> Both.format("COUNT(*) OVER (%s)", partition);
            case 4 ->
                    Both.format(
                            "%s(%s) OVER (%sORDER BY %s RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)",
                            sum, value, partition, key);
            case 5 -> Both.format("ROW_NUMBER() OVER (%sORDER BY %s)", partition, total);
            case 6 ->
                    Both.format(
                            "%s(%s) OVER (%sORDER BY %s ROWS BETWEEN "
                                    + choices.below(4)
                                    + " PRECEDING AND "
                                    + choices.below(3)
                                    + " FOLLOWING)",
                            sum,
                            value,
                            partition,
                            total);
            case 7 ->
                    Both.format(
                            choices.of(List.of("LAG", "LEAD"))
                                    + "(%s, "
                                    + (1 + choices.below(3))
                                    + ") OVER (%sORDER BY %s)",
                            value,
                            partition,
                            total);
            default ->
                    Both.format(
                            choices.of(List.of("FIRST_VALUE", "LAST_VALUE"))
                                    + "(%s) OVER (%sORDER BY %s, %s)",
                            value,
                            partition,
                            key,
                            total);
        };
    }

    private Selected grouped(Source source, Both where) {
        RandomExpressions expressions = expressions(source.columns());
        List<Both> items = new ArrayList<>();
        List<RandomType> types = new ArrayList<>();
        List<Both> keys = new ArrayList<>();
        int count = choices.below(4);
        for (int i = 0; i < count; i++) {
            RandomColumn key = choices.of(source.columns());
            Both text = key.type().key(key.text());
            if (!keys.contains(text)) {
                keys.add(text);
                items.add(
                        key.type().isText()
                                ? new Both(key.type().folded(key.text()).ours(), text.theirs())
                                : text);
                types.add(key.type());
            }
        }
        for (int i = 0; i <= choices.below(3); i++) {
            RandomAggregates.Aggregate made =
                    RandomAggregates.of(choices, expressions, () -> mayFail = true);
            items.add(made.text());
            types.add(made.type());
        }
        Both having =
                choices.rarely(4)
                        ? Both.format(
                                choices.of(
                                        List.of(
                                                " HAVING COUNT(*) > %2$s",
                                                " HAVING MAX(%1$s) > %2$s OR MIN(%1$s) IS NULL")),
                                expressions.of(RandomType.INT, 0),
                                Both.same(String.valueOf(choices.below(4))))
                        : Both.EMPTY;
        return new Selected(
                Both.format(
                        "SELECT %s FROM %s%s%s%s",
                        RandomQuery.list(items), source.text(), where, groups(keys), having),
                types);
    }

    private Both groups(List<Both> keys) {
        if (keys.isEmpty()) {
            return Both.EMPTY;
        }
        Both all = Both.join(", ", keys);
        return switch (choices.below(8)) {
            case 5 -> Both.format(" GROUP BY ROLLUP (%s)", all);
            case 6 -> Both.format(" GROUP BY CUBE (%s)", all);
            case 7 ->
                    Both.format(
                            " GROUP BY GROUPING SETS ((%s), (%s), ())",
                            all, keys.get(keys.size() - 1));
            default -> Both.format(" GROUP BY %s", all);
        };
    }
}
