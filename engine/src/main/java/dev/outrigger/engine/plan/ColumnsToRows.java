package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterImpl;
import org.apache.calcite.rel.type.RelDataTypeField;

/** Batches as rows, for an operator that has no columnar form. */
final class ColumnsToRows extends ConverterImpl implements RowsRel {
    ColumnsToRows(RelOptCluster cluster, RelTraitSet traits, RelNode input) {
        super(cluster, ConventionTraitDef.INSTANCE, traits, input);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new ColumnsToRows(getCluster(), traits, inputs.get(0));
    }

    @Override
    public Rows rows() {
        Columns input = ColumnarRel.of(getInput());
        SqlType[] types = types(getInput());
        return run -> enumerator(run, input.open(run), types);
    }

    static SqlType[] types(RelNode node) {
        return node.getRowType().getFieldList().stream()
                .map(RelDataTypeField::getType)
                .map(DataType::sql)
                .toArray(SqlType[]::new);
    }

    static Enumerator<Object[]> enumerator(Run run, BatchSource source, SqlType[] types) {
        return new RowEnumerator() {
            private Batch batch;
            private int position;

            @Override
            public boolean moveNext() {
                while (batch == null || position == batch.rows()) {
                    Optional<Batch> next = source.next();
                    if (next.isEmpty()) {
                        batch = null;
                        return false;
                    }
                    batch = next.get();
                    position = 0;
                }
                run.step();
                Object[] row = new Object[types.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = SqlColumns.read(batch.column(i), position, types[i]);
                }
                position++;
                current = row;
                return true;
            }

            @Override
            public void close() {
                source.close();
            }
        };
    }
}
