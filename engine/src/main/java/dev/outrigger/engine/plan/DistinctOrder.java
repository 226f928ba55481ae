package dev.outrigger.engine.plan;

import dev.outrigger.engine.sql.PlainSelect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Litmus;

/**
 * A DISTINCT query with window functions, ordered by what it selects: ordered from outside, since
 * Calcite does not know a window function again that stands in both lists.
 */
final class DistinctOrder {
    private static final String ALIAS = "\u0000distinct";

    private DistinctOrder() {}

    /** Empty where the query is none of these. */
    static Optional<SqlNode> outside(SqlOrderBy ordered) {
        if (!(ordered.query instanceof SqlSelect select)
                || !select.isDistinct()
                || select.getSelectList().stream().noneMatch(DistinctOrder::hasWindow)
                || select.getSelectList().stream().anyMatch(DistinctOrder::isStar)) {
            return Optional.empty();
        }
        SqlParserPos pos = ordered.getParserPosition();
        List<SqlNode> keys = new ArrayList<>();
        for (SqlNode item : ordered.orderList) {
            boolean descending = item.getKind() == SqlKind.DESCENDING;
            SqlNode key = descending ? ((SqlCall) item).operand(0) : item;
            int place = place(key, select.getSelectList());
            if (place < 0) {
                return Optional.empty();
            }
            SqlNode column = column(place, key.getParserPosition());
            keys.add(
                    descending
                            ? SqlStdOperatorTable.DESC.createCall(item.getParserPosition(), column)
                            : column);
        }
        SqlNodeList columns = new SqlNodeList(pos);
        List<SqlNode> derived = new ArrayList<>(List.of(select, new SqlIdentifier(ALIAS, pos)));
        for (int i = 0; i < select.getSelectList().size(); i++) {
            columns.add(column(i, select.getSelectList().get(i).getParserPosition()));
            derived.add(column(i, pos));
        }
        SqlSelect outer =
                PlainSelect.of(
                        pos, columns, SqlStdOperatorTable.AS.createCall(pos, derived), null, null);
        return Optional.of(
                new SqlOrderBy(
                        pos,
                        outer,
                        new SqlNodeList(keys, ordered.orderList.getParserPosition()),
                        ordered.offset,
                        ordered.fetch));
    }

    private static SqlIdentifier column(int place, SqlParserPos pos) {
        return new SqlIdentifier("\u0000c" + place, pos);
    }

    /** Of the selected item that a key is or names; -1 for none. */
    private static int place(SqlNode key, SqlNodeList selected) {
        if (key instanceof SqlNumericLiteral number && number.isInteger()) {
            int place = number.intValue(false);
            return place >= 1 && place <= selected.size() ? place - 1 : -1;
        }
        for (int i = 0; i < selected.size(); i++) {
            SqlNode item = selected.get(i);
            boolean named = item.getKind() == SqlKind.AS;
            SqlNode value = named ? ((SqlCall) item).operand(0) : item;
            boolean byName =
                    key instanceof SqlIdentifier id
                            && id.isSimple()
                            && id.getSimple().equalsIgnoreCase(OutputNames.of(item));
            if (byName || key.equalsDeep(value, Litmus.IGNORE)) {
                return i;
            }
        }
        return -1;
    }

    /** How many columns it stands for is not known here. */
    private static boolean isStar(SqlNode item) {
        return item instanceof SqlIdentifier id && id.isStar();
    }

    private static boolean hasWindow(SqlNode value) {
        boolean[] found = {false};
        value.accept(
                new SqlBasicVisitor<Void>() {
                    @Override
                    public Void visit(SqlCall call) {
                        found[0] |= call.getKind() == SqlKind.OVER;
                        return super.visit(call);
                    }
                });
        return found[0];
    }
}
