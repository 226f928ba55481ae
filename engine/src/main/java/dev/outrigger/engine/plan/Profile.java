package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.RelNode;

/**
 * What each operator of one statement's queries did, beside what was expected of it. Plans are made
 * for it: no other execution is slowed down by what counts. Filled while plans are made and run by
 * the threads of one execution.
 */
public final class Profile {
    /**
     * An operator.
     *
     * @param text its line in the plan
     * @param node its number, from 1
     * @param parent the number of the operator that reads it; 0 for the top
     * @param expected rows
     * @param actual what it did; empty for a look-up by key, whose rows its filter reads
     */
    public record Line(
            String text, int node, int parent, double expected, Optional<Actual> actual) {}

    /** What an operator did. Thread-safe. */
    public static final class Actual {
        private final LongAdder rows = new LongAdder();
        private final LongAdder executes = new LongAdder();

        /** The rows that it gave. */
        public long rows() {
            return rows.sum();
        }

        /** How often it was started. */
        public long executes() {
            return executes.sum();
        }
    }

    private final Map<RelNode, Actual> operators = new IdentityHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /** The plans' operators from the top down, one plan after the other. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    void add(List<PlanText.Line> plan) {
        int before = lines.size();
        for (PlanText.Line line : plan) {
            int parent = line.parent() < 0 ? 0 : before + 1 + line.parent();
            lines.add(
                    new Line(
                            line.text(),
                            lines.size() + 1,
                            parent,
                            line.expected(),
                            line.node().map(this::of)));
        }
    }

    private Actual of(RelNode node) {
        return operators.computeIfAbsent(node, made -> new Actual());
    }

    private static Profile wanted(RelNode node) {
        return node.getCluster().getPlanner().getContext().unwrap(Profile.class);
    }

    /** The operator, counted where its plan is made for a profile. */
    static Columns counted(RelNode node, Columns columns) {
        Profile profile = wanted(node);
        if (profile == null) {
            return columns;
        }
        Actual actual = profile.of(node);
        return (run, parts) -> {
            actual.executes.increment();
            return columns.open(run, parts).stream()
                    .map(source -> (BatchSource) new CountedBatches(source, actual))
                    .toList();
        };
    }

    static Rows counted(RelNode node, Rows rows) {
        Profile profile = wanted(node);
        if (profile == null) {
            return rows;
        }
        Actual actual = profile.of(node);
        return run -> {
            actual.executes.increment();
            return new CountedRows(rows.open(run), actual);
        };
    }

    private record CountedBatches(BatchSource source, Actual actual) implements BatchSource {
        @Override
        public Optional<Batch> next() {
            Optional<Batch> batch = source.next();
            batch.ifPresent(made -> actual.rows.add(made.rows()));
            return batch;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    private record CountedRows(Enumerator<Object[]> source, Actual actual)
            implements Enumerator<Object[]> {
        @Override
        public Object[] current() {
            return source.current();
        }

        @Override
        public boolean moveNext() {
            boolean found = source.moveNext();
            if (found) {
                actual.rows.increment();
            }
            return found;
        }

        @Override
        public void reset() {
            source.reset();
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
