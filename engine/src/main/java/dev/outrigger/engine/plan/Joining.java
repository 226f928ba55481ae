package dev.outrigger.engine.plan;

import java.util.Arrays;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.core.JoinRelType;

/** A join at work. residual: what must hold besides the keys, over both rows; null for nothing. */
record Joining(
        Rows left,
        Rows right,
        Hashing leftKeys,
        Hashing rightKeys,
        Evaluator residual,
        JoinRelType type,
        int leftWidth,
        int rightWidth) {

    Enumerator<Object[]> open(Run run) {
        boolean anyWillDo = !type.projectsRight() && residual == null;
        Candidates candidates =
                new Candidates(leftKeys, rightKeys, anyWillDo, type.generatesNullsOnLeft());
        try (Enumerator<Object[]> source = right.open(run)) {
            while (source.moveNext()) {
                run.step();
                candidates.add(source.current(), run);
            }
        }
        return new Matches(run, candidates);
    }

    private final class Matches extends RowEnumerator {
        private final Run run;
        private final Candidates rightRows;
        private final Enumerator<Object[]> source;
        private Object[] leftRow;
        private List<Candidates.Candidate> candidates = List.of();
        private int next;
        private boolean met = true;
        private int rest = -1;

        Matches(Run run, Candidates rightRows) {
            this.run = run;
            this.rightRows = rightRows;
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
                candidates = rightRows.of(leftRow, run);
            }
            return type.generatesNullsOnLeft() && unmet();
        }

        private boolean candidate() {
            while (next < candidates.size()) {
                run.step();
                Candidates.Candidate candidate = candidates.get(next++);
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
            while (rest < rightRows.all().size()) {
                Candidates.Candidate candidate = rightRows.all().get(rest++);
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
