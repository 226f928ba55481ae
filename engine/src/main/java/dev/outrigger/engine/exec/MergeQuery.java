package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.Planner;
import dev.outrigger.engine.sql.PlainSelect;
import dev.outrigger.engine.sql.Statement.Merge;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The query that drives a MERGE: of each pair of a target's and a source's row, or of one alone,
 * the target's row id and columns, the number of the clause that is for it, and that clause's
 * values.
 */
final class MergeQuery {
    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;
    private static final String PRESENT = "\u0000present";

    private final Merge merge;
    private final Table table;
    private final String source;

    MergeQuery(Merge merge, Table table) {
        this.merge = merge;
        this.table = table;
        this.source = sourceName(merge.source());
    }

    private static String sourceName(SqlNode source) {
        if (source.getKind() == SqlKind.AS) {
            return ((SqlIdentifier) ((SqlCall) source).operand(1)).getSimple();
        }
        if (source instanceof SqlIdentifier id) {
            return id.names.get(id.names.size() - 1);
        }
        throw SqlError.of(ErrorCode.SYNTAX_NEAR, ")").at(source.getParserPosition().getLineNum());
    }

    /** values: those of each clause, in its order. */
    SqlNode select(List<List<SqlNode>> values) {
        SqlNodeList items = new SqlNodeList(NOWHERE);
        items.add(column(Planner.ROW_ID_COLUMN));
        table.columns().forEach(column -> items.add(column(column.name())));
        List<SqlNode> conditions = new ArrayList<>();
        SqlNodeList numbers = new SqlNodeList(NOWHERE);
        for (int i = 0; i < merge.clauses().size(); i++) {
            conditions.add(condition(merge.clauses().get(i)));
            numbers.add(SqlLiteral.createExactNumeric(Integer.toString(i), NOWHERE));
        }
        items.add(
                as(
                        SqlCase.createSwitched(
                                NOWHERE,
                                null,
                                new SqlNodeList(conditions, NOWHERE),
                                numbers,
                                SqlLiteral.createNull(NOWHERE)),
                        "\u0000clause"));
        int count = 0;
        for (int i = 0; i < values.size(); i++) {
            for (SqlNode value : values.get(i)) {
                // A value is computed for its clause's rows alone: for others it may fail, also for
                // those that an earlier clause takes.
                SqlNodeList thens = new SqlNodeList(NOWHERE);
                for (int earlier = 0; earlier < i; earlier++) {
                    thens.add(SqlLiteral.createNull(NOWHERE));
                }
                thens.add(value);
                SqlNode guarded =
                        SqlCase.createSwitched(
                                NOWHERE,
                                null,
                                new SqlNodeList(conditions.subList(0, i + 1), NOWHERE),
                                thens,
                                SqlLiteral.createNull(NOWHERE));
                items.add(as(guarded, "\u0000value" + count++));
            }
        }
        SqlSelect select = PlainSelect.of(NOWHERE, items, from(), null, null);
        return merge.with().isEmpty()
                ? select
                : new SqlWith(NOWHERE, new SqlNodeList(merge.with(), NOWHERE), select);
    }

    SqlIdentifier column(String name) {
        return new SqlIdentifier(List.of(alias(), name), NOWHERE);
    }

    private String alias() {
        return merge.alias().startsWith("@") ? "\u0000target" : merge.alias();
    }

    private static SqlNode as(SqlNode node, String alias) {
        return SqlStdOperatorTable.AS.createCall(NOWHERE, node, new SqlIdentifier(alias, NOWHERE));
    }

    private SqlNode condition(Merge.When when) {
        SqlNode inTarget = present(column(Planner.ROW_ID_COLUMN));
        SqlNode inSource = present(new SqlIdentifier(List.of(source, PRESENT), NOWHERE));
        SqlNode rows =
                switch (when.rows()) {
                    case MATCHED -> and(inTarget, inSource);
                    case ONLY_SOURCE -> and(not(inTarget), inSource);
                    case ONLY_TARGET -> and(inTarget, not(inSource));
                };
        return when.condition().map(more -> and(rows, more)).orElse(rows);
    }

    private static SqlNode present(SqlNode column) {
        return SqlStdOperatorTable.IS_NOT_NULL.createCall(NOWHERE, column);
    }

    private static SqlNode not(SqlNode node) {
        return SqlStdOperatorTable.NOT.createCall(NOWHERE, node);
    }

    private static SqlNode and(SqlNode left, SqlNode right) {
        return SqlStdOperatorTable.AND.createCall(NOWHERE, left, right);
    }

    private SqlNode from() {
        SqlIdentifier name =
                new SqlIdentifier(
                        List.of(
                                table.database(),
                                table.schema(),
                                table.name() + Planner.ROW_ID_SUFFIX),
                        NOWHERE);
        SqlNodeList all = new SqlNodeList(NOWHERE);
        all.add(SqlIdentifier.star(List.of(source, ""), NOWHERE, List.of(NOWHERE, NOWHERE)));
        all.add(as(SqlLiteral.createExactNumeric("1", NOWHERE), PRESENT));
        SqlSelect marked = PlainSelect.of(NOWHERE, all, merge.source(), null, null);
        return new SqlJoin(
                NOWHERE,
                as(name, alias()),
                SqlLiteral.createBoolean(false, NOWHERE),
                joined().symbol(NOWHERE),
                as(marked, source),
                JoinConditionType.ON.symbol(NOWHERE),
                merge.on());
    }

    private JoinType joined() {
        boolean onlySource = has(Merge.Rows.ONLY_SOURCE);
        boolean onlyTarget = has(Merge.Rows.ONLY_TARGET);
        if (onlySource && onlyTarget) {
            return JoinType.FULL;
        }
        return onlySource ? JoinType.RIGHT : onlyTarget ? JoinType.LEFT : JoinType.INNER;
    }

    private boolean has(Merge.Rows rows) {
        return merge.clauses().stream().anyMatch(when -> when.rows() == rows);
    }

    /** The values of a clause: absent where the word DEFAULT stands, or for DELETE. */
    static List<Optional<SqlNode>> written(Merge.When when) {
        return when.action() == Merge.Action.UPDATE
                ? when.assignments().stream().map(a -> a.value()).toList()
                : when.values();
    }
}
