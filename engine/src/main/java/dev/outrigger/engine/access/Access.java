package dev.outrigger.engine.access;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one identity may do, as one version of the catalog has it. Answers are remembered. Not
 * thread-safe.
 */
public final class Access {
    private static final int VERDICTS_MAX = 10_000;

    /** The databases that whoever may log in may be in. */
    private static final Set<String> OPEN_TO_GUESTS = Set.of("master", "tempdb", "msdb");

    private final Catalog catalog;
    private final Rights rights;
    private final Identity identity;
    private final boolean administrator;

    /** A login that was dropped is nobody, guest neither. */
    private final boolean gone;

    private final Map<String, Optional<Visitor>> visitors = new HashMap<>();
    private final Map<Question, Boolean> verdicts = new HashMap<>();
    private final Map<Schema, Owner> owners = new HashMap<>();

    /** Whom the identity is in a database, with the roles that it bears there. */
    record Visitor(Principal user, Set<Integer> bearers) {
        boolean isDbo() {
            return user.id() == FixedPrincipals.DBO;
        }
    }

    private record Question(Permission permission, Securable on) {}

    private record Schema(String database, String name) {}

    Access(Catalog catalog, Identity identity) {
        this.catalog = catalog;
        this.rights = catalog.rights();
        this.identity = identity;
        this.gone = identity.isLogin() && rights.principal("", identity.id()).isEmpty();
        this.administrator = identity.isLogin() && !gone && isAdministrator(rights, identity.id());
    }

    /** Whether a login is the server's administrator. */
    static boolean isAdministrator(Rights rights, int login) {
        if (login == FixedPrincipals.SA) {
            return true;
        }
        Set<Integer> bearers = rights.bearers("", login);
        return bearers.contains(FixedPrincipals.SYSADMIN)
                || rights.allows(Permission.CONTROL_SERVER, List.of(Securable.SERVER), bearers);
    }

    public boolean isAdministrator() {
        return administrator;
    }

    /** The login that this is; empty for a user of one database. */
    public Optional<Integer> login() {
        return identity.isLogin() ? Optional.of(identity.id()) : Optional.empty();
    }

    Identity identity() {
        return identity;
    }

    Rights rights() {
        return rights;
    }

    /** Whom the identity is in a database; empty where it may not be in it. */
    Optional<Visitor> in(String database) {
        return visitors.computeIfAbsent(Securable.key(database), this::visitor);
    }

    private Optional<Visitor> visitor(String database) {
        if (gone) {
            return Optional.empty();
        }
        Optional<Principal> user =
                administrator
                        ? rights.principal(database, FixedPrincipals.DBO)
                        : identity.isLogin()
                                ? rights.userOf(identity.id(), database)
                                : identity.database().equals(database)
                                        ? rights.principal(database, identity.id())
                                        : Optional.empty();
        if (user.isEmpty() && identity.isLogin()) {
            user = rights.principal(database, FixedPrincipals.GUEST);
        }
        return user.map(found -> new Visitor(found, rights.bearers(database, found.id())))
                .filter(found -> connects(database, found));
    }

    private boolean connects(String database, Visitor visitor) {
        return visitor.isDbo()
                || visitor.user().id() == FixedPrincipals.GUEST && OPEN_TO_GUESTS.contains(database)
                || rights.allows(
                        Permission.CONNECT,
                        List.of(Securable.database(database)),
                        visitor.bearers());
    }

    /** 916 where the identity may not be in the database. */
    public void requireDatabase(String database) {
        if (!administrator && in(database).isEmpty()) {
            throw SqlError.of(ErrorCode.DATABASE_ACCESS_DENIED, identity.name(), database);
        }
    }

    public Owner owner(String database, String schema) {
        return owners.computeIfAbsent(new Schema(database, schema), this::owner);
    }

    private Owner owner(Schema schema) {
        String key = Securable.key(schema.database());
        int owner =
                schema(key, schema.name()).map(Catalog.Schema::owner).orElse(FixedPrincipals.DBO);
        return new Owner(key, owner);
    }

    long id(Catalog.View view) {
        return catalog.facts(view.database(), view.schema(), view.name())
                .map(Catalog.ObjectFacts::id)
                .orElse(0L);
    }

    /** Whether a database's principal is whom this is there, or a role of his. */
    public boolean isAs(String database, String principal) {
        return in(database)
                .filter(
                        visitor ->
                                visitor.isDbo()
                                        || visitor.bearers().contains(FixedPrincipals.DB_OWNER)
                                        || rights.principal(database, principal)
                                                .map(Principal::id)
                                                .filter(visitor.bearers()::contains)
                                                .isPresent())
                .isPresent();
    }

    private Optional<Catalog.Schema> schema(String database, String schema) {
        return catalog.schemas(database).stream()
                .filter(known -> known.name().equalsIgnoreCase(schema))
                .findFirst();
    }

    /** On something in a schema, by its id. */
    public boolean mayOn(Permission permission, String database, String schema, long id) {
        return may(permission, Securable.object(database, id), schema);
    }

    public boolean mayInSchema(Permission permission, String database, String schema) {
        long id = schema(database, schema).map(Catalog.Schema::id).orElse(0);
        return may(permission, Securable.schema(database, id), schema);
    }

    public boolean mayInDatabase(Permission permission, String database) {
        return may(permission, Securable.database(database), "");
    }

    /** Whether scripts may be run in a language of a database. */
    public boolean mayRunScripts(String database, long language) {
        return may(
                Permission.EXECUTE_EXTERNAL_SCRIPT,
                Securable.externalLanguage(database, language),
                "");
    }

    public boolean mayOnServer(Permission permission) {
        return administrator
                || identity.isLogin()
                        && !gone
                        && rights.allows(
                                permission,
                                List.of(Securable.SERVER),
                                rights.bearers("", identity.id()));
    }

    /** schema: of an object, or itself; else empty. */
    boolean holds(Permission permission, Securable on, String schema) {
        return on.kind() == Securable.Kind.SERVER
                ? mayOnServer(permission)
                : may(permission, on, schema);
    }

    /** Whether it is dbo in a database, or a member of db_owner. */
    boolean isOwner(String database) {
        return in(database)
                .filter(
                        visitor ->
                                visitor.isDbo()
                                        || visitor.bearers().contains(FixedPrincipals.DB_OWNER))
                .isPresent();
    }

    boolean isMyLogin(int login) {
        return identity.isLogin() && identity.id() == login;
    }

    boolean isBearer(String database, int principal) {
        return in(database).filter(visitor -> visitor.bearers().contains(principal)).isPresent();
    }

    /** What of the catalog this sees. */
    public Visibility visibility() {
        return administrator ? Visibility.ALL : new AccessVisibility(this);
    }

    private boolean may(Permission permission, Securable on, String schema) {
        if (administrator) {
            return true;
        }
        Question question = new Question(permission, on);
        Boolean known = verdicts.get(question);
        if (known != null) {
            return known;
        }
        boolean verdict = decide(permission, on, schema);
        if (verdicts.size() == VERDICTS_MAX) {
            verdicts.clear();
        }
        verdicts.put(question, verdict);
        return verdict;
    }

    private boolean decide(Permission permission, Securable on, String schema) {
        Optional<Visitor> visitor = in(on.database());
        if (visitor.isEmpty()) {
            return false;
        }
        if (visitor.get().isDbo()) {
            return true;
        }
        Set<Integer> bearers = visitor.get().bearers();
        if (!schema.isEmpty() && bearers.contains(owner(on.database(), schema).principal())) {
            return true;
        }
        return rights.allows(permission, places(on, schema), bearers);
    }

    /** The thing itself, then what contains it. */
    List<Securable> places(Securable on, String schema) {
        Securable database = Securable.database(on.database());
        return switch (on.kind()) {
            case SERVER, DATABASE -> List.of(on);
            case SCHEMA, EXTERNAL_LANGUAGE -> List.of(on, database);
            case OBJECT ->
                    schema(on.database(), schema)
                            .map(
                                    found ->
                                            List.of(
                                                    on,
                                                    Securable.schema(on.database(), found.id()),
                                                    database))
                            .orElse(List.of(on, database));
        };
    }

    /** 229, or 916 where the identity may not even be in the database. */
    public void require(
            Permission permission, String database, String schema, String name, long id) {
        if (!mayOn(permission, database, schema, id)) {
            requireDatabase(database);
            throw SqlError.of(
                            ErrorCode.OBJECT_PERMISSION_DENIED,
                            permission.words(),
                            name,
                            database,
                            schema)
                    .withState(5);
        }
    }

    /** 262. */
    public void requireInDatabase(Permission permission, String database) {
        if (!mayInDatabase(permission, database)) {
            requireDatabase(database);
            throw SqlError.of(ErrorCode.DATABASE_PERMISSION_DENIED, permission.words(), database);
        }
    }

    /** 300. */
    public void requireOnServer(Permission permission) {
        if (!mayOnServer(permission)) {
            throw SqlError.of(ErrorCode.SERVER_PERMISSION_DENIED, permission.words(), "master");
        }
    }

    /**
     * As whom it grants a permission on something, or takes it back; empty where it may not.
     *
     * @param schema of an object, or itself; else empty
     */
    Optional<Integer> grantor(Permission permission, Securable on, String schema) {
        if (on.kind() == Securable.Kind.SERVER) {
            return administrator ? Optional.of(identity.id()) : Optional.empty();
        }
        Optional<Visitor> visitor = in(on.database());
        if (visitor.isEmpty()) {
            return Optional.empty();
        }
        if (visitor.get().isDbo()) {
            return Optional.of(FixedPrincipals.DBO);
        }
        Set<Integer> bearers = visitor.get().bearers();
        if (!schema.isEmpty()) {
            int owner = owner(on.database(), schema).principal();
            if (bearers.contains(owner)) {
                return Optional.of(owner);
            }
        }
        return rights.grantor(permission, places(on, schema), bearers, visitor.get().user().id());
    }

    /** Whether it may change what others have granted and denied on something. */
    boolean governs(Securable on, String schema) {
        return holds(Permission.CONTROL, on, schema)
                || isBearer(on.database(), FixedPrincipals.SECURITY_ADMIN);
    }
}
