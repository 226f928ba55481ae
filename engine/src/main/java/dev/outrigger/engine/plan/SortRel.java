package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;

/**
 * Orders rows, NULL lowest, and passes some of them on. offset and fetch: typed expressions over no
 * row, null for none.
 */
final class SortRel extends Sort implements RowsRel {
    SortRel(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            RelCollation collation,
            RexNode offset,
            RexNode fetch) {
        super(cluster, traits, input, collation, offset, fetch);
    }

    @Override
    public SortRel copy(
            RelTraitSet traits,
            RelNode input,
            RelCollation collation,
            RexNode offset,
            RexNode fetch) {
        return new SortRel(getCluster(), traits, input, collation, offset, fetch);
    }

    static Comparator<Object[]> order(List<RelFieldCollation> collations) {
        int[] fields = collations.stream().mapToInt(RelFieldCollation::getFieldIndex).toArray();
        boolean[] descending = new boolean[fields.length];
        for (int i = 0; i < fields.length; i++) {
            descending[i] = collations.get(i).direction.isDescending();
        }
        return (left, right) -> {
            for (int i = 0; i < fields.length; i++) {
                int order = compare(left[fields[i]], right[fields[i]]);
                if (order != 0) {
                    return descending[i] ? -order : order;
                }
            }
            return 0;
        };
    }

    private static int compare(Object left, Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return Evaluators.compare(left, right);
    }

    @Override
    public Rows rows() {
        Rows input = RowsRel.of(getInput());
        Limits offset = Limits.of(this.offset);
        Limits fetch = Limits.of(this.fetch);
        Comparator<Object[]> order = order(getCollation().getFieldCollations());
        boolean sorted = !getCollation().getFieldCollations().isEmpty();
        return run -> {
            long skip = offset.count(run, 0, "OFFSET");
            long count = fetch.count(run, Long.MAX_VALUE, "FETCH");
            if (count == 0) {
                return Linq4j.emptyEnumerator();
            }
            if (fetch.percent() || fetch.ties()) {
                return Linq4j.enumerator(first(sort(input, order, run), order, fetch, run));
            }
            Enumerator<Object[]> source =
                    sorted ? Linq4j.enumerator(sort(input, order, run)) : input.open(run);
            return new Limited(source, skip, count);
        };
    }

    private static List<Object[]> first(
            List<Object[]> rows, Comparator<Object[]> order, Limits limit, Run run) {
        int size = rows.size();
        long wanted = limit.percent() ? limit.ofAll(run, size) : limit.count(run, size, "FETCH");
        int count = (int) Math.min(size, wanted);
        while (limit.ties()
                && count > 0
                && count < size
                && order.compare(rows.get(count - 1), rows.get(count)) == 0) {
            count++;
        }
        return rows.subList(0, count);
    }

    private static List<Object[]> sort(Rows input, Comparator<Object[]> order, Run run) {
        List<Object[]> rows = new ArrayList<>();
        try (Enumerator<Object[]> source = input.open(run)) {
            while (source.moveNext()) {
                run.step();
                rows.add(source.current());
            }
        }
        rows.sort(checked(order, run));
        return rows;
    }

    /** The same order; comparing ends when the statement is cancelled. */
    static Comparator<Object[]> checked(Comparator<Object[]> order, Run run) {
        return (left, right) -> {
            run.step();
            return order.compare(left, right);
        };
    }

    private static final class Limited extends RowEnumerator {
        private final Enumerator<Object[]> source;
        private long skip;
        private long left;

        Limited(Enumerator<Object[]> source, long skip, long left) {
            this.source = source;
            this.skip = skip;
            this.left = left;
        }

        @Override
        public boolean moveNext() {
            while (skip > 0) {
                if (!source.moveNext()) {
                    return false;
                }
                skip--;
            }
            if (left == 0 || !source.moveNext()) {
                return false;
            }
            left--;
            current = source.current();
            return true;
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
