package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Scalar expressions over a batch's rows. Thread-safe. */
final class BatchExpressions {
    private final SqlType[] inputs;
    private final int[] used;

    private BatchExpressions(RelDataType input, List<? extends RexNode> nodes) {
        this.inputs =
                input.getFieldList().stream()
                        .map(RelDataTypeField::getType)
                        .map(DataType::sql)
                        .toArray(SqlType[]::new);
        this.used = RelOptUtil.InputFinder.bits(List.copyOf(nodes), null).toArray();
    }

    /** Columns computed from a batch, one for each expression. */
    interface Projection {
        Column[] apply(Batch batch, Run run);
    }

    /** The rows of a batch that a condition is true for. */
    interface Selection {
        /** Writes their positions in ascending order and returns how many. */
        int apply(Batch batch, Run run, int[] positions);
    }

    static Projection projection(RelDataType input, List<? extends RexNode> nodes) {
        BatchExpressions rows = new BatchExpressions(input, nodes);
        Evaluator[] evaluators = new Evaluator[nodes.size()];
        SqlType[] types = new SqlType[nodes.size()];
        for (int i = 0; i < types.length; i++) {
            boolean passed = nodes.get(i) instanceof RexInputRef;
            evaluators[i] = passed ? null : Evaluators.of(nodes.get(i));
            types[i] = DataType.sql(nodes.get(i).getType());
        }
        return (batch, run) -> {
            Column[] columns = new Column[types.length];
            for (int i = 0; i < types.length; i++) {
                if (nodes.get(i) instanceof RexInputRef input1) {
                    columns[i] = batch.column(input1.getIndex());
                    continue;
                }
                ColumnBuilder builder =
                        new ColumnBuilder(SqlColumns.columnType(types[i]), batch.rows());
                for (int row = 0; row < batch.rows(); row++) {
                    Object value = evaluators[i].evaluate(rows.row(batch, row), run);
                    SqlColumns.append(builder, types[i], value);
                }
                columns[i] = builder.build();
            }
            return columns;
        };
    }

    static Selection selection(RelDataType input, RexNode condition) {
        BatchExpressions rows = new BatchExpressions(input, List.of(condition));
        Evaluator evaluator = Evaluators.of(condition);
        return (batch, run, positions) -> {
            int count = 0;
            for (int row = 0; row < batch.rows(); row++) {
                if (evaluator.isTrue(rows.row(batch, row), run)) {
                    positions[count++] = row;
                }
            }
            return count;
        };
    }

    private Object[] row(Batch batch, int position) {
        Object[] row = new Object[inputs.length];
        for (int column : used) {
            row[column] = SqlColumns.read(batch.column(column), position, inputs[column]);
        }
        return row;
    }
}
