package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWith;

/** NEXT VALUE FOR stands only where it is plain how many rows take a value. */
final class SequencePlaces {
    private SequencePlaces() {}

    static void check(SqlNode query) {
        if (!takesValue(query)) {
            return;
        }
        if (query instanceof SqlWith with) {
            refuse(with.withList, ErrorCode.SEQUENCE_IN_SUBQUERY);
            check(with.body);
        } else if (query instanceof SqlOrderBy ordered) {
            if (ordered.offset != null || ordered.fetch != null) {
                refuse(ordered.query, ErrorCode.SEQUENCE_WITH_TOP);
            }
            refuse(ordered.orderList, ErrorCode.SEQUENCE_IN_CLAUSE);
            check(ordered.query);
        } else if (query instanceof SqlSelect select) {
            select(select);
        } else if (query.isA(SqlKind.SET_QUERY)) {
            refuse(query, ErrorCode.SEQUENCE_OF_DISTINCT);
        }
    }

    private static void select(SqlSelect select) {
        for (SqlNode clause :
                Arrays.asList(
                        select.getWhere(),
                        select.getGroup(),
                        select.getHaving(),
                        select.getFetch(),
                        select.getOffset(),
                        select.getOrderList())) {
            refuse(clause, ErrorCode.SEQUENCE_IN_CLAUSE);
        }
        refuse(select.getFrom(), ErrorCode.SEQUENCE_IN_SUBQUERY);
        subqueries(select.getSelectList());
        if (select.isDistinct()) {
            refuse(select.getSelectList(), ErrorCode.SEQUENCE_OF_DISTINCT);
        }
        if (select.getFetch() != null || select.getOffset() != null) {
            refuse(select.getSelectList(), ErrorCode.SEQUENCE_WITH_TOP);
        }
    }

    private static void subqueries(SqlNode node) {
        if (node != null && node.isA(SqlKind.QUERY)) {
            refuse(node, ErrorCode.SEQUENCE_IN_SUBQUERY);
        } else {
            parts(node).forEach(SequencePlaces::subqueries);
        }
    }

    private static void refuse(SqlNode node, ErrorCode code) {
        if (takesValue(node)) {
            throw SqlError.of(code).at(node.getParserPosition().getLineNum());
        }
    }

    private static boolean takesValue(SqlNode node) {
        return node instanceof SqlCall call
                        && call.getOperator() instanceof SqlUnresolvedFunction function
                        && function.getName().equals(TsqlParser.NEXT_VALUE)
                || parts(node).stream().anyMatch(SequencePlaces::takesValue);
    }

    private static List<SqlNode> parts(SqlNode node) {
        return node instanceof SqlCall call
                ? call.getOperandList()
                : node instanceof SqlNodeList list ? list.getList() : List.of();
    }
}
