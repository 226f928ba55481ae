package dev.outrigger.engine.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The names of a query's columns: alias, column name, else none. */
final class OutputNames {
    private OutputNames() {}

    static String of(SqlNode item) {
        if (item.getKind() == SqlKind.AS) {
            return ((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple();
        }
        if (item instanceof SqlIdentifier id && !id.isStar() && !id.names.get(0).startsWith("@")) {
            return id.names.get(id.names.size() - 1);
        }
        return "";
    }

    /**
     * query: as it was parsed; valid: as the validator left it, each star replaced by columns that
     * stand where the star stood; fields: the names that the validator gave, each unique.
     */
    static List<String> of(SqlNode query, SqlNode valid, List<String> fields) {
        SqlSelect written = first(query);
        SqlSelect expanded = first(valid);
        if (written == null
                || expanded == null
                || expanded.getSelectList().size() != fields.size()) {
            return fields;
        }
        Deque<SqlNode> items = new ArrayDeque<>();
        List<SqlParserPos> stars = new ArrayList<>();
        for (SqlNode item : written.getSelectList()) {
            if (item instanceof SqlIdentifier id && id.isStar()) {
                stars.add(id.getComponentParserPosition(id.names.size() - 1));
            } else {
                items.add(item);
            }
        }
        List<String> names = new ArrayList<>();
        for (SqlNode made : expanded.getSelectList()) {
            SqlNode column = made.getKind() == SqlKind.AS ? ((SqlCall) made).operand(0) : made;
            if (column instanceof SqlIdentifier id
                    && stars.stream().anyMatch(star -> same(star, column.getParserPosition()))) {
                names.add(id.names.get(id.names.size() - 1));
            } else if (items.isEmpty()) {
                return fields;
            } else {
                names.add(of(items.remove()));
            }
        }
        return names;
    }

    private static boolean same(SqlParserPos star, SqlParserPos column) {
        return star.getEndLineNum() == column.getEndLineNum()
                && star.getEndColumnNum() == column.getEndColumnNum();
    }

    private static SqlSelect first(SqlNode query) {
        SqlNode node = query;
        while (!(node instanceof SqlSelect)) {
            if (node instanceof SqlOrderBy ordered) {
                node = ordered.query;
            } else if (node instanceof SqlWith with) {
                node = with.body;
            } else if (node instanceof SqlCall call && call.isA(SqlKind.SET_QUERY)) {
                node = call.operand(0);
            } else {
                return null;
            }
        }
        return (SqlSelect) node;
    }
}
