package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Rewrites whole queries: finds their tables in the catalog, gives each an alias, and checks
 * derived tables' names.
 */
final class QueryRewriter extends Rewriter {
    private final Map<String, StoredTable> tables;
    private final Map<Table, Set<LockedTable.Lock>> locks;
    private final List<RexNode> limits;
    private final List<SqlNumericLiteral> positions;

    /** The views that are being expanded, the outermost first. */
    private final List<Catalog.View> expanding;

    private final Deque<String> commonTables = new ArrayDeque<>();
    private final Deque<String> defining = new ArrayDeque<>();

    /** Of the queries that are being rewritten, the innermost first. */
    private final Deque<FromScope> scopes = new ArrayDeque<>();

    QueryRewriter(Calls calls, PlanningContext context) {
        super(calls, context);
        tables = new LinkedHashMap<>();
        locks = new HashMap<>();
        limits = new ArrayList<>();
        positions = new ArrayList<>();
        expanding = List.of();
    }

    /** Rewrites a view's query as a part of another: in its own database, without variables. */
    private QueryRewriter(QueryRewriter outer, Catalog.View view) {
        super(outer.calls, ViewExpansion.context(outer.context, view));
        tables = outer.tables;
        locks = outer.locks;
        limits = outer.limits;
        positions = outer.positions;
        expanding = ViewExpansion.within(outer.expanding, view);
    }

    /** The tables found, by the names that they now have in the tree. */
    Map<String, StoredTable> tables() {
        return tables;
    }

    Map<Table, Set<LockedTable.Lock>> locks() {
        return locks;
    }

    /** What TOP, OFFSET and FETCH compute, by the index of the parameter in its place. */
    List<RexNode> limits() {
        return limits;
    }

    /** The number that ORDER BY has at a place of the text. */
    int position(int line, int column) {
        for (SqlNumericLiteral number : positions) {
            if (number.getParserPosition().getLineNum() == line
                    && number.getParserPosition().getColumnNum() == column) {
                return number.intValue(false);
            }
        }
        return 0;
    }

    SqlNode query(SqlNode query) {
        SequencePlaces.check(query);
        return query(query, true);
    }

    private SqlNode query(SqlNode node, boolean mayBeOrdered) {
        if (node instanceof SqlOrderBy ordered) {
            if (!mayBeOrdered && ordered.offset == null && ordered.fetch == null) {
                throw SqlError.of(ErrorCode.ORDER_BY_IN_SUBQUERY)
                        .at(node.getParserPosition().getLineNum());
            }
            Optional<SqlNode> outside = DistinctOrder.outside(ordered);
            if (outside.isPresent()) {
                return query(outside.get(), true);
            }
            SqlNode rewritten = query(ordered.query, true);
            return within(
                    ordered.query instanceof SqlSelect select ? select.getFrom() : null,
                    () ->
                            new SqlOrderBy(
                                    ordered.getParserPosition(),
                                    rewritten,
                                    order(ordered.orderList),
                                    limit(ordered.offset),
                                    limit(ordered.fetch)));
        }
        if (node instanceof SqlWith with) {
            return with(with);
        }
        if (node instanceof SqlSelect select) {
            return within(select.getFrom(), () -> select(select));
        }
        if (node instanceof SqlCall call) {
            SqlNode[] operands = new SqlNode[call.operandCount()];
            for (int i = 0; i < operands.length; i++) {
                SqlNode operand = call.operand(i);
                operands[i] = operand.isA(SqlKind.QUERY) ? query(operand, false) : rewrite(operand);
            }
            return call.getOperator().createCall(call.getParserPosition(), operands);
        }
        return rewrite(node);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY) && call.getKind() != SqlKind.VALUES) {
            return query(call, false);
        }
        return super.visit(call);
    }

    private SqlNode within(SqlNode from, Supplier<SqlNode> work) {
        scopes.push(new FromScope(from, context.database()));
        try {
            return work.get();
        } finally {
            scopes.pop();
        }
    }

    /** What is left of a column's table is its name: the whole name must be of that table. */
    @Override
    public SqlNode visit(SqlIdentifier id) {
        int parts = id.names.size();
        if (parts > 2 && !id.names.get(0).startsWith("@")) {
            String name = id.names.get(parts - 2);
            scopes.stream()
                    .filter(scope -> scope.exposes(name))
                    .findFirst()
                    .filter(scope -> scope.has(id.names.subList(0, parts - 1)))
                    .orElseThrow(
                            () ->
                                    SqlError.of(
                                                    ErrorCode.UNBOUND_IDENTIFIER,
                                                    String.join(".", id.names))
                                            .at(id.getParserPosition().getLineNum()));
        }
        return super.visit(id);
    }

    private SqlNode with(SqlWith with) {
        int known = commonTables.size();
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            String name = item.name.getSimple();
            checkNames(item.query, item.columnList, name);
            defining.push(name.toLowerCase(Locale.ROOT));
            SqlNode query = query(item.query, false);
            defining.pop();
            items.add(
                    new SqlWithItem(
                            item.getParserPosition(),
                            item.name,
                            item.columnList,
                            query,
                            item.recursive));
            commonTables.push(name.toLowerCase(Locale.ROOT));
        }
        SqlNode body = query(with.body, true);
        while (commonTables.size() > known) {
            commonTables.pop();
        }
        return new SqlWith(
                with.getParserPosition(),
                new SqlNodeList(items, with.withList.getParserPosition()),
                body);
    }

    private SqlNode select(SqlSelect select) {
        if (select.getFrom() == null) {
            for (SqlNode item : select.getSelectList()) {
                if (item instanceof SqlIdentifier id && id.isStar()) {
                    throw SqlError.of(ErrorCode.STAR_WITHOUT_FROM)
                            .at(id.getParserPosition().getLineNum());
                }
            }
        }
        if (isCall(select.getFetch(), TsqlParser.TOP_TIES)) {
            throw SqlError.of(ErrorCode.TIES_WITHOUT_ORDER)
                    .at(select.getFetch().getParserPosition().getLineNum());
        }
        SqlNode from = select.getFrom() == null ? null : from(select.getFrom());
        return new SqlSelect(
                select.getParserPosition(),
                select.isDistinct()
                        ? SqlNodeList.of(
                                org.apache.calcite.sql.SqlSelectKeyword.DISTINCT.symbol(
                                        select.getParserPosition()))
                        : SqlNodeList.EMPTY,
                rewriteAll(select.getSelectList()),
                from,
                condition(rewrite(select.getWhere()), "WHERE"),
                rewriteAll(Cubes.expanded(select.getGroup())),
                condition(rewrite(select.getHaving()), "HAVING"),
                null,
                null,
                order(select.getOrderList()),
                limit(select.getOffset()),
                limit(select.getFetch()),
                SqlNodeList.EMPTY);
    }

    /** A whole number alone is a position. */
    private SqlNodeList order(SqlNodeList order) {
        if (order == null) {
            return null;
        }
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode item : order) {
            boolean descending = item.getKind() == SqlKind.DESCENDING;
            SqlNode key = descending ? ((SqlCall) item).operand(0) : item;
            SqlNode made = key instanceof SqlNumericLiteral ? key : rewrite(key);
            if (key instanceof SqlNumericLiteral number && number.isInteger()) {
                positions.add(number);
            }
            items.add(
                    descending
                            ? SqlStdOperatorTable.DESC.createCall(item.getParserPosition(), made)
                            : made);
        }
        return new SqlNodeList(items, order.getParserPosition());
    }

    private SqlNode limit(SqlNode limit) {
        if (limit == null || limit instanceof SqlNumericLiteral number && number.isInteger()) {
            return limit;
        }
        boolean ties = isCall(limit, TsqlParser.TOP_TIES);
        SqlNode most = ties ? ((SqlCall) limit).operand(0) : limit;
        boolean percent = isCall(most, TsqlParser.TOP_PERCENT);
        SqlNode count = percent ? ((SqlCall) most).operand(0) : most;
        if (percent && isAll(count)) {
            return null;
        }
        SqlNode made = count.accept(new Rewriter(calls, context));
        RexNode typed = new ExpressionTyping(calls, List.of()).type(made);
        SqlType type = Arguments.type(typed);
        if (!percent && !type.isInteger()) {
            throw SqlError.of(ErrorCode.LIMIT_NO_INTEGER)
                    .at(limit.getParserPosition().getLineNum());
        }
        limits.add(type.isNumeric() ? typed : calls.convert(typed, SqlType.FLOAT));
        return new SqlDynamicParam(
                Limits.parameter(limits.size() - 1, percent, ties), limit.getParserPosition());
    }

    private static boolean isCall(SqlNode node, SqlOperator operator) {
        return node instanceof SqlCall call && call.getOperator() == operator;
    }

    /** TOP 100 PERCENT, as views have it: no limit at all. */
    private static boolean isAll(SqlNode percent) {
        return percent instanceof SqlNumericLiteral number
                && number.isInteger()
                && number.bigDecimalValue().intValue() == 100;
    }

    private SqlNode from(SqlNode node) {
        if (node instanceof SqlJoin join) {
            return new SqlJoin(
                    join.getParserPosition(),
                    from(join.getLeft()),
                    join.isNaturalNode(),
                    join.getJoinTypeNode(),
                    from(join.getRight()),
                    join.getConditionTypeNode(),
                    condition(rewrite(join.getCondition()), "ON"));
        }
        if (node instanceof SqlIdentifier id) {
            Optional<ViewExpansion> view = view(id);
            return view.isPresent()
                    ? view.get().as(node, last(id), List.of())
                    : as(table(id), last(id), node);
        }
        if (node.getKind() == SqlKind.AS) {
            return aliased((SqlCall) node);
        }
        if (node.getKind() == SqlKind.LATERAL) {
            return SqlStdOperatorTable.LATERAL.createCall(
                    node.getParserPosition(), query(((SqlCall) node).operand(0), false));
        }
        if (node.isA(SqlKind.QUERY)) {
            throw SqlError.of(ErrorCode.SYNTAX_NEAR, ")")
                    .at(node.getParserPosition().getEndLineNum());
        }
        return rewrite(node);
    }

    private SqlNode aliased(SqlCall call) {
        SqlNode inner = call.operand(0);
        SqlIdentifier alias = call.operand(1);
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        if (inner instanceof SqlIdentifier id) {
            Optional<ViewExpansion> view = view(id);
            if (view.isPresent()) {
                return view.get().as(call, alias.getSimple(), operands.subList(2, operands.size()));
            }
            operands.set(0, table(id));
        } else {
            SqlNode query =
                    inner.getKind() == SqlKind.LATERAL ? ((SqlCall) inner).operand(0) : inner;
            checkNames(query, operands.size() > 2 ? SqlNodeList.EMPTY : null, alias.getSimple());
            operands.set(0, inner.getKind() == SqlKind.LATERAL ? from(inner) : query(inner, false));
        }
        return SqlStdOperatorTable.AS.createCall(call.getParserPosition(), operands);
    }

    private static SqlNode as(SqlNode table, String alias, SqlNode at) {
        return SqlStdOperatorTable.AS.createCall(
                at.getParserPosition(), table, new SqlIdentifier(alias, at.getParserPosition()));
    }

    /** A table's name, without its schema and without the mark for row ids. */
    static String last(SqlIdentifier id) {
        String name = id.names.get(id.names.size() - 1);
        return name.endsWith(Planner.ROW_ID_SUFFIX)
                ? name.substring(0, name.length() - Planner.ROW_ID_SUFFIX.length())
                : name;
    }

    /** The view that a name stands for, its query rewritten. */
    private Optional<ViewExpansion> view(SqlIdentifier id) {
        List<String> names = id.names;
        int parts = names.size();
        String name = names.get(parts - 1);
        if (parts == 1 && commonTables.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String schema = parts < 2 || names.get(parts - 2).isEmpty() ? "dbo" : names.get(parts - 2);
        String database =
                parts < 3 || names.get(parts - 3).isEmpty()
                        ? context.database()
                        : names.get(parts - 3);
        Optional<Catalog.View> view = context.catalog().view(database, schema, name);
        view.ifPresent(context.reading()::view);
        return view.map(
                found ->
                        ViewExpansion.of(
                                found,
                                query -> new QueryRewriter(this, found).query(query, false)));
    }

    private SqlNode table(SqlIdentifier id) {
        List<String> names = id.names;
        int parts = names.size();
        String name = last(id);
        if (parts == 1 && commonTables.contains(name.toLowerCase(Locale.ROOT))) {
            return id;
        }
        boolean withRowId = name.length() < names.get(parts - 1).length();
        String schema = parts < 2 || names.get(parts - 2).isEmpty() ? "dbo" : names.get(parts - 2);
        String database =
                parts < 3 || names.get(parts - 3).isEmpty()
                        ? context.database()
                        : names.get(parts - 3);
        Optional<Table> found = context.catalog().table(database, schema, name);
        if (found.isEmpty() && parts == 1 && defining.contains(name.toLowerCase(Locale.ROOT))) {
            throw SqlError.of(
                            ErrorCode.NOT_SUPPORTED,
                            "A recursive common table expression",
                            ": use a WHILE loop.")
                    .at(id.getParserPosition().getLineNum());
        }
        if (found.isEmpty()) {
            String shown = String.join(".", names.subList(0, parts - 1));
            throw SqlError.of(ErrorCode.INVALID_OBJECT, shown.isEmpty() ? name : shown + "." + name)
                    .at(id.getParserPosition().getLineNum());
        }
        context.reading().table(found.get());
        if (id instanceof LockedTable locked) {
            locks.computeIfAbsent(found.get(), table -> new HashSet<>()).addAll(locked.locks());
        }
        String key = "\u0001" + found.get().id() + (withRowId ? Planner.ROW_ID_SUFFIX : "");
        tables.computeIfAbsent(key, k -> stored(found.get(), withRowId));
        return new SqlIdentifier(key, id.getParserPosition());
    }

    private StoredTable stored(Table table, boolean withRowId) {
        return new StoredTable(table, withRowId, context.catalog().statistics(table));
    }

    /** 8155 and 8156: a derived table's columns have names, each its own. */
    private static void checkNames(SqlNode query, SqlNodeList columns, String table) {
        SqlNode first = query;
        while (!(first instanceof SqlSelect)) {
            if (first instanceof SqlOrderBy ordered) {
                first = ordered.query;
            } else if (first instanceof SqlWith with) {
                first = with.body;
            } else if (first instanceof SqlCall call && call.isA(SqlKind.SET_QUERY)) {
                first = call.operand(0);
            } else {
                return;
            }
        }
        if (columns != null) {
            return;
        }
        Set<String> names = new HashSet<>();
        int position = 0;
        for (SqlNode item : ((SqlSelect) first).getSelectList()) {
            position++;
            if (item instanceof SqlIdentifier id && id.isStar()) {
                return;
            }
            String name = OutputNames.of(item);
            int line = item.getParserPosition().getLineNum();
            if (name.isEmpty()) {
                throw SqlError.of(ErrorCode.NO_COLUMN_NAME, position, table).at(line);
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw SqlError.of(ErrorCode.DUPLICATE_DERIVED_COLUMN, name, table).at(line);
            }
        }
    }
}
