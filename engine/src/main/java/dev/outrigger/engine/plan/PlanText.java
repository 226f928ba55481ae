package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;

/**
 * A physical plan as a tree of lines, as SQL Server's SHOWPLAN_TEXT prints one; behind each
 * operator how many rows are expected of it, and whether rows or columns run through it.
 */
final class PlanText {
    private static final String BRANCH = "|--";
    private static final String INDENT = "     ";

    private final PlanOperators operators;
    private final RelMetadataQuery metadata;
    private final List<Line> lines = new ArrayList<>();

    /**
     * An operator's line.
     *
     * @param parent the index of the operator that reads it; -1 for the top
     * @param node empty for what a filter does itself
     */
    record Line(String text, int parent, double expected, Optional<RelNode> node) {}

    private PlanText(RelNode plan, List<RexNode> limits) {
        this.operators = new PlanOperators(new PlanExpressions(limits));
        this.metadata = plan.getCluster().getMetadataQuery();
    }

    static List<String> of(RelNode plan, List<RexNode> limits) {
        return lines(plan, limits).stream().map(Line::text).toList();
    }

    /** The operators from the top down. */
    static List<Line> lines(RelNode plan, List<RexNode> limits) {
        PlanText text = new PlanText(plan, limits);
        text.add(plan, "  ", true, -1);
        return text.lines;
    }

    /** The same tree below an operator that changes a table's rows. */
    static List<String> below(String operator, List<String> tree) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + BRANCH + operator);
        String last = "  " + INDENT;
        tree.forEach(line -> lines.add(last + line.substring(2)));
        return lines;
    }

    /** last: nothing follows on the same level. */
    private void add(RelNode node, String prefix, boolean last, int parent) {
        if (operators.isHidden(node)) {
            node.getInputs().forEach(input -> add(input, prefix, last, parent));
            return;
        }
        int own = lines.size();
        String text = prefix + BRANCH + operators.describe(node) + "  (" + estimate(node) + ")";
        lines.add(new Line(text, parent, expected(node), Optional.of(node)));
        String below = prefix + (last ? INDENT : "|" + INDENT.substring(1));
        if (node instanceof FilterRel filter && filter.seeking().isPresent()) {
            ScanRel scan = (ScanRel) filter.getInput();
            Seeking seeking = filter.seeking().get();
            double rows = seeking.unique() ? 1 : expected(node);
            String shown = seeking.unique() ? "rows: 1; in rows" : estimate(node);
            String sought = below + BRANCH + seek(scan, seeking) + "  (" + shown + ")";
            lines.add(new Line(sought, own, rows, Optional.empty()));
            return;
        }
        List<RelNode> inputs = node.getInputs();
        for (int i = 0; i < inputs.size(); i++) {
            add(inputs.get(i), below, i == inputs.size() - 1, own);
        }
    }

    private static String seek(ScanRel scan, Seeking seeking) {
        Table table = scan.stored();
        List<String> columns = new ArrayList<>();
        for (int position : seeking.key().columns().subList(0, seeking.values().length)) {
            columns.add("[" + table.name() + "].[" + table.columns().get(position).name() + "]");
        }
        return "Index Seek(OBJECT:("
                + PlanOperators.object(table)
                + ".["
                + seeking.key().name()
                + "]), SEEK:("
                + String.join(", ", columns)
                + "))";
    }

    /** Not a number where nothing is known. */
    private double expected(RelNode node) {
        Double rows = metadata.getRowCount(node);
        return rows == null || rows.isInfinite() ? Double.NaN : rows;
    }

    private String estimate(RelNode node) {
        double rows = expected(node);
        String count =
                Double.isNaN(rows)
                        ? "unknown"
                        : String.format(Locale.ROOT, "%,d", Math.max(1, Math.round(rows)));
        return "rows: " + count + "; in " + (node instanceof ColumnarRel ? "columns" : "rows");
    }
}
