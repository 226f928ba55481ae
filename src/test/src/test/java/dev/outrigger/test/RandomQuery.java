package dev.outrigger.test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A random query in both dialects.
 *
 * @param types its columns', by which the answers are compared
 * @param isOrdered whether the rows' order is the answer's, too
 * @param mayFail whether it computes what may overflow, divide by nought or not convert
 */
record RandomQuery(Both text, List<RandomType> types, boolean isOrdered, boolean mayFail) {

    static RandomQuery of(Choices choices, List<RandomTable> tables) {
        RandomSelects selects = new RandomSelects(choices, tables);
        Both with = Both.EMPTY;
        if (choices.rarely(6)) {
            with = selects.commonTable();
        }
        RandomSelects.Selected selected = selects.query(2);
        Both text = selected.text();
        boolean ordered = false;
        if (choices.rarely(3) && selected.types().stream().allMatch(RandomType::isOrdered)) {
            ordered = true;
            text = ordered(choices, selected, choices.below(4));
        }
        return new RandomQuery(with.then(text), selected.types(), ordered, selects.mayFail());
    }

    /** Ordered by all of its columns; the reference's query stands inside, for its keys of text. */
    private static Both ordered(Choices choices, RandomSelects.Selected selected, int limit) {
        List<Both> keys =
                IntStream.range(0, selected.types().size())
                        .mapToObj(
                                i ->
                                        selected.types()
                                                .get(i)
                                                .key(Both.same("c" + i))
                                                .then(
                                                        Both.same(
                                                                choices.below(2) == 0
                                                                        ? ""
                                                                        : " DESC")))
                        .toList();
        Both order = Both.format(" ORDER BY %s", Both.join(", ", keys));
        int skipped = choices.below(5);
        int rows = choices.below(20);
        String all = "SELECT * FROM (%s) AS o%s";
        return switch (limit) {
            case 0 -> Both.format("%s%s", all, selected.text(), order);
            case 1 ->
                    Both.format(
                            "SELECT TOP (" + rows + ") * FROM (%s) AS o%s",
                            all + " LIMIT " + rows,
                            selected.text(),
                            order);
            case 2 ->
                    Both.format(
                            "%s%s OFFSET " + skipped + " ROWS",
                            all + " OFFSET " + skipped,
                            selected.text(),
                            order);
            default ->
                    Both.format(
                            "%s%s OFFSET "
                                    + skipped
                                    + " ROWS FETCH NEXT "
                                    + (rows + 1)
                                    + " ROWS ONLY",
                            all + " LIMIT " + (rows + 1) + " OFFSET " + skipped,
                            selected.text(),
                            order);
        };
    }

    /** Names for the columns, c0 and so on. */
    static Both list(List<Both> items) {
        List<Both> named = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            named.add(items.get(i).then(Both.same(" AS c" + i)));
        }
        return Both.join(", ", named);
    }
}
