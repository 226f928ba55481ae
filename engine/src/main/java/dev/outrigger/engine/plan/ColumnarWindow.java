package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.columns.Gather;
import dev.outrigger.engine.columns.HeldRows;
import dev.outrigger.engine.columns.SortKey;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;

/**
 * Adds to each row what functions compute over the rows around it. Rows are divided and ordered as
 * columns; the functions see one partition at a time, those of its columns that they use.
 */
final class ColumnarWindow extends Window implements ColumnarRel {
    private static final long ROW_BYTES = 96;

    ColumnarWindow(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            List<RexLiteral> constants,
            RelDataType type,
            List<Group> groups) {
        super(cluster, traits, List.of(), input, constants, type, groups);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new ColumnarWindow(
                getCluster(), traits, inputs.get(0), constants, getRowType(), groups);
    }

    @Override
    public Window copy(List<RexLiteral> newConstants) {
        return new ColumnarWindow(
                getCluster(), getTraitSet(), getInput(), newConstants, getRowType(), groups);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
        return ColumnarRel.cost(super.computeSelfCost(planner, query));
    }

    @Override
    public Columns columns() {
        Columns input = ColumnarRel.of(getInput());
        SqlType[] types = ColumnsToRows.types(this);
        int width = getInput().getRowType().getFieldCount();
        List<Windowing> windows = Windowing.of(this);
        List<SortKey[]> orders = groups.stream().map(group -> keys(group, types)).toList();
        return (run, parts) ->
                List.of(new Source(input.open(run), types, width, windows, orders, run));
    }

    private static SortKey[] keys(Group group, SqlType[] types) {
        List<SortKey> keys = new ArrayList<>();
        for (int column : group.keys) {
            keys.add(new SortKey(column, types[column], false));
        }
        for (RelFieldCollation key : group.orderKeys.getFieldCollations()) {
            int column = key.getFieldIndex();
            keys.add(new SortKey(column, types[column], key.direction.isDescending()));
        }
        return keys.toArray(SortKey[]::new);
    }

    private static final class Source implements BatchSource {
        private final BatchSource input;
        private final SqlType[] types;
        private final int width;
        private final List<Windowing> windows;
        private final List<SortKey[]> orders;
        private final Run run;
        private HeldRows held;
        private Column[] columns;
        private int next;

        Source(
                BatchSource input,
                SqlType[] types,
                int width,
                List<Windowing> windows,
                List<SortKey[]> orders,
                Run run) {
            this.input = input;
            this.types = types;
            this.width = width;
            this.windows = windows;
            this.orders = orders;
            this.run = run;
        }

        @Override
        public Optional<Batch> next() {
            if (held == null) {
                long rowBytes = ROW_BYTES + 32L * types.length;
                held = HeldRows.of(input, rowBytes, run.work());
                columns = held.rows() == 0 ? new Column[0] : computed();
            }
            int rows = Math.min(Batch.ROWS_MAX, held.rows() - next);
            if (rows <= 0) {
                return Optional.empty();
            }
            Batch made = Gather.range(new Batch(held.rows(), columns), next, rows);
            next += rows;
            return Optional.of(made);
        }

        private Column[] computed() {
            Column[] all = Arrays.copyOf(held.columns(), types.length);
            int column = width;
            for (int w = 0; w < windows.size(); w++) {
                Windowing window = windows.get(w);
                Object[][] results = new Object[window.calls().size()][held.rows()];
                compute(window, orders.get(w), column, results);
                for (Object[] values : results) {
                    ColumnBuilder builder =
                            new ColumnBuilder(SqlColumns.columnType(types[column]), held.rows());
                    for (Object value : values) {
                        SqlColumns.append(builder, types[column], value);
                    }
                    all[column++] = builder.build();
                }
            }
            return all;
        }

        private void compute(Windowing window, SortKey[] keys, int column, Object[][] results) {
            int[] order =
                    keys.length == 0
                            ? IntStream.range(0, held.rows()).toArray()
                            : held.order(keys, run.work());
            int[] used = window.used();
            List<Object[]> partition = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < order.length; i++) {
                run.step();
                Object[] row = row(order[i], used);
                if (!partition.isEmpty() && !window.together(partition.get(0), row)) {
                    finish(window, partition, order, from, column, results);
                    partition.clear();
                    from = i;
                }
                partition.add(row);
            }
            finish(window, partition, order, from, column, results);
        }

        private void finish(
                Windowing window,
                List<Object[]> partition,
                int[] order,
                int from,
                int column,
                Object[][] results) {
            run.work().check();
            window.computeOrdered(partition, column, run);
            for (int i = 0; i < partition.size(); i++) {
                for (int call = 0; call < results.length; call++) {
                    results[call][order[from + i]] = partition.get(i)[column + call];
                }
            }
        }

        private Object[] row(int position, int[] used) {
            Object[] row = new Object[types.length];
            for (int column : used) {
                row[column] = SqlColumns.read(held.columns()[column], position, types[column]);
            }
            return row;
        }

        @Override
        public void close() {
            input.close();
            columns = null;
            if (held != null) {
                held.close();
            }
        }
    }
}
