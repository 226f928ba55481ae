package dev.outrigger.engine.access;

import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.store.External;
import dev.outrigger.engine.store.Visibility;
import java.util.List;

/** What an identity owns or has any permission on, it sees. */
record AccessVisibility(Access access) implements Visibility {
    private static final List<Permission> OF_MODULES =
            List.of(
                    Permission.EXECUTE,
                    Permission.ALTER,
                    Permission.VIEW_DEFINITION,
                    Permission.TAKE_OWNERSHIP);

    private static final List<Permission> OF_ROWS =
            List.of(
                    Permission.SELECT,
                    Permission.INSERT,
                    Permission.UPDATE,
                    Permission.DELETE,
                    Permission.REFERENCES,
                    Permission.ALTER,
                    Permission.VIEW_DEFINITION,
                    Permission.TAKE_OWNERSHIP);

    @Override
    public boolean object(String database, String schema, long id, boolean module) {
        return (module ? OF_MODULES : OF_ROWS)
                .stream().anyMatch(permission -> access.mayOn(permission, database, schema, id));
    }

    @Override
    public boolean definition(String database, String schema, long id) {
        return access.mayOn(Permission.VIEW_DEFINITION, database, schema, id);
    }

    /** A public library is seen by all who may use it. */
    @Override
    public boolean external(External external) {
        String database = external.database();
        return external.kind() == External.Kind.LANGUAGE
                || external.owner() == FixedPrincipals.DBO
                || access.isBearer(database, external.owner())
                || access.mayInDatabase(Permission.ALTER_ANY_EXTERNAL_LIBRARY, database)
                || access.mayInDatabase(Permission.VIEW_DEFINITION, database);
    }

    @Override
    public boolean principal(String database, int id) {
        boolean fixed =
                access.rights()
                        .principal(database, id)
                        .filter(FixedPrincipals::isFixed)
                        .isPresent();
        return fixed
                || (database.isEmpty()
                        ? access.isMyLogin(id) || access.mayOnServer(Permission.ALTER_ANY_LOGIN)
                        : access.isBearer(database, id)
                                || access.mayInDatabase(Permission.VIEW_DEFINITION, database)
                                || access.mayInDatabase(Permission.ALTER_ANY_USER, database));
    }
}
