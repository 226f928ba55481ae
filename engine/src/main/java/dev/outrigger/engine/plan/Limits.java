package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/**
 * The operands of TOP, OFFSET and FETCH. What is no plain number of rows is a parameter, whose
 * index says too whether it is a percentage, and whether rows that equal the last one follow it.
 */
record Limits(RexNode node, Evaluator evaluator, boolean percent, boolean ties) {
    // Calcite makes a list as long as the greatest index.
    private static final int PERCENT = 1;
    private static final int TIES = 2;
    private static final int KINDS = 4;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** node: null for none. */
    static Limits of(RexNode node) {
        if (node == null) {
            return new Limits(null, null, false, false);
        }
        if (node instanceof RexDynamicParam parameter) {
            int index = index(parameter);
            return new Limits(
                    node,
                    (row, run) -> run.limit(index),
                    (parameter.getIndex() & PERCENT) != 0,
                    (parameter.getIndex() & TIES) != 0);
        }
        return new Limits(
                node, (row, run) -> ((RexLiteral) node).getValueAs(Long.class), false, false);
    }

    static int parameter(int index, boolean percent, boolean ties) {
        return KINDS * index + (percent ? PERCENT : 0) + (ties ? TIES : 0);
    }

    /** Of the expression that a parameter stands for. */
    static int index(RexDynamicParam parameter) {
        return parameter.getIndex() / KINDS;
    }

    /** A number of rows; ifNone: without a limit. clause: for the message. */
    long count(Run run, long ifNone, String clause) {
        if (evaluator == null) {
            return ifNone;
        }
        if (percent) {
            return share(run).signum() == 0 ? 0 : Long.MAX_VALUE;
        }
        Object value = evaluator.evaluate(new Object[0], run);
        if (value == null || ((Number) value).longValue() < 0) {
            throw SqlError.of(ErrorCode.LIMIT_NEGATIVE, clause);
        }
        return ((Number) value).longValue();
    }

    private BigDecimal share(Run run) {
        Object value = evaluator.evaluate(new Object[0], run);
        BigDecimal share =
                value instanceof BigDecimal exact
                        ? exact
                        : value == null
                                ? BigDecimal.ONE.negate()
                                : BigDecimal.valueOf(((Number) value).doubleValue());
        if (share.signum() < 0 || share.compareTo(WHOLE) > 0) {
            throw SqlError.of(ErrorCode.PERCENTAGE);
        }
        return share;
    }

    /** How many of so many rows; a part of a row is one. */
    long ofAll(Run run, long rows) {
        return share(run)
                .multiply(BigDecimal.valueOf(rows))
                .divide(WHOLE, 0, RoundingMode.CEILING)
                .longValueExact();
    }
}
