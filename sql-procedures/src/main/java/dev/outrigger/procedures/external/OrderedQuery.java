package dev.outrigger.procedures.external;

import dev.outrigger.engine.sql.PlainSelect;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Puts a query's rows in another order, by the engine's own sort. */
final class OrderedQuery {
    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    private OrderedQuery() {}

    /** A column of the query, by its position from 0. */
    record Column(int position, boolean descending) {
        @Override
        public String toString() {
            return position + 1 + (descending ? " DESC" : "");
        }
    }

    static SqlNode of(SqlNode query, int columns, List<Column> by) {
        List<SqlNode> order = new ArrayList<>();
        for (Column column : by) {
            SqlNode position =
                    SqlLiteral.createExactNumeric(
                            Integer.toString(column.position() + 1), NOWHERE);
            order.add(
                    column.descending()
                            ? SqlStdOperatorTable.DESC.createCall(NOWHERE, position)
                            : position);
        }
        if (query instanceof SqlOrderBy ordered) {
            if (ordered.offset == null && ordered.fetch == null) {
                ordered.orderList.forEach(order::add);
                return ordered(ordered.query, order);
            }
            if (ordered.query instanceof SqlWith with) {
                SqlNode body =
                        new SqlOrderBy(
                                NOWHERE,
                                with.body,
                                ordered.orderList,
                                ordered.offset,
                                ordered.fetch);
                return ordered(with(with, derived(body, columns)), order);
            }
            return ordered(derived(ordered, columns), order);
        }
        if (query instanceof SqlWith with && limited(with.body)) {
            return ordered(with(with, derived(with.body, columns)), order);
        }
        return ordered(limited(query) ? derived(query, columns) : query, order);
    }

    /** Whether the query says which rows it gives by how many they are. */
    private static boolean limited(SqlNode query) {
        return query instanceof SqlSelect select && select.getFetch() != null;
    }

    private static SqlNode with(SqlWith with, SqlNode body) {
        return new SqlWith(with.getParserPosition(), with.withList, body);
    }

    private static SqlNode ordered(SqlNode query, List<SqlNode> order) {
        return new SqlOrderBy(
                query.getParserPosition(), query, new SqlNodeList(order, NOWHERE), null, null);
    }

    /** SELECT * FROM (query) AS q(c1, c2, ...): its columns may have any names, or none. */
    private static SqlNode derived(SqlNode query, int columns) {
        List<SqlNode> parts = new ArrayList<>();
        parts.add(query);
        parts.add(new SqlIdentifier("q", NOWHERE));
        for (int i = 1; i <= columns; i++) {
            parts.add(new SqlIdentifier("c" + i, NOWHERE));
        }
        return PlainSelect.of(
                query.getParserPosition(),
                SqlNodeList.of(SqlIdentifier.star(NOWHERE)),
                SqlStdOperatorTable.AS.createCall(NOWHERE, parts),
                null,
                null);
    }
}
