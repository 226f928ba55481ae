package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterImpl;

/** Rows in batches, from an operator that has no columnar form. */
final class RowsToColumns extends ConverterImpl implements ColumnarRel {
    /** As many bytes as a frame of a result has at most. */
    private static final long BYTES_MAX = 4L << 20;

    private static final int ROWS_BETWEEN_CHECKS = 64;

    RowsToColumns(RelOptCluster cluster, RelTraitSet traits, RelNode input) {
        super(cluster, ConventionTraitDef.INSTANCE, traits, input);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new RowsToColumns(getCluster(), traits, inputs.get(0));
    }

    @Override
    public Columns columns() {
        Rows input = RowsRel.of(getInput());
        SqlType[] types = ColumnsToRows.types(getInput());
        return (run, parts) -> List.of(source(input.open(run), types));
    }

    static BatchSource source(Enumerator<Object[]> rows, SqlType[] types) {
        return new Source(rows, types);
    }

    private static final class Source implements BatchSource {
        private final Enumerator<Object[]> rows;
        private final SqlType[] types;
        private final ColumnBuilder[] builders;
        private boolean ended;
        private SqlError failure;

        Source(Enumerator<Object[]> rows, SqlType[] types) {
            this.rows = rows;
            this.types = types;
            this.builders =
                    Arrays.stream(types)
                            .map(type -> new ColumnBuilder(SqlColumns.columnType(type), 64))
                            .toArray(ColumnBuilder[]::new);
        }

        @Override
        public Optional<Batch> next() {
            if (failure != null) {
                throw failure;
            }
            int count = 0;
            while (!ended
                    && count < Batch.ROWS_MAX
                    && (count % ROWS_BETWEEN_CHECKS != 0 || bytes() < BYTES_MAX)) {
                if (!moved(count)) {
                    break;
                }
                Object[] row = rows.current();
                for (int i = 0; i < types.length; i++) {
                    SqlColumns.append(builders[i], types[i], row[i]);
                }
                count++;
            }
            if (count == 0) {
                return Optional.empty();
            }
            Column[] columns = new Column[builders.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = builders[i].build();
            }
            return Optional.of(new Batch(count, columns));
        }

        /** Whether there is a row; where it fails, the rows before it are given first. */
        private boolean moved(int before) {
            try {
                ended = !rows.moveNext();
                return !ended;
            } catch (SqlError error) {
                if (before == 0 || !Failures.isOfARow(error)) {
                    throw error;
                }
                failure = error;
                return false;
            }
        }

        private long bytes() {
            long bytes = 0;
            for (ColumnBuilder builder : builders) {
                bytes += builder.bytes();
            }
            return bytes;
        }

        @Override
        public void close() {
            ended = true;
            rows.close();
        }
    }
}
