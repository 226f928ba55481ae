package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;

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

    /** query: as it was parsed; fields: the names that the validator gave its columns, which it makes unique. */
    static List<String> of(SqlNode query, List<String> fields) {
        SqlSelect select = first(query);
        if (select == null) {
            return fields;
        }
        List<String> names = new ArrayList<>();
        int stars = 0;
        for (SqlNode item : select.getSelectList()) {
            stars += item instanceof SqlIdentifier id && id.isStar() ? 1 : 0;
        }
        int others = select.getSelectList().size() - stars;
        int fromStars = fields.size() - others;
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlIdentifier id && id.isStar()) {
                // Of several stars only all together are known to fill the rest; names of one table are its own.
                int width = stars == 1 ? fromStars : 0;
                if (stars > 1) {
                    return fields;
                }
                names.addAll(starred(fields.subList(names.size(), names.size() + width)));
            } else {
                names.add(of(item));
            }
        }
        return names;
    }

    /** Calcite numbers a name that came before: its own columns end in no such digit where the name without it came first. */
    private static List<String> starred(List<String> fields) {
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            String plain = field.replaceFirst("\\d+$", "");
            boolean numbered = !plain.equals(field) && fields.stream().anyMatch(plain::equalsIgnoreCase);
            names.add(numbered ? plain : field);
        }
        return names;
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
