package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.VariableColumn;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** An expression over one column of text, computed once for each value of its dictionary. */
final class DictionaryResults {
    private final Evaluator evaluator;
    private final int column;
    private final SqlType[] inputs;

    DictionaryResults(RexNode node, int column, SqlType[] inputs) {
        this.evaluator = Evaluators.of(node);
        this.column = column;
        this.inputs = inputs;
    }

    /** The column of text that is all that the call depends on. */
    static Optional<Integer> column(RexCall call, SqlType[] inputs) {
        if (!LoopTranslation.isRepeatable(call) || dependsOnRows(call)) {
            return Optional.empty();
        }
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(call);
        int first = used.nextSetBit(0);
        return used.cardinality() == 1 && inputs[first].isText()
                ? Optional.of(first)
                : Optional.empty();
    }

    private static boolean dependsOnRows(RexNode node) {
        return node instanceof RexFieldAccess
                || node instanceof RexCall call
                        && call.getOperands().stream().anyMatch(DictionaryResults::dependsOnRows);
    }

    /** A dictionary's results; absent where computing them ends with an error. */
    record Kept(VariableColumn values, Optional<Object[]> results) {}

    /**
     * The result for each of the column's values, and the one for NULL at the end; null where the
     * column has no dictionary, or where a value, which no row may have, is an error.
     */
    Object[] of(Column given, int rows, Run run) {
        if (!(given instanceof DictionaryColumn dictionary)) {
            return null;
        }
        VariableColumn values = dictionary.values();
        Kept known = run.kept(this);
        if (known != null && known.values() == values) {
            return known.results().orElse(null);
        }
        if (values.length() > rows) {
            return null;
        }
        Kept made = new Kept(values, results(values, run));
        run.keep(this, made);
        return made.results().orElse(null);
    }

    private Optional<Object[]> results(VariableColumn values, Run run) {
        Object[] results = new Object[values.length() + 1];
        Object[] row = new Object[inputs.length];
        try {
            for (int i = 0; i < values.length(); i++) {
                row[column] =
                        SqlText.of(values.getString(i), inputs[column].collation().orElseThrow());
                results[i] = evaluator.evaluate(row, run);
            }
            row[column] = null;
            results[values.length()] = evaluator.evaluate(row, run);
            return Optional.of(results);
        } catch (SqlError later) {
            return Optional.empty();
        }
    }
}
