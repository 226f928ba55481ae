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
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Finds a key of a table all of whose columns, or an index the first of whose columns, a condition
 * sets equal to values known before the table is read.
 *
 * @param values of the first columns
 * @param unique whether they lead to one row at most
 * @param parts of the condition that they come from
 */
record Seeking(Table.Key key, Evaluator[] values, boolean unique, List<RexNode> parts) {
    /** Where an index leads to more rows, columns are read whole instead. */
    private static final double ROWS_MAX = 1000;

    static Optional<Seeking> in(RexNode condition, ScanRel scan) {
        return in(condition, scan.stored(), scan::column);
    }

    /** Whether it is quicker than reading columns whole. input: what the condition is over. */
    boolean pays(RelNode input) {
        if (unique) {
            return true;
        }
        RelMetadataQuery metadata = input.getCluster().getMetadataQuery();
        RexBuilder rex = input.getCluster().getRexBuilder();
        double share = metadata.getSelectivity(input, RexUtil.composeConjunction(rex, parts));
        return metadata.getRowCount(input) * share <= ROWS_MAX;
    }

    /** Whether a filter over a table is best done by looking its rows up. */
    static boolean pays(Filter filter, TableScan scan) {
        Table table = scan.getTable().unwrap(StoredTable.class).table();
        return in(filter.getCondition(), table, IntUnaryOperator.identity())
                .filter(seeking -> seeking.pays(scan))
                .isPresent();
    }

    /** columns: the table's column that each of the condition's is; -1 for none. */
    private static Optional<Seeking> in(RexNode condition, Table table, IntUnaryOperator columns) {
        Map<Integer, RexNode> known = new HashMap<>();
        Map<Integer, RexNode> parts = new HashMap<>();
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            if (part.getKind() == SqlKind.EQUALS) {
                RexNode left = ((RexCall) part).getOperands().get(0);
                RexNode right = ((RexCall) part).getOperands().get(1);
                remember(known, left, right, columns);
                remember(known, right, left, columns);
                known.keySet().forEach(column -> parts.putIfAbsent(column, part));
            }
        }
        for (Table.Key key : table.uniqueKeys()) {
            if (known.keySet().containsAll(key.columns())) {
                return Optional.of(seeking(key, key.columns(), true, known, parts));
            }
        }
        List<Integer> longest = List.of();
        Table.Key best = null;
        for (Table.Index index : table.indexes()) {
            int count = 0;
            while (count < index.columns().size()
                    && known.containsKey(index.columns().get(count))) {
                count++;
            }
            if (count > longest.size()) {
                longest = index.columns().subList(0, count);
                best = index.key();
            }
        }
        return best == null
                ? Optional.empty()
                : Optional.of(seeking(best, longest, false, known, parts));
    }

    private static Seeking seeking(
            Table.Key key,
            List<Integer> columns,
            boolean unique,
            Map<Integer, RexNode> known,
            Map<Integer, RexNode> parts) {
        return new Seeking(
                key,
                Evaluators.all(columns.stream().map(known::get).toList()),
                unique,
                columns.stream().map(parts::get).distinct().toList());
    }

    /** Whether every table of a plan in the making is read by keys, if it reads any. */
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
        return in(filter.getCondition(), table, columns)
                .filter(seeking -> seeking.pays(filter.getInput()))
                .isPresent();
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
