package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.core.JoinRelType;

/** A join at work. residual: what must hold besides the keys, over both rows; null for nothing. */
record Joining(
        Rows left,
        Rows right,
        Evaluator[] leftKeys,
        Evaluator[] rightKeys,
        Evaluator residual,
        JoinRelType type,
        int leftWidth,
        int rightWidth) {

    /** A right row and whether any left row met it. */
    private static final class Candidate {
        final Object[] row;
        boolean met;

        Candidate(Object[] row) {
            this.row = row;
        }
    }

    Enumerator<Object[]> open(Run run) {
        List<Candidate> all = new ArrayList<>();
        Map<Object, List<Candidate>> byKey = new HashMap<>();
        try (Enumerator<Object[]> source = right.open(run)) {
            while (source.moveNext()) {
                run.step();
                Candidate candidate = new Candidate(source.current());
                Object key = key(candidate.row, rightKeys, run);
                if (leftKeys.length > 0 && key != null) {
                    byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(candidate);
                }
                if (leftKeys.length == 0 || type.generatesNullsOnLeft()) {
                    all.add(candidate);
                }
            }
        }
        return new Matches(run, all, byKey);
    }

    /** The values joined by; null when one is NULL, which meets nothing. */
    private static Object key(Object[] row, Evaluator[] columns, Run run) {
        if (columns.length == 1) {
            return normal(columns[0].evaluate(row, run));
        }
        Object[] key = new Object[columns.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = normal(columns[i].evaluate(row, run));
            if (key[i] == null) {
                return null;
            }
        }
        return Arrays.asList(key);
    }

    static Object normal(Object value) {
        return value instanceof Double number && number == 0.0 ? (Object) 0.0 : value;
    }

    private final class Matches extends RowEnumerator {
        private final Run run;
        private final List<Candidate> all;
        private final Map<Object, List<Candidate>> byKey;
        private final Enumerator<Object[]> source;
        private Object[] leftRow;
        private List<Candidate> candidates = List.of();
        private int next;
        private boolean met = true;
        private int rest = -1;

        Matches(Run run, List<Candidate> all, Map<Object, List<Candidate>> byKey) {
            this.run = run;
            this.all = all;
            this.byKey = byKey;
            this.source = left.open(run);
        }

        @Override
        public boolean moveNext() {
            while (rest < 0) {
                if (candidate()) {
                    return true;
                }
                if (leftRow != null
                        && !met
                        && (type.generatesNullsOnRight() || type == JoinRelType.ANTI)) {
                    met = true;
                    current =
                            type == JoinRelType.ANTI
                                    ? leftRow
                                    : joined(leftRow, new Object[rightWidth]);
                    return true;
                }
                if (!source.moveNext()) {
                    rest = 0;
                    break;
                }
                run.step();
                leftRow = source.current();
                met = false;
                next = 0;
                Object key = leftKeys.length == 0 ? null : key(leftRow, leftKeys, run);
                candidates =
                        leftKeys.length == 0
                                ? all
                                : key == null ? List.of() : byKey.getOrDefault(key, List.of());
            }
            return type.generatesNullsOnLeft() && unmet();
        }

        private boolean candidate() {
            while (next < candidates.size()) {
                run.step();
                Candidate candidate = candidates.get(next++);
                Object[] both = joined(leftRow, candidate.row);
                if (residual != null && !residual.isTrue(both, run)) {
                    continue;
                }
                met = true;
                candidate.met = true;
                if (type == JoinRelType.ANTI) {
                    next = candidates.size();
                    return false;
                }
                if (type == JoinRelType.SEMI) {
                    next = candidates.size();
                    current = leftRow;
                    return true;
                }
                current = both;
                return true;
            }
            return false;
        }

        private boolean unmet() {
            while (rest < all.size()) {
                Candidate candidate = all.get(rest++);
                if (!candidate.met) {
                    current = joined(new Object[leftWidth], candidate.row);
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    static Object[] joined(Object[] left, Object[] right) {
        Object[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
