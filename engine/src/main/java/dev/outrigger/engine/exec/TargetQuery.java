package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.Planner;
import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.PlainSelect;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The query that finds the rows an UPDATE or DELETE changes: the target's row id, its columns as
 * they are, then the new values.
 *
 * @param with the statement's common table expressions, for every part of it to name
 * @param table the target
 * @param alias what the statement calls it
 * @param from the FROM clause, with the target's row id to be had
 * @param view through which the target is changed
 */
record TargetQuery(
        List<SqlWithItem> with,
        Table table,
        String alias,
        SqlNode from,
        Optional<UpdatableView> view) {
    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    static TargetQuery of(
            List<SqlWithItem> with, ObjectName target, Optional<SqlNode> from, TableNames names) {
        if (from.isEmpty()) {
            if (target.schema().isEmpty() && isCommon(with, target.name())) {
                throw commonTable(target.name());
            }
            Optional<UpdatableView> view =
                    names.find(target).isPresent()
                            ? Optional.empty()
                            : UpdatableView.of(target, names);
            if (view.isPresent()) {
                SqlNode rows = as(view.get().source(), target.name(), NOWHERE);
                return new TargetQuery(with, view.get().table(), target.name(), rows, view);
            }
            Table table = names.require(target);
            String alias = alias(table.name());
            return new TargetQuery(
                    with, table, alias, withRowId(table, alias, target(table)), Optional.empty());
        }
        return new Search(with, target, names).in(from.get());
    }

    private static boolean isCommon(List<SqlWithItem> with, String name) {
        return with.stream().anyMatch(table -> table.name.getSimple().equalsIgnoreCase(name));
    }

    private static SqlError commonTable(String name) {
        return SqlError.of(
                ErrorCode.NOT_SUPPORTED,
                "Changing rows through a common table expression",
                ": change the table that '" + name + "' reads, joined to it by its key.");
    }

    /** A variable's name does not qualify columns. */
    private static String alias(String name) {
        return name.startsWith("@") ? "\u0000target" : name;
    }

    private static SqlIdentifier target(Table table) {
        return new SqlIdentifier(table.name(), NOWHERE);
    }

    private static SqlNode withRowId(Table table, String alias, SqlIdentifier written) {
        SqlParserPos pos = written.getParserPosition();
        SqlIdentifier name =
                new SqlIdentifier(
                        List.of(
                                table.database(),
                                table.schema(),
                                table.name() + Planner.ROW_ID_SUFFIX),
                        pos);
        return as(LockedTable.besidesRows(written, name), alias, pos);
    }

    private static SqlNode as(SqlNode node, String alias, SqlParserPos pos) {
        return SqlStdOperatorTable.AS.createCall(pos, node, new SqlIdentifier(alias, pos));
    }

    SqlIdentifier column(String name) {
        return new SqlIdentifier(
                List.of(alias, view.isPresent() ? UpdatableView.hidden(name) : name), NOWHERE);
    }

    /** The name that the target has for a column that the statement names. */
    String assigned(String column) {
        return view.map(through -> through.base(column)).orElse(column);
    }

    SqlNode select(List<SqlNode> values, Optional<SqlNode> where, Optional<SqlNode> top) {
        SqlNodeList items = new SqlNodeList(NOWHERE);
        items.add(column(Planner.ROW_ID_COLUMN));
        table.columns().forEach(column -> items.add(column(column.name())));
        for (int i = 0; i < values.size(); i++) {
            items.add(as(values.get(i), "\u0000value" + i, values.get(i).getParserPosition()));
        }
        SqlSelect select =
                PlainSelect.of(NOWHERE, items, from, where.orElse(null), top.orElse(null));
        return with.isEmpty()
                ? select
                : new SqlWith(NOWHERE, new SqlNodeList(with, NOWHERE), select);
    }

    static ObjectName objectName(SqlIdentifier name) {
        List<String> parts = new ArrayList<>(name.names);
        String last = parts.remove(parts.size() - 1);
        Optional<String> schema =
                parts.isEmpty() ? Optional.empty() : Optional.of(parts.remove(parts.size() - 1));
        Optional<String> database = parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(0));
        return new ObjectName(database, schema, last);
    }

    /** Finds the target among the tables of a FROM clause, by its alias or its name. */
    private static final class Search {
        private final List<SqlWithItem> with;
        private final ObjectName target;
        private final TableNames names;
        private Table table;
        private String alias;

        /** An alias goes before a table's name, wherever it stands. */
        private boolean byName;

        Search(List<SqlWithItem> with, ObjectName target, TableNames names) {
            this.with = with;
            this.target = target;
            this.names = names;
        }

        TargetQuery in(SqlNode from) {
            SqlNode replaced = replace(from);
            if (table == null) {
                byName = true;
                replaced = replace(from);
            }
            if (table == null) {
                throw names.find(target).isPresent()
                        ? SqlError.of(
                                ErrorCode.NOT_SUPPORTED,
                                "Changing a table that its FROM clause does not name",
                                ": name '" + target.display() + "' in the FROM clause.")
                        : SqlError.of(ErrorCode.INVALID_OBJECT, target.display());
            }
            return new TargetQuery(with, table, alias, replaced, Optional.empty());
        }

        private SqlNode replace(SqlNode node) {
            if (node instanceof SqlJoin join) {
                SqlNode left = replace(join.getLeft());
                SqlNode right = replace(join.getRight());
                return new SqlJoin(
                        join.getParserPosition(),
                        left,
                        join.isNaturalNode(),
                        join.getJoinTypeNode(),
                        right,
                        join.getConditionTypeNode(),
                        join.getCondition());
            }
            if (node.getKind() == SqlKind.AS
                    && ((SqlCall) node).operand(0) instanceof SqlIdentifier name) {
                SqlBasicCall call = (SqlBasicCall) node;
                return claim(node, name, ((SqlIdentifier) call.operand(1)).getSimple());
            }
            if (node instanceof SqlIdentifier name) {
                return claim(node, name, name.names.get(name.names.size() - 1));
            }
            return node;
        }

        private SqlNode claim(SqlNode node, SqlIdentifier name, String calledAs) {
            boolean byAlias = target.schema().isEmpty() && target.name().equalsIgnoreCase(calledAs);
            if (name.isSimple() && isCommon(with, name.getSimple())) {
                if (byAlias) {
                    throw commonTable(name.getSimple());
                }
                return node;
            }
            Optional<Table> found = names.find(objectName(name));
            boolean named = byName && found.isPresent() && found.equals(names.find(target));
            if (table != null || !byAlias && !named || found.isEmpty()) {
                return node;
            }
            table = found.get();
            alias = alias(calledAs);
            return withRowId(table, alias, name);
        }
    }
}
