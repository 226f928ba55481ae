package dev.outrigger.engine.access;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Grant;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.sql.RightsStatement;
import dev.outrigger.engine.sql.RightsStatement.Sort;
import dev.outrigger.engine.store.Catalog;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** CREATE, ALTER and DROP of logins, users and roles. */
final class PrincipalChanges {
    /** Those before are the system's. */
    private static final int FIRST_SCHEMA = 5;

    private final Catalog catalog;
    private final Rights rights;
    private final String database;
    private final Caller caller;
    private final Access access;
    private final IntPredicate loggedIn;

    PrincipalChanges(Catalog catalog, String database, Caller caller, IntPredicate loggedIn) {
        this.loggedIn = loggedIn;
        this.catalog = catalog;
        this.rights = catalog.rights();
        this.database = database;
        this.caller = caller;
        this.access = caller.access();
    }

    private static long now() {
        LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneId.systemDefault());
        return now.toEpochSecond(ZoneOffset.UTC) * 10_000_000L + now.getNano() / 100;
    }

    private static SqlError missing(String verb, Sort sort, String name) {
        return SqlError.of(ErrorCode.CANNOT_FIND_PRINCIPAL, verb, sort.word(), name);
    }

    /** A principal that is there and is of the sort; 15151 else, and for whoever may not know. */
    private Principal require(String verb, Sort sort, String name, boolean allowed) {
        return Optional.of(allowed)
                .filter(yes -> yes)
                .flatMap(yes -> find(sort, name))
                .orElseThrow(() -> missing(verb, sort, name));
    }

    private Optional<Principal> find(Sort sort, String name) {
        boolean server = sort == Sort.LOGIN || sort == Sort.SERVER_ROLE;
        Principal.Kind kind =
                switch (sort) {
                    case LOGIN -> Principal.Kind.LOGIN;
                    case SERVER_ROLE -> Principal.Kind.SERVER_ROLE;
                    case USER -> Principal.Kind.USER;
                    case ROLE -> Principal.Kind.ROLE;
                };
        return rights.principal(server ? "" : database, name).filter(found -> found.kind() == kind);
    }

    private void requireFree(String place, String name) {
        if (rights.principal(place, name).isPresent()) {
            throw SqlError.of(
                    place.isEmpty()
                            ? ErrorCode.SERVER_PRINCIPAL_EXISTS
                            : ErrorCode.PRINCIPAL_EXISTS,
                    name);
        }
    }

    private boolean mayAlterLogins() {
        return access.mayOnServer(Permission.ALTER_ANY_LOGIN);
    }

    private boolean may(Permission permission) {
        return access.mayInDatabase(permission, database);
    }

    private static void requireAllowed(boolean allowed) {
        if (!allowed) {
            throw SqlError.of(ErrorCode.ADMIN_PERMISSION);
        }
    }

    void create(RightsStatement.CreateLogin create) {
        requireAllowed(mayAlterLogins());
        requireFree("", create.name());
        String home = create.database().map(this::requireDatabase).orElse("master");
        catalog.principals()
                .create(
                        Principal.login(
                                create.name(), home, Passwords.kept(create.password()), now()));
    }

    private String requireDatabase(String name) {
        return catalog.database(name)
                .orElseThrow(() -> SqlError.of(ErrorCode.DATABASE_MISSING, name));
    }

    void alter(RightsStatement.AlterLogin alter) {
        boolean self =
                find(Sort.LOGIN, alter.name())
                        .filter(found -> caller.isItself(found.id()))
                        .isPresent();
        boolean ownPassword =
                self
                        && alter.oldPassword().isPresent()
                        && alter.enabled().isEmpty()
                        && alter.newName().isEmpty();
        Principal login =
                require("alter", Sort.LOGIN, alter.name(), mayAlterLogins() || ownPassword);
        if (login.id() == FixedPrincipals.SA) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "ALTER LOGIN of sa",
                    ": its password is given to the server when it starts, in a file or the environment.");
        }
        boolean stronger =
                Access.isAdministrator(rights, login.id()) && !access.isAdministrator() && !self;
        if (stronger) {
            throw missing("alter", Sort.LOGIN, alter.name());
        }
        if (alter.oldPassword().isPresent() && !knows(login, alter.oldPassword().get())) {
            throw missing("alter", Sort.LOGIN, alter.name());
        }
        Principal after = login;
        if (alter.enabled().isPresent()) {
            after = after.disabled(!alter.enabled().get());
        }
        if (alter.password().isPresent()) {
            after = after.withPassword(Passwords.kept(alter.password().get()));
        }
        if (alter.database().isPresent()) {
            after = after.withHome(requireDatabase(alter.database().get()));
        }
        after = renamed(after, alter.newName());
        catalog.principals().alter(login, after);
    }

    /** A session that has been wrong too often is not told whether it is right now. */
    private boolean knows(Principal login, String password) {
        if (caller.isGuessing()) {
            return false;
        }
        boolean right =
                login.password().filter(kept -> Passwords.matches(kept, password)).isPresent();
        if (!right) {
            caller.passwordWasWrong();
        }
        return right;
    }

    private Principal renamed(Principal principal, Optional<String> name) {
        if (name.isEmpty()) {
            return principal;
        }
        if (!Securable.key(name.get()).equals(Securable.key(principal.name()))) {
            requireFree(principal.database(), name.get());
        }
        return principal.withName(name.get());
    }

    void create(RightsStatement.CreateUser create) {
        requireAllowed(may(Permission.ALTER_ANY_USER));
        requireFree(database, create.name());
        int login = create.login().map(this::loginOf).orElse(0);
        String schema = create.schema().map(DefaultSchemas::require).orElse("dbo");
        Principal made =
                catalog.principals()
                        .create(Principal.user(database, create.name(), login, schema, now()));
        catalog.principals()
                .put(
                        new Grant(
                                Securable.database(database),
                                made.id(),
                                Permission.CONNECT,
                                Grant.State.GRANT,
                                FixedPrincipals.DBO));
    }

    private int loginOf(String name) {
        Principal login =
                find(Sort.LOGIN, name).orElseThrow(() -> SqlError.of(ErrorCode.NOT_A_LOGIN, name));
        if (login.id() == FixedPrincipals.SA || rights.userOf(login.id(), database).isPresent()) {
            throw SqlError.of(ErrorCode.LOGIN_HAS_USER);
        }
        return login.id();
    }

    void alter(RightsStatement.AlterUser alter) {
        // Another login gets all that the user was granted.
        Permission needed =
                alter.login().isPresent() ? Permission.CONTROL : Permission.ALTER_ANY_USER;
        Principal user = require("alter", Sort.USER, alter.name(), may(needed));
        requireNotFixed(user, "alter", Sort.USER);
        Principal after = renamed(user, alter.newName());
        if (alter.login().isPresent()) {
            after = after.withLogin(loginOf(alter.login().get()));
        }
        if (alter.schema().isPresent()) {
            after = after.withHome(DefaultSchemas.require(alter.schema().get()));
        }
        catalog.principals().alter(user, after);
    }

    private List<Catalog.Schema> ownedSchemas(Principal owner) {
        return catalog.schemas(database).stream()
                .filter(schema -> schema.owner() == owner.id())
                .toList();
    }

    private static void requireNotFixed(Principal principal, String verb, Sort sort) {
        if (FixedPrincipals.isFixed(principal)) {
            throw SqlError.of(
                    ErrorCode.CANNOT_CHANGE_PRINCIPAL, verb, sort.word(), principal.name());
        }
    }

    void create(RightsStatement.CreateRole create) {
        if (!may(Permission.CREATE_ROLE)) {
            throw SqlError.of(ErrorCode.ADMIN_PERMISSION);
        }
        requireFree(database, create.name());
        int owner =
                create.owner()
                        .map(
                                name ->
                                        rights.principal(database, name)
                                                .filter(
                                                        found ->
                                                                access.isAs(database, found.name()))
                                                .orElseThrow(() -> missing("find", Sort.USER, name))
                                                .id())
                        .orElseGet(
                                () ->
                                        access.in(database)
                                                .map(visitor -> visitor.user().id())
                                                .orElse(FixedPrincipals.DBO));
        catalog.principals().create(Principal.role(database, create.name(), owner, now()));
    }

    private boolean mayAlter(Principal role) {
        if (FixedPrincipals.isFixed(role)) {
            return access.isOwner(database);
        }
        return may(Permission.ALTER_ANY_ROLE)
                || access.in(database)
                        .filter(visitor -> visitor.bearers().contains(role.owner()))
                        .isPresent();
    }

    private Principal requireRole(String verb, String name) {
        return find(Sort.ROLE, name)
                .filter(this::mayAlter)
                .orElseThrow(() -> missing(verb, Sort.ROLE, name));
    }

    void rename(RightsStatement.RenameRole rename) {
        Principal role = requireRole("alter", rename.name());
        requireNotFixed(role, "alter", Sort.ROLE);
        catalog.principals().alter(role, renamed(role, Optional.of(rename.newName())));
    }

    void change(RightsStatement.ChangeMember change) {
        if (change.sort() == Sort.SERVER_ROLE) {
            changeServer(change);
            return;
        }
        Principal role = requireRole("alter", change.role());
        if (role.id() == FixedPrincipals.PUBLIC) {
            throw SqlError.of(
                    ErrorCode.CANNOT_CHANGE_PRINCIPAL, "alter", Sort.ROLE.word(), role.name());
        }
        Principal member =
                rights.principal(database, change.member())
                        .filter(
                                found ->
                                        found.kind() == Principal.Kind.USER
                                                || !FixedPrincipals.isFixed(found))
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.CANNOT_FIND_PRINCIPAL,
                                                change.add() ? "add" : "drop",
                                                "principal",
                                                change.member()));
        if (member.kind() == Principal.Kind.USER && FixedPrincipals.isFixed(member)) {
            throw SqlError.of(ErrorCode.FIXED_PRINCIPAL, member.name());
        }
        if (change.add() && rights.bearers(database, role.id()).contains(member.id())) {
            throw SqlError.of(ErrorCode.CIRCULAR_ROLE);
        }
        put(new Rights.Member(role.database(), role.id(), member.id()), change.add());
    }

    private void changeServer(RightsStatement.ChangeMember change) {
        Principal role =
                require("alter", Sort.SERVER_ROLE, change.role(), access.isAdministrator());
        Principal member =
                find(Sort.LOGIN, change.member())
                        .orElseThrow(() -> missing("find", Sort.LOGIN, change.member()));
        if (role.id() == FixedPrincipals.SERVER_PUBLIC) {
            throw SqlError.of(
                    ErrorCode.CANNOT_CHANGE_PRINCIPAL,
                    "alter",
                    Sort.SERVER_ROLE.word(),
                    role.name());
        }
        if (member.id() == FixedPrincipals.SA) {
            throw SqlError.of(ErrorCode.FIXED_PRINCIPAL, member.name());
        }
        put(new Rights.Member("", role.id(), member.id()), change.add());
    }

    private void put(Rights.Member member, boolean add) {
        boolean there = rights.members(member.database()).contains(member);
        if (add && !there) {
            catalog.principals().add(member);
        } else if (!add && there) {
            catalog.principals().remove(member);
        }
    }

    void drop(RightsStatement.Drop drop) {
        Sort sort = drop.sort();
        boolean allowed =
                switch (sort) {
                    case LOGIN -> mayAlterLogins();
                    case USER -> may(Permission.ALTER_ANY_USER);
                    case ROLE -> true;
                    case SERVER_ROLE -> access.isAdministrator();
                };
        Optional<Principal> found =
                find(sort, drop.name())
                        .filter(one -> allowed)
                        .filter(one -> sort != Sort.ROLE || mayAlter(one));
        if (found.isEmpty()) {
            if (drop.ifExists() && find(sort, drop.name()).isEmpty()) {
                return;
            }
            throw missing("drop", sort, drop.name());
        }
        Principal principal = found.get();
        requireNotFixed(principal, "drop", sort);
        boolean stronger =
                sort == Sort.LOGIN
                        && Access.isAdministrator(rights, principal.id())
                        && !access.isAdministrator();
        if (stronger) {
            throw missing("drop", sort, drop.name());
        }
        if (sort == Sort.LOGIN && loggedIn.test(principal.id())) {
            throw SqlError.of(ErrorCode.LOGGED_IN, principal.name());
        }
        if (sort == Sort.LOGIN && ownsDatabase(principal)) {
            throw SqlError.of(ErrorCode.LOGIN_OWNS_DATABASE, principal.name());
        }
        if (sort == Sort.USER || sort == Sort.ROLE) {
            requireUnused(principal);
        }
        catalog.principals().drop(principal);
    }

    private boolean ownsDatabase(Principal login) {
        return catalog.databases().stream().anyMatch(one -> rights.ownerOf(one) == login.id());
    }

    private void requireUnused(Principal principal) {
        if (!ownedSchemas(principal).isEmpty()) {
            throw SqlError.of(ErrorCode.PRINCIPAL_OWNS_SCHEMA);
        }
        boolean ownsLibrary =
                catalog.externals(database).stream()
                        .anyMatch(external -> external.owner() == principal.id());
        if (ownsLibrary) {
            throw SqlError.of(ErrorCode.PRINCIPAL_OWNS_LIBRARY);
        }
        boolean runs =
                catalog.modules(database).stream()
                        .anyMatch(module -> module.runner() == principal.id());
        if (runs) {
            throw SqlError.of(ErrorCode.PRINCIPAL_RUNS_MODULE);
        }
        boolean owns =
                rights.principals(database).stream()
                        .anyMatch(
                                role ->
                                        role.kind() == Principal.Kind.ROLE
                                                && !FixedPrincipals.isFixed(role)
                                                && role.owner() == principal.id());
        if (owns) {
            throw SqlError.of(ErrorCode.PRINCIPAL_OWNS_ROLE);
        }
        boolean members =
                rights.members(database).stream()
                        .anyMatch(member -> member.role() == principal.id());
        if (members) {
            throw SqlError.of(ErrorCode.ROLE_HAS_MEMBERS);
        }
    }

    void change(RightsStatement.DatabaseOwner change) {
        String name = requireDatabase(change.database());
        // Its owner may do everything in it, in the new owner's name too.
        Principal login = require("find", Sort.LOGIN, change.owner(), access.isAdministrator());
        boolean isUser =
                rights.userOf(login.id(), name)
                        .filter(user -> user.id() != FixedPrincipals.DBO)
                        .isPresent();
        if (isUser) {
            throw SqlError.of(ErrorCode.OWNER_IS_USER);
        }
        catalog.principals().databaseOwner(name, login.id());
    }

    void change(RightsStatement.SchemaOwner change) {
        Catalog.Schema schema =
                catalog.schemas(database).stream()
                        .filter(known -> known.name().equalsIgnoreCase(change.schema()))
                        .filter(
                                known ->
                                        access.mayInSchema(
                                                Permission.TAKE_OWNERSHIP, database, known.name()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.CANNOT_FIND_PRINCIPAL,
                                                "find",
                                                "schema",
                                                change.schema()));
        // What is in the schema then reads for its new owner.
        Principal owner =
                rights.principal(database, change.owner())
                        .filter(found -> access.isAs(database, found.name()))
                        .orElseThrow(() -> missing("find", Sort.USER, change.owner()));
        if (schema.id() < FIRST_SCHEMA) {
            throw SqlError.of(ErrorCode.CANNOT_CHANGE_PRINCIPAL, "alter", "schema", schema.name());
        }
        catalog.principals().owner(schema, owner.id());
    }
}
