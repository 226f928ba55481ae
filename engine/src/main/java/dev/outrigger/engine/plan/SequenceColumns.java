package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.columns.Gather;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * A projection's values of sequences, taken before the rest is computed: all that a row has of one
 * sequence is one value.
 */
final class SequenceColumns {
    private final int width;
    private final List<NextValue> sequences = new ArrayList<>();
    private final List<RexNode> projects;

    SequenceColumns(List<RexNode> projects, int width) {
        this.width = width;
        this.projects =
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        return call.getOperator() instanceof Routine routine
                                        && routine.body() instanceof NextValue sequence
                                ? new RexInputRef(position(sequence), call.getType())
                                : super.visitCall(call);
                    }
                }.visitList(projects);
    }

    /** Whether an expression takes a value of a sequence. */
    static boolean in(RexNode expression) {
        return !new SequenceColumns(List.of(expression), 0).sequences.isEmpty();
    }

    private int position(NextValue sequence) {
        if (!sequences.contains(sequence)) {
            sequences.add(sequence);
        }
        return width + sequences.indexOf(sequence);
    }

    /** What is left to compute, over rows with the values at their ends. */
    List<RexNode> projects() {
        return projects;
    }

    /** The type of such rows. */
    RelDataType input(RelDataTypeFactory types, RelDataType input) {
        RelDataTypeFactory.Builder wide = types.builder().addAll(input.getFieldList());
        sequences.forEach(sequence -> wide.add("\u0000next", DataType.of(sequence.type(), false)));
        return sequences.isEmpty() ? input : wide.build();
    }

    Object[] widened(Object[] row, Run run) {
        if (sequences.isEmpty()) {
            return row;
        }
        Object[] wide = Arrays.copyOf(row, width + sequences.size());
        for (int i = width; i < wide.length; i++) {
            wide[i] = sequences.get(i - width).take(run.execution().catalog(), 1)[0];
        }
        return wide;
    }

    List<BatchSource> widened(List<BatchSource> inputs, Run run) {
        return sequences.isEmpty()
                ? inputs
                : inputs.stream().map(input -> (BatchSource) new Widened(input, run)).toList();
    }

    /** Batches with the values as further columns. */
    private final class Widened implements BatchSource {
        private final BatchSource input;
        private final Run run;
        private Batch rest;

        Widened(BatchSource input, Run run) {
            this.input = input;
            this.run = run;
        }

        @Override
        public Optional<Batch> next() {
            Optional<Batch> next = rest == null ? input.next() : Optional.of(rest);
            rest = null;
            return next.map(this::widened);
        }

        /** The last rows that there are values for come before the error. */
        private Batch widened(Batch batch) {
            int rows = batch.rows();
            List<Column> values = new ArrayList<>();
            for (NextValue sequence : sequences) {
                Column taken = values(sequence, rows);
                rows = taken.length();
                values.add(taken);
            }
            Batch made = batch;
            if (rows < batch.rows()) {
                rest = Gather.range(batch, rows, batch.rows() - rows);
                made = Gather.range(batch, 0, rows);
            }
            Column[] wide = Arrays.copyOf(made.columns(), width + values.size());
            for (int i = width; i < wide.length; i++) {
                Column all = values.get(i - width);
                wide[i] =
                        all.length() == rows
                                ? all
                                : Gather.range(new Batch(all.length(), new Column[] {all}), 0, rows)
                                        .column(0);
            }
            return new Batch(rows, wide);
        }

        private Column values(NextValue sequence, int rows) {
            ColumnBuilder builder =
                    new ColumnBuilder(SqlColumns.columnType(sequence.type()), Math.max(1, rows));
            if (rows > 0) {
                for (Object value : sequence.take(run.execution().catalog(), rows)) {
                    SqlColumns.append(builder, sequence.type(), value);
                }
            }
            return builder.build();
        }

        @Override
        public void close() {
            input.close();
        }
    }
}
