package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
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
        return in(condition, scan.stored(), scan::column);
    }

    /** columns: the table's column that each of the condition's is; -1 for none. */
    private static Optional<Seeking> in(RexNode condition, Table table, IntUnaryOperator columns) {
        Map<Integer, RexNode> known = new HashMap<>();
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            if (part.getKind() == SqlKind.EQUALS) {
                RexNode left = ((RexCall) part).getOperands().get(0);
                RexNode right = ((RexCall) part).getOperands().get(1);
                remember(known, left, right, columns);
                remember(known, right, left, columns);
            }
        }
        for (Table.Key key : table.uniqueKeys()) {
            if (known.keySet().containsAll(key.columns())) {
                List<RexNode> values = key.columns().stream().map(known::get).toList();
                return Optional.of(new Seeking(key, Evaluators.all(values)));
            }
        }
        return Optional.empty();
    }

    /** Whether every table of a plan in the making is read by a key, if it reads any. */
    static boolean suffices(RelNode node) {
        if (node instanceof TableScan) {
            return false;
        }
        if (node instanceof Filter filter && isKeyed(filter)) {
            return true;
        }
        return node.getInputs().stream().allMatch(Seeking::suffices);
    }

    private static boolean isKeyed(Filter filter) {
        RelNode input = filter.getInput();
        IntUnaryOperator columns = IntUnaryOperator.identity();
        while (input instanceof Project project) {
            columns = columns.andThen(column -> picked(project, column));
            input = project.getInput();
        }
        if (!(input instanceof TableScan scan)) {
            return false;
        }
        Table table = scan.getTable().unwrap(StoredTable.class).table();
        return in(filter.getCondition(), table, columns).isPresent();
    }

    private static int picked(Project project, int column) {
        return column >= 0 && project.getProjects().get(column) instanceof RexInputRef input
                ? input.getIndex()
                : -1;
    }

    private static void remember(
            Map<Integer, RexNode> known, RexNode column, RexNode value, IntUnaryOperator columns) {
        boolean constant = RelOptUtil.InputFinder.bits(value).isEmpty();
        if (constant
                && column instanceof RexInputRef input
                && sameValues(DataType.sql(column.getType()), DataType.sql(value.getType()))) {
            known.putIfAbsent(columns.applyAsInt(input.getIndex()), value);
        }
    }

    private static boolean sameValues(SqlType column, SqlType value) {
        return column.equals(value)
                || column.isText() && column.collation().equals(value.collation());
    }
}
