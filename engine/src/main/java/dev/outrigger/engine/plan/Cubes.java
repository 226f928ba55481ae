package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * CUBE over sets of columns, written out as GROUPING SETS: Calcite forgets the sets of a cube that
 * are the same columns twice, whose groups come twice.
 */
final class Cubes {
    /** So many parts make 4096 sets, which is as many as a query may have. */
    private static final int PARTS_MAX = 12;

    private Cubes() {}

    /** group: of a GROUP BY; null for none. */
    static SqlNodeList expanded(SqlNodeList group) {
        if (group == null) {
            return null;
        }
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode item : group) {
            if (isComposite(item)) {
                items.add(
                        SqlStdOperatorTable.GROUPING_SETS.createCall(
                                item.getParserPosition(), sets((SqlCall) item)));
            } else if (item.getKind() == SqlKind.GROUPING_SETS) {
                List<SqlNode> sets = new ArrayList<>();
                for (SqlNode set : ((SqlCall) item).getOperandList()) {
                    if (isComposite(set)) {
                        sets.addAll(sets((SqlCall) set));
                    } else {
                        sets.add(set);
                    }
                }
                items.add(
                        SqlStdOperatorTable.GROUPING_SETS.createCall(
                                item.getParserPosition(), sets));
            } else {
                items.add(item);
            }
        }
        return new SqlNodeList(items, group.getParserPosition());
    }

    private static boolean isComposite(SqlNode item) {
        return item.getKind() == SqlKind.CUBE
                && ((SqlCall) item).operandCount() <= PARTS_MAX
                && ((SqlCall) item)
                        .getOperandList().stream().anyMatch(part -> part.getKind() == SqlKind.ROW);
    }

    private static List<SqlNode> sets(SqlCall cube) {
        SqlParserPos pos = cube.getParserPosition();
        List<SqlNode> parts = cube.getOperandList();
        List<SqlNode> sets = new ArrayList<>();
        for (int chosen = (1 << parts.size()) - 1; chosen >= 0; chosen--) {
            List<SqlNode> columns = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                if ((chosen >> i & 1) != 0) {
                    SqlNode part = parts.get(i);
                    if (part.getKind() == SqlKind.ROW) {
                        columns.addAll(((SqlCall) part).getOperandList());
                    } else {
                        columns.add(part);
                    }
                }
            }
            sets.add(
                    columns.isEmpty()
                            ? new SqlNodeList(pos)
                            : columns.size() == 1
                                    ? columns.get(0)
                                    : SqlStdOperatorTable.ROW.createCall(pos, columns));
        }
        return sets;
    }
}
