package dev.outrigger.engine.exec;

import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.sql.LockedTable.Lock;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;

/**
 * The rows that a query over a table WITH (UPDLOCK) locks: those that its FROM and WHERE find.
 * Where they cannot be told so simply, the whole table is locked instead.
 */
final class LockedRows {
    /** A query that finds the rows; empty when the whole table is to be locked. */
    private record Finding(Optional<Found> found) {}

    /** byKey: the row that is found keeps the answer as it is, once it is locked. */
    private record Found(Table table, QueryPlan plan, boolean byKey) {}

    private final Statements statements;
    private final SqlNode query;
    private final QueryPlan plan;

    LockedRows(Statements statements, SqlNode query, QueryPlan plan) {
        this.statements = statements;
        this.query = query;
        this.plan = plan;
    }

    /** A view in which the query finds the rows that are locked now, and no others. */
    ReadView read() {
        if (statements.readLocks() != ReadLocks.HINTED || !locksRowsOfOneTable()) {
            return statements.read(plan);
        }
        Set<Lock> locks = plan.locks().values().iterator().next();
        Optional<Found> found =
                statements
                        .plans()
                        .plan(
                                query,
                                Finding.class,
                                statements.planning(),
                                context -> new Finding(finding(context)))
                        .found();
        boolean keeps = locks.contains(Lock.KEEP);
        if (found.isEmpty() || keeps && !found.get().byKey()) {
            return statements.read(plan);
        }
        FoundRows rows = new FoundRows(statements, found.get().table(), found.get().plan());
        return statements
                .waiting(
                        locks.contains(Lock.AT_ONCE),
                        () -> rows.lockedView(plan.tables(), keeps ? 1 : 0))
                .orElseGet(() -> statements.read(plan));
    }

    private boolean locksRowsOfOneTable() {
        if (plan.locks().size() != 1) {
            return false;
        }
        Set<Lock> locks = plan.locks().values().iterator().next();
        return locks.contains(Lock.ROWS) && !locks.contains(Lock.ALONE);
    }

    private Optional<Found> finding(PlanningContext context) {
        SqlNode body = query instanceof SqlOrderBy ordered ? ordered.query : query;
        if (!(body instanceof SqlSelect select) || select.getFrom() == null) {
            return Optional.empty();
        }
        List<String> aliases = new ArrayList<>();
        addLocked(select.getFrom(), aliases);
        if (aliases.size() != 1) {
            return Optional.empty();
        }
        ObjectName name = new ObjectName(Optional.empty(), Optional.empty(), aliases.get(0));
        TargetQuery target =
                TargetQuery.of(
                        List.of(),
                        name,
                        Optional.of(select.getFrom()),
                        new TableNames(context.catalog(), context.database()));
        SqlNode finding =
                target.select(List.of(), Optional.ofNullable(select.getWhere()), Optional.empty());
        if (query instanceof SqlOrderBy ordered && isOfColumns(ordered, select, target)) {
            finding =
                    new SqlOrderBy(
                            ordered.getParserPosition(),
                            finding,
                            ordered.orderList,
                            ordered.offset,
                            ordered.fetch);
        }
        return Optional.of(
                new Found(
                        target.table(),
                        statements.planner().query(finding, context),
                        KeyLookup.is(select, target.table(), context.scope())));
    }

    private static void addLocked(SqlNode from, List<String> aliases) {
        if (from instanceof SqlJoin join) {
            addLocked(join.getLeft(), aliases);
            addLocked(join.getRight(), aliases);
        } else if (from.getKind() == SqlKind.AS
                && ((SqlCall) from).operand(0) instanceof LockedTable) {
            aliases.add(((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple());
        } else if (from instanceof LockedTable table) {
            aliases.add(table.names.get(table.names.size() - 1));
        }
    }

    /** Whether the first rows of the query are the first rows found: then no others are locked. */
    private static boolean isOfColumns(SqlOrderBy ordered, SqlSelect select, TargetQuery target) {
        if (ordered.fetch == null || select.isDistinct() || select.getGroup() != null) {
            return false;
        }
        for (SqlNode item : ordered.orderList) {
            SqlNode key = item.getKind() == SqlKind.DESCENDING ? ((SqlCall) item).operand(0) : item;
            if (!(key instanceof SqlIdentifier id)) {
                return false;
            }
            String column = id.names.get(id.names.size() - 1);
            if (target.table().position(column).isEmpty()
                    || isAlias(column, select.getSelectList())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlias(String name, SqlNodeList items) {
        for (SqlNode item : items) {
            if (item.getKind() == SqlKind.AS
                    && ((SqlIdentifier) ((SqlCall) item).operand(1))
                            .getSimple()
                            .equalsIgnoreCase(name)
                    && !(((SqlCall) item).operand(0) instanceof SqlIdentifier column
                            && column.names.get(column.names.size() - 1).equalsIgnoreCase(name))) {
                return true;
            }
        }
        return false;
    }
}
