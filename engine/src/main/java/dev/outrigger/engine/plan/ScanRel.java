package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;

/** Reads a table's columns, those that the plan needs. */
final class ScanRel extends TableScan implements RowsRel {
    private final int[] columns;
    private final RelDataType type;

    ScanRel(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelOptTable table,
            int[] columns,
            RelDataType type) {
        super(cluster, traits, List.of(), table);
        this.columns = columns;
        this.type = type;
    }

    /** Of all the columns. */
    static ScanRel of(LogicalTableScan scan) {
        return new ScanRel(
                scan.getCluster(),
                RowsRel.traits(scan),
                scan.getTable(),
                IntStream.range(0, scan.getRowType().getFieldCount()).toArray(),
                scan.getRowType());
    }

    /** A scan of some of these columns. */
    ScanRel narrowed(int[] positions, RelDataType newType) {
        int[] kept = Arrays.stream(positions).map(position -> columns[position]).toArray();
        return new ScanRel(getCluster(), getTraitSet(), table, kept, newType);
    }

    @Override
    public RelDataType deriveRowType() {
        return type;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new ScanRel(getCluster(), traits, table, columns, type);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("columns", Arrays.toString(columns));
    }

    Table stored() {
        return table.unwrap(StoredTable.class).table();
    }

    /** The position in the table of one of the scan's columns. */
    int column(int index) {
        return columns[index];
    }

    @Override
    public Rows rows() {
        Table read = stored();
        int[] kept = kept();
        int rowId = rowId();
        int width = columns.length;
        return run -> {
            Counters.Counts counts = run.execution().counters().of(read);
            counts.add(Counters.Counter.SCANS, 1);
            return new Scan(run, run.execution().view().scan(read, kept), counts, rowId, width);
        };
    }

    /** Reads the rows that a key or an index leads to. */
    Rows rows(Seeking seeking) {
        Table read = stored();
        int[] kept = kept();
        int rowId = rowId();
        int width = columns.length;
        return run -> {
            Object[] values = new Object[seeking.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = seeking.values()[i].evaluate(new Object[0], run);
                if (values[i] == null) {
                    return Linq4j.emptyEnumerator();
                }
            }
            Counters.Counts counts = run.execution().counters().of(read);
            counts.add(Counters.Counter.LOOKUPS, 1);
            return new Scan(
                    run,
                    run.execution().view().lookup(read, seeking.key(), values, kept),
                    counts,
                    rowId,
                    width);
        };
    }

    private int[] kept() {
        StoredTable stored = table.unwrap(StoredTable.class);
        return Arrays.stream(columns).filter(column -> !stored.isRowId(column)).toArray();
    }

    private int rowId() {
        StoredTable stored = table.unwrap(StoredTable.class);
        for (int i = 0; i < columns.length; i++) {
            if (stored.isRowId(columns[i])) {
                return i;
            }
        }
        return -1;
    }

    private static final class Scan extends RowEnumerator implements Enumerator<Object[]> {
        private final Run run;
        private final ReadView.RowCursor cursor;
        private final Counters.Counts counts;
        private final int rowId;
        private final int width;
        private long uncounted;

        Scan(Run run, ReadView.RowCursor cursor, Counters.Counts counts, int rowId, int width) {
            this.counts = counts;
            this.run = run;
            this.cursor = cursor;
            this.rowId = rowId;
            this.width = width;
        }

        @Override
        public boolean moveNext() {
            run.step();
            if (!cursor.next()) {
                count();
                return false;
            }
            uncounted++;
            Object[] row = cursor.row();
            if (rowId >= 0) {
                Object[] wider = new Object[width];
                System.arraycopy(row, 0, wider, 0, rowId);
                wider[rowId] = cursor.rowId();
                System.arraycopy(row, rowId, wider, rowId + 1, width - rowId - 1);
                row = wider;
            }
            current = row;
            return true;
        }

        private void count() {
            counts.add(Counters.Counter.ROWS, uncounted);
            uncounted = 0;
        }

        @Override
        public void close() {
            count();
            cursor.close();
        }
    }
}
