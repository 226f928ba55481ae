package dev.outrigger.test;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a few random columns beside its number, and the statements that fill and change it.
 */
record RandomTable(String name, int rows, List<RandomType> types) {
    static RandomTable of(String name, int rows, Choices choices) {
        List<RandomType> types = new ArrayList<>();
        types.add(RandomType.INT);
        int columns = 4 + choices.below(4);
        for (int i = 0; i < columns; i++) {
            types.add(choices.of(RandomType.ALL));
        }
        return new RandomTable(name, rows, List.copyOf(types));
    }

    /** id is each row's own number; the rest is NULL at times. */
    List<String> columnNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            names.add(i == 0 ? "id" : "c" + i);
        }
        return names;
    }

    List<RandomColumn> columns(String alias) {
        List<RandomColumn> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(
                    new RandomColumn(Both.same(alias + "." + columnNames().get(i)), types.get(i)));
        }
        return columns;
    }

    Both creation(boolean keyed) {
        List<Both> definitions = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Both definition = Both.same(columnNames().get(i) + " ").then(types.get(i).text());
            if (i == 0) {
                definition =
                        definition.then(
                                keyed
                                        ? new Both(" NOT NULL PRIMARY KEY", "")
                                        : Both.same(" NOT NULL"));
            }
            definitions.add(definition);
        }
        return Both.format("CREATE TABLE " + name + " (%s)", Both.join(", ", definitions));
    }

    /** Rows whose numbers start with first. */
    Both insertion(int first, int count, Choices choices) {
        List<Both> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<Both> values = new ArrayList<>();
            values.add(Both.same(String.valueOf(first + row)));
            for (RandomType type : types.subList(1, types.size())) {
                values.add(choices.below(5) == 0 ? Both.same("NULL") : type.literal(choices));
            }
            rows.add(Both.format("(%s)", Both.join(", ", values)));
        }
        return Both.format("INSERT INTO " + name + " VALUES %s", Both.join(", ", rows));
    }

    /** A change of some rows, the same in both. */
    Both change(int firstFree, Choices choices) {
        String some = " WHERE id %% " + (2 + choices.below(9)) + " = " + choices.below(2);
        int column = 1 + choices.below(types.size() - 1);
        return switch (choices.below(4)) {
            case 0 ->
                    Both.format(
                            "UPDATE " + name + " SET c" + column + " = %s" + some,
                            types.get(column).literal(choices));
            case 1 -> Both.format("UPDATE " + name + " SET c" + column + " = NULL" + some);
            case 2 -> Both.format("DELETE FROM " + name + some);
            default -> insertion(firstFree, 1 + choices.below(20), choices);
        };
    }
}
