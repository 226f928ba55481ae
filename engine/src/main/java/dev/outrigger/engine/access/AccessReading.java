package dev.outrigger.engine.access;

import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what an identity may not read.
 *
 * @param from the owner of the module or view that names what is read; empty where a batch does
 */
record AccessReading(Access access, Optional<Owner> from) implements Reading {
    /** Views of the server that show to each what is his own. */
    private static final Set<String> SHOW_ONESELF = Set.of("dm_exec_sessions", "dm_exec_requests");

    private static final String GOVERNOR = "resource_governor_";
    private static final String AUDIT = "external_script_audit";

    @Override
    public void table(Table table) {
        if (SystemTables.isSystem(table)) {
            system(table);
        } else if (!table.isTemporary() && !table.name().startsWith("##")) {
            require(Permission.SELECT, table.database(), table.schema(), table.name(), table.id());
        }
    }

    private void system(Table table) {
        access.requireDatabase(table.database());
        String name = table.name().toLowerCase(Locale.ROOT);
        if (name.startsWith("dm_db_")) {
            if (!access.mayOnServer(Permission.VIEW_SERVER_STATE)) {
                access.requireInDatabase(Permission.VIEW_DATABASE_STATE, table.database());
            }
        } else if (name.startsWith("dm_") && !SHOW_ONESELF.contains(name)
                || name.startsWith(GOVERNOR)
                || name.equals(AUDIT)) {
            access.requireOnServer(Permission.VIEW_SERVER_STATE);
        }
    }

    @Override
    public void view(Catalog.View view) {
        require(Permission.SELECT, view.database(), view.schema(), view.name(), access.id(view));
    }

    @Override
    public void sequence(Catalog.Sequence sequence) {
        require(
                Permission.UPDATE,
                sequence.database(),
                sequence.schema(),
                sequence.name(),
                sequence.id());
    }

    void require(Permission permission, String database, String schema, String name, long id) {
        if (from.isEmpty() || !from.get().equals(access.owner(database, schema))) {
            access.require(permission, database, schema, name, id);
        }
    }

    @Override
    public Reading within(Catalog.View view) {
        return new AccessReading(access, Optional.of(access.owner(view.database(), view.schema())));
    }

    @Override
    public boolean isAll() {
        return false;
    }
}
