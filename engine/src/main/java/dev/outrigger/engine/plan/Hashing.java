package dev.outrigger.engine.plan;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/**
 * One side's keys of a join, computed from a row.
 *
 * @param strict those that a NULL decides: it meets nothing, or the other side's NULLs
 * @param meetNulls which of the strict ones let NULL meet NULL
 * @param loose those whose NULL meets every row
 */
record Hashing(Evaluator[] strict, boolean[] meetNulls, Evaluator[] loose) {
    private static final Object NULL = new Object();
    private static final Object NO_COLUMNS = new Object();

    static Hashing of(List<JoinKeys.Key> keys, Function<JoinKeys.Key, RexNode> side) {
        List<JoinKeys.Key> strict =
                keys.stream().filter(key -> key.nulls() != JoinKeys.Nulls.MEET_ALL).toList();
        List<JoinKeys.Key> loose =
                keys.stream().filter(key -> key.nulls() == JoinKeys.Nulls.MEET_ALL).toList();
        boolean[] meetNulls = new boolean[strict.size()];
        for (int i = 0; i < meetNulls.length; i++) {
            meetNulls[i] = strict.get(i).nulls() == JoinKeys.Nulls.MEET_NULLS;
        }
        return new Hashing(
                Evaluators.all(strict.stream().map(side).toList()),
                meetNulls,
                Evaluators.all(loose.stream().map(side).toList()));
    }

    boolean isEmpty() {
        return strict.length == 0 && loose.length == 0;
    }

    boolean isLoose() {
        return loose.length > 0;
    }

    /** The strict keys' values; null when the row meets nothing. */
    Object strictKey(Object[] row, Run run) {
        if (strict.length == 0) {
            return NO_COLUMNS;
        }
        if (strict.length == 1) {
            Object value = RowKey.one(strict[0].evaluate(row, run));
            return value == null && meetNulls[0] ? NULL : value;
        }
        Object[] key = new Object[strict.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = RowKey.one(strict[i].evaluate(row, run));
            if (key[i] == null && !meetNulls[i]) {
                return null;
            }
        }
        return Arrays.asList(key);
    }

    /** The values of all keys; null when a loose one is NULL. */
    Object wholeKey(Object strictKey, Object[] row, Run run) {
        Object[] key = new Object[loose.length + 1];
        key[0] = strictKey;
        for (int i = 0; i < loose.length; i++) {
            key[i + 1] = RowKey.one(loose[i].evaluate(row, run));
            if (key[i + 1] == null) {
                return null;
            }
        }
        return Arrays.asList(key);
    }
}
