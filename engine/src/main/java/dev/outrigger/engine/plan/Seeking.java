package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Finds a key of a table all of whose columns a condition sets equal to values known before the
 * table is read.
 */
record Seeking(Table.Key key, Evaluator[] values) {
    static Optional<Seeking> in(RexNode condition, ScanRel scan) {
        Map<Integer, RexNode> known = new HashMap<>();
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            if (part.getKind() == SqlKind.EQUALS) {
                RexNode left = ((RexCall) part).getOperands().get(0);
                RexNode right = ((RexCall) part).getOperands().get(1);
                remember(known, left, right, scan);
                remember(known, right, left, scan);
            }
        }
        for (Table.Key key : scan.stored().keys()) {
            if (known.keySet().containsAll(key.columns())) {
                List<RexNode> values = key.columns().stream().map(known::get).toList();
                return Optional.of(new Seeking(key, Evaluators.all(values)));
            }
        }
        return Optional.empty();
    }

    private static void remember(
            Map<Integer, RexNode> known, RexNode column, RexNode value, ScanRel scan) {
        boolean constant = RelOptUtil.InputFinder.bits(value).isEmpty();
        if (constant
                && column instanceof RexInputRef input
                && sameValues(DataType.sql(column.getType()), DataType.sql(value.getType()))) {
            known.putIfAbsent(scan.column(input.getIndex()), value);
        }
    }

    private static boolean sameValues(SqlType column, SqlType value) {
        return column.equals(value)
                || column.isText() && column.collation().equals(value.collation());
    }
}
