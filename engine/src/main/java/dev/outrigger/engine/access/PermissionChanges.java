package dev.outrigger.engine.access;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Grant;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.RightsStatement.Permit;
import dev.outrigger.engine.sql.RightsStatement.Verb;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.ExternalLanguageIds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** GRANT, DENY and REVOKE. */
final class PermissionChanges {
    private static final String LANGUAGE = "external language";

    private final Catalog catalog;
    private final String database;
    private final Access access;

    PermissionChanges(Catalog catalog, String database, Caller caller) {
        this.catalog = catalog;
        this.database = database;
        this.access = caller.access();
    }

    /** schema: of an object, or the schema itself; empty for others. name: for errors. */
    private record Place(Securable securable, String schema, String name) {}

    void run(Permit permit) {
        Place place = place(permit);
        List<Permission> permissions = permissions(permit, place);
        for (Permission permission : permissions) {
            if (access.grantor(permission, place.securable(), place.schema()).isEmpty()) {
                throw notAllowed(permission, place);
            }
        }
        for (String name : permit.principals()) {
            Principal principal = principal(name, place);
            permissions.forEach(permission -> change(permit, place, permission, principal));
        }
    }

    private SqlError notAllowed(Permission permission, Place place) {
        return switch (place.securable().kind()) {
            case OBJECT -> missing("object", place.name());
            case SCHEMA -> missing("schema", place.name());
            case EXTERNAL_LANGUAGE -> missing(LANGUAGE, place.name());
            case DATABASE -> SqlError.of(ErrorCode.GRANTOR_PERMISSION);
            case SERVER -> SqlError.of(ErrorCode.GRANTOR_PERMISSION);
        };
    }

    private static SqlError missing(String kind, String name) {
        return SqlError.of(ErrorCode.CANNOT_FIND_PRINCIPAL, "find", kind, name);
    }

    private Place place(Permit permit) {
        switch (permit.on()) {
            case SERVER -> {
                if (!database.equalsIgnoreCase("master")) {
                    throw SqlError.of(ErrorCode.SERVER_SCOPE_NEEDS_MASTER);
                }
                return new Place(Securable.SERVER, "", "server");
            }
            case DATABASE -> {
                String name = permit.name().map(ObjectName::name).orElse(database);
                if (!name.equalsIgnoreCase(database)) {
                    throw missing("database", name);
                }
                return new Place(Securable.database(database), "", name);
            }
            case SCHEMA -> {
                String name = permit.name().orElseThrow().name();
                return catalog.schemas(database).stream()
                        .filter(schema -> schema.name().equalsIgnoreCase(name))
                        .findFirst()
                        .map(
                                schema ->
                                        new Place(
                                                Securable.schema(database, schema.id()),
                                                schema.name(),
                                                name))
                        .orElseThrow(() -> missing("schema", name));
            }
            case OBJECT -> {
                return object(permit.name().orElseThrow());
            }
            case EXTERNAL_LANGUAGE -> {
                String name = permit.name().orElseThrow().name();
                return ExternalLanguageIds.of(catalog, database, name)
                        .map(id -> new Place(Securable.externalLanguage(database, id), "", name))
                        .orElseThrow(() -> missing(LANGUAGE, name));
            }
        }
        throw new IllegalStateException("permissions on nothing known: " + permit.on());
    }

    private Place object(ObjectName name) {
        if (name.database().filter(other -> !other.equalsIgnoreCase(database)).isPresent()) {
            throw missing("object", name.name());
        }
        String schema = name.schema().orElse("dbo");
        return catalog.facts(database, schema, name.name())
                .map(
                        facts ->
                                new Place(
                                        Securable.object(database, facts.id()),
                                        schema,
                                        name.name()))
                .orElseThrow(() -> missing("object", name.name()));
    }

    private List<Permission> permissions(Permit permit, Place place) {
        if (permit.permissions().equals(List.of("ALL"))) {
            return all(place);
        }
        List<Permission> permissions = new ArrayList<>();
        for (String words : permit.permissions()) {
            Permission permission =
                    Permission.of(words)
                            .orElseThrow(
                                    () ->
                                            SqlError.of(
                                                    ErrorCode.NOT_SUPPORTED,
                                                    "The permission " + words,
                                                    "."));
            if (!permission.isOn(place.securable().kind())) {
                throw SqlError.of(ErrorCode.PERMISSION_NOT_OF_CLASS, permission.words());
            }
            permissions.add(permission);
        }
        return permissions;
    }

    /** As the standard has ALL: what may be done with rows or modules. */
    private List<Permission> all(Place place) {
        if (place.securable().kind() != Securable.Kind.OBJECT) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "ALL on anything but an object",
                    ": name the permissions.");
        }
        boolean module = catalog.module(database, place.schema(), place.name()).isPresent();
        return module
                ? List.of(Permission.EXECUTE)
                : List.of(
                        Permission.SELECT,
                        Permission.INSERT,
                        Permission.UPDATE,
                        Permission.DELETE,
                        Permission.REFERENCES);
    }

    private Principal principal(String name, Place place) {
        boolean server = place.securable().kind() == Securable.Kind.SERVER;
        Rights rights = catalog.rights();
        Principal principal =
                rights.principal(server ? "" : database, name)
                        .orElseThrow(() -> missing(server ? "login" : "user", name));
        boolean special =
                server
                        ? principal.id() == FixedPrincipals.SA
                                || principal.id() == FixedPrincipals.SYSADMIN
                        : FixedPrincipals.isFixed(principal)
                                && principal.id() != FixedPrincipals.PUBLIC
                                && principal.id() != FixedPrincipals.GUEST;
        boolean myself = principal.id() == myself(server) && !access.isAdministrator();
        if (special || myself) {
            throw SqlError.of(ErrorCode.CANNOT_GRANT_TO_SELF);
        }
        return principal;
    }

    private int myself(boolean server) {
        return server
                ? access.identity().id()
                : access.in(database)
                        .map(visitor -> visitor.user().id())
                        .orElse(FixedPrincipals.DBO);
    }

    private void change(Permit permit, Place place, Permission permission, Principal principal) {
        Grant.Key key = new Grant.Key(place.securable(), principal.id(), permission);
        Optional<Grant> before = catalog.rights().grant(key);
        int grantor = access.grantor(permission, place.securable(), place.schema()).orElseThrow();
        boolean another = before.filter(grant -> grant.grantor() != grantor).isPresent();
        if (another && !access.governs(place.securable(), place.schema())) {
            // What another granted stays; so does what was denied, to one's own roles too.
            throw notAllowed(permission, place);
        }
        boolean grantable =
                before.filter(grant -> grant.state() == Grant.State.GRANT_WITH_GRANT_OPTION)
                        .isPresent();
        if (permit.verb() != Verb.GRANT && grantable) {
            if (!permit.cascade()) {
                throw SqlError.of(ErrorCode.REVOKE_NEEDS_CASCADE);
            }
            revokeGiven(place, permission, principal.id());
        }
        switch (permit.verb()) {
            case GRANT ->
                    put(
                            key,
                            permit.withOption() || grantable
                                    ? Grant.State.GRANT_WITH_GRANT_OPTION
                                    : Grant.State.GRANT,
                            grantor);
            case DENY -> put(key, Grant.State.DENY, grantor);
            case REVOKE -> {
                if (permit.optionOnly()) {
                    if (grantable) {
                        put(key, Grant.State.GRANT, before.get().grantor());
                    }
                } else {
                    before.ifPresent(grant -> catalog.principals().remove(key));
                }
            }
        }
    }

    private void put(Grant.Key key, Grant.State state, int grantor) {
        catalog.principals()
                .put(new Grant(key.securable(), key.grantee(), key.permission(), state, grantor));
    }

    /** Takes back what a principal has granted on, and what those have. */
    private void revokeGiven(Place place, Permission permission, int grantor) {
        Deque<Integer> open = new ArrayDeque<>(List.of(grantor));
        while (!open.isEmpty()) {
            int one = open.pop();
            for (Grant grant : catalog.rights().grants(place.securable().database())) {
                if (grant.grantor() == one
                        && grant.grantee() != grantor
                        && grant.permission() == permission
                        && isIn(place, grant.securable())
                        && grant.state() != Grant.State.DENY) {
                    catalog.principals().remove(grant.key());
                    open.push(grant.grantee());
                }
            }
        }
    }

    /** What was granted by an option on a schema or the database may be on less than that. */
    private boolean isIn(Place place, Securable what) {
        return switch (place.securable().kind()) {
            case SERVER, OBJECT, EXTERNAL_LANGUAGE -> what.equals(place.securable());
            case DATABASE -> true;
            case SCHEMA ->
                    what.equals(place.securable())
                            || what.kind() == Securable.Kind.OBJECT
                                    && catalog.objectName(database, what.id())
                                            .filter(
                                                    name ->
                                                            name.schema()
                                                                    .equalsIgnoreCase(
                                                                            place.schema()))
                                            .isPresent();
        };
    }
}
