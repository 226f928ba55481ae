package dev.outrigger.engine.plan;

import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.util.ImmutableBitSet;

/** Runs its right side for each row of its left side: what could not be made a join. */
final class CorrelateRel extends Correlate implements RowsRel {
    CorrelateRel(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode left,
            RelNode right,
            CorrelationId id,
            ImmutableBitSet columns,
            JoinRelType type) {
        super(cluster, traits, List.of(), left, right, id, columns, type);
    }

    @Override
    public CorrelateRel copy(
            RelTraitSet traits,
            RelNode left,
            RelNode right,
            CorrelationId id,
            ImmutableBitSet columns,
            JoinRelType type) {
        return new CorrelateRel(getCluster(), traits, left, right, id, columns, type);
    }

    @Override
    public Rows rows() {
        Rows left = RowsRel.of(getLeft());
        Rows right = RowsRel.of(getRight());
        String name = getCorrelVariable();
        int rightWidth = getRight().getRowType().getFieldCount();
        return run -> new Correlated(run, left, right, name, getJoinType(), rightWidth);
    }

    private static final class Correlated extends RowEnumerator {
        private final Run run;
        private final Enumerator<Object[]> left;
        private final Rows right;
        private final String name;
        private final JoinRelType type;
        private final int rightWidth;
        private Object[] leftRow;
        private Enumerator<Object[]> inner;
        private boolean met;

        Correlated(Run run, Rows left, Rows right, String name, JoinRelType type, int rightWidth) {
            this.run = run;
            this.left = left.open(run);
            this.right = right;
            this.name = name;
            this.type = type;
            this.rightWidth = rightWidth;
        }

        @Override
        public boolean moveNext() {
            while (true) {
                if (inner == null) {
                    if (!left.moveNext()) {
                        return false;
                    }
                    leftRow = left.current();
                    run.correlate(name, leftRow);
                    inner = right.open(run);
                    met = false;
                }
                run.step();
                run.correlate(name, leftRow);
                if (inner.moveNext()) {
                    met = true;
                    if (type == JoinRelType.SEMI || type == JoinRelType.ANTI) {
                        finish();
                        if (type == JoinRelType.ANTI) {
                            continue;
                        }
                        current = leftRow;
                        return true;
                    }
                    current = Joining.joined(leftRow, inner.current());
                    return true;
                }
                finish();
                if (!met && (type == JoinRelType.LEFT || type == JoinRelType.ANTI)) {
                    current =
                            type == JoinRelType.ANTI
                                    ? leftRow
                                    : Joining.joined(leftRow, new Object[rightWidth]);
                    return true;
                }
            }
        }

        private void finish() {
            inner.close();
            inner = null;
        }

        @Override
        public void close() {
            if (inner != null) {
                inner.close();
            }
            left.close();
        }
    }
}
