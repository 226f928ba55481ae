package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** What a FROM names: for columns that bring their table's whole name. */
final class FromScope {
    /** whole: database, schema and name; empty where there is an alias, or no table. */
    private record Source(String exposed, List<String> whole) {}

    private final String database;
    private final List<Source> sources = new ArrayList<>();

    /** from: null for none. */
    FromScope(SqlNode from, String database) {
        this.database = database;
        if (from != null) {
            add(from);
        }
    }

    private void add(SqlNode from) {
        if (from instanceof SqlJoin join) {
            add(join.getLeft());
            add(join.getRight());
        } else if (from instanceof SqlIdentifier id) {
            sources.add(new Source(QueryRewriter.last(id), whole(id)));
        } else if (from.getKind() == SqlKind.AS) {
            SqlNode aliased = ((SqlCall) from).operand(0);
            String alias = ((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple();
            boolean target =
                    aliased instanceof SqlIdentifier id
                            && last(id).endsWith(Planner.ROW_ID_SUFFIX)
                            && QueryRewriter.last(id).equalsIgnoreCase(alias);
            // The target of a change has its own name for an alias.
            sources.add(new Source(alias, target ? whole((SqlIdentifier) aliased) : List.of()));
        }
    }

    private static String last(SqlIdentifier id) {
        return id.names.get(id.names.size() - 1);
    }

    private List<String> whole(SqlIdentifier id) {
        List<String> before = id.names.subList(0, id.names.size() - 1);
        return List.of(database(before), schema(before), QueryRewriter.last(id));
    }

    private static String schema(List<String> before) {
        String written = before.isEmpty() ? "" : before.get(before.size() - 1);
        return written.isEmpty() ? "dbo" : written;
    }

    private String database(List<String> before) {
        String written = before.size() < 2 ? "" : before.get(before.size() - 2);
        return written.isEmpty() ? database : written;
    }

    boolean exposes(String name) {
        return sources.stream().anyMatch(source -> source.exposed().equalsIgnoreCase(name));
    }

    /** table: its name with the schema, or with the schema and the database before it. */
    boolean has(List<String> table) {
        List<String> before = table.subList(0, table.size() - 1);
        String name = table.get(table.size() - 1);
        return sources.stream()
                .anyMatch(
                        source ->
                                !source.whole().isEmpty()
                                        && source.whole().get(0).equalsIgnoreCase(database(before))
                                        && source.whole().get(1).equalsIgnoreCase(schema(before))
                                        && source.whole().get(2).equalsIgnoreCase(name));
    }
}
