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

/**
 * Scalar expressions over a batch's rows: interpreted until they have seen rows enough for compiled
 * loops to pay. Thread-safe.
 */
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
        return projection(input, nodes, LoopTiers.ROWS_BEFORE);
    }

    /** rowsBefore: how many rows are interpreted at least before loops are compiled. */
    static Projection projection(
            RelDataType input, List<? extends RexNode> nodes, long rowsBefore) {
        BatchExpressions rows = new BatchExpressions(input, nodes);
        List<RexNode> all = List.copyOf(nodes);
        Evaluator[] evaluators = new Evaluator[nodes.size()];
        SqlType[] types = new SqlType[nodes.size()];
        boolean computes = false;
        for (int i = 0; i < types.length; i++) {
            boolean passed = nodes.get(i) instanceof RexInputRef;
            evaluators[i] = passed ? null : Evaluators.of(nodes.get(i));
            types[i] = DataType.sql(nodes.get(i).getType());
            computes |= !passed;
        }
        LoopTiers tiers =
                new LoopTiers(
                        computes ? rowsBefore : Long.MAX_VALUE,
                        wide -> LoopCompiler.projection(rows.inputs, all, wide));
        return (batch, run) -> {
            Loops loops = tiers.before(batch.rows());
            Column[] columns = new Column[types.length];
            for (int i = 0; i < types.length; i++) {
                if (all.get(i) instanceof RexInputRef passed) {
                    columns[i] = batch.column(passed.getIndex());
                } else {
                    int index = i;
                    columns[i] =
                            loops == null
                                    ? rows.interpreted(evaluators[i], types[i], batch, run)
                                    : tiers.run(
                                            loops,
                                            made ->
                                                    made.column(
                                                            index,
                                                            batch.columns(),
                                                            batch.rows(),
                                                            run),
                                            () ->
                                                    rows.interpreted(
                                                            evaluators[index],
                                                            types[index],
                                                            batch,
                                                            run));
                }
            }
            return columns;
        };
    }

    private Column interpreted(Evaluator evaluator, SqlType type, Batch batch, Run run) {
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            SqlColumns.append(builder, type, evaluator.evaluate(row(batch, row), run));
        }
        return builder.build();
    }

    static Selection selection(RelDataType input, RexNode condition) {
        return selection(input, condition, LoopTiers.ROWS_BEFORE);
    }

    static Selection selection(RelDataType input, RexNode condition, long rowsBefore) {
        BatchExpressions rows = new BatchExpressions(input, List.of(condition));
        Evaluator evaluator = Evaluators.of(condition);
        LoopTiers tiers =
                new LoopTiers(
                        rowsBefore, wide -> LoopCompiler.selection(rows.inputs, condition, wide));
        return (batch, run, positions) -> {
            Loops loops = tiers.before(batch.rows());
            return loops == null
                    ? rows.interpreted(evaluator, batch, run, positions)
                    : tiers.run(
                            loops,
                            made -> made.select(batch.columns(), batch.rows(), run, positions),
                            () -> rows.interpreted(evaluator, batch, run, positions));
        };
    }

    private int interpreted(Evaluator evaluator, Batch batch, Run run, int[] positions) {
        int count = 0;
        for (int row = 0; row < batch.rows(); row++) {
            if (evaluator.isTrue(row(batch, row), run)) {
                positions[count++] = row;
            }
        }
        return count;
    }

    private Object[] row(Batch batch, int position) {
        return Loops.row(batch.columns(), position, used, inputs);
    }
}
