package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/** Which columns of a result are identity columns of tables: clients load and show them so. */
final class IdentityColumns {
    private IdentityColumns() {}

    /** tables: by the names that the validated query calls them. */
    static Set<Integer> among(
            QueryValidator validator, SqlNode valid, Map<String, StoredTable> tables) {
        if (tables.values().stream().noneMatch(table -> hasIdentity(table.table()))) {
            return Set.of();
        }
        Set<Integer> found = new HashSet<>();
        List<List<String>> origins = validator.getFieldOrigins(valid);
        for (int i = 0; i < origins.size(); i++) {
            List<String> origin = origins.get(i);
            if (origin != null && origin.size() > 1) {
                StoredTable table = tables.get(origin.get(origin.size() - 2));
                if (table != null && isIdentity(table.table(), origin.get(origin.size() - 1))) {
                    found.add(i);
                }
            }
        }
        return found;
    }

    private static boolean hasIdentity(Table table) {
        return table.columns().stream().anyMatch(column -> column.identity().isPresent());
    }

    private static boolean isIdentity(Table table, String column) {
        Optional<Integer> position = table.position(column);
        return position.isPresent() && table.columns().get(position.get()).identity().isPresent();
    }
}
