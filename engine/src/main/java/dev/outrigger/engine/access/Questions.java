package dev.outrigger.engine.access;

import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.store.Catalog;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What functions ask about principals and permissions. Empty is NULL: there is no such thing. */
public final class Questions {
    private final Catalog catalog;
    private final Rights rights;
    private final Caller caller;
    private final String database;

    public Questions(Catalog catalog, Caller caller, String database) {
        this.catalog = catalog;
        this.rights = catalog.rights();
        this.caller = caller;
        this.database = database;
    }

    private Optional<Principal> login(String name) {
        return rights.principal("", name).filter(found -> found.kind() == Principal.Kind.LOGIN);
    }

    public Optional<Integer> loginId(Optional<String> name) {
        return login(name.orElseGet(caller::login)).map(Principal::id);
    }

    public Optional<String> loginName(int id) {
        return rights.principal("", id).map(Principal::name);
    }

    public Optional<Integer> principalId(Optional<String> name) {
        return rights.principal(database, name.orElseGet(caller::user)).map(Principal::id);
    }

    public Optional<String> principalName(int id) {
        return rights.principal(database, id).map(Principal::name);
    }

    /** Whether a user, the caller unless told, is in a role of the database. */
    public Optional<Boolean> isMember(String role, Optional<String> user) {
        Optional<Principal> wanted = rights.principal(database, role).filter(Principal::isRole);
        Optional<Principal> member = rights.principal(database, user.orElseGet(caller::user));
        if (wanted.isEmpty() || member.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(rights.bearers(database, member.get().id()).contains(wanted.get().id()));
    }

    public Optional<Boolean> isServerMember(String role, Optional<String> login) {
        Optional<Principal> wanted = rights.principal("", role).filter(Principal::isRole);
        Optional<Principal> member = login(login.orElseGet(caller::login));
        if (wanted.isEmpty() || member.isEmpty() && login.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                member.isPresent()
                        && (login.isPresent() || caller.isLogin())
                        && rights.bearers("", member.get().id()).contains(wanted.get().id()));
    }

    public Optional<Boolean> hasDatabase(String name) {
        return catalog.database(name).map(found -> caller.access().in(found).isPresent());
    }

    /**
     * HAS_PERMS_BY_NAME.
     *
     * @param parts of the securable's name; empty for NULL
     * @param kind the class; empty for NULL, which is the server
     */
    public Optional<Boolean> holds(List<String> parts, Optional<String> kind, String permission) {
        boolean any = permission.equalsIgnoreCase("ANY");
        Optional<Permission> wanted = Permission.of(permission);
        if (wanted.isEmpty() && !any) {
            return Optional.empty();
        }
        Access access = caller.access();
        String name = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
        Securable.Kind on;
        Optional<Securable> place;
        String schema = parts.size() < 2 ? "dbo" : parts.get(parts.size() - 2);
        switch (kind.map(word -> word.toUpperCase(Locale.ROOT)).orElse("SERVER")) {
            case "SERVER" -> {
                on = Securable.Kind.SERVER;
                place = Optional.of(Securable.SERVER);
            }
            case "DATABASE" -> {
                on = Securable.Kind.DATABASE;
                place =
                        catalog.database(parts.isEmpty() ? database : name)
                                .map(Securable::database);
            }
            case "SCHEMA" -> {
                on = Securable.Kind.SCHEMA;
                schema = name;
                place =
                        catalog.schemas(database).stream()
                                .filter(found -> found.name().equalsIgnoreCase(name))
                                .findFirst()
                                .map(found -> Securable.schema(database, found.id()));
            }
            case "OBJECT" -> {
                on = Securable.Kind.OBJECT;
                String in = parts.size() < 3 ? database : parts.get(parts.size() - 3);
                place =
                        catalog.facts(in, schema, name)
                                .map(facts -> Securable.object(in, facts.id()));
            }
            default -> {
                return Optional.empty();
            }
        }
        String where = on == Securable.Kind.OBJECT || on == Securable.Kind.SCHEMA ? schema : "";
        if (place.isEmpty() || wanted.filter(one -> !one.isOn(on)).isPresent()) {
            return Optional.empty();
        }
        Securable at = place.get();
        return Optional.of(
                any
                        ? List.of(Permission.values()).stream()
                                .anyMatch(one -> one.isOn(on) && access.holds(one, at, where))
                        : access.holds(wanted.get(), at, where));
    }
}
