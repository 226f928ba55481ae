package dev.outrigger.engine.rights;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All principals and all that was granted, at one moment. Immutable; a change makes another. */
public final class Rights {
    public static final Rights NONE = new Rights();

    private record Id(String database, int id) {}

    /** A role's member. */
    public record Member(String database, int role, int member) {}

    private Map<Id, Principal> principals = Map.of();
    private Map<String, Id> byName = Map.of();
    private Set<Member> members = Set.of();
    private Map<Grant.Key, Grant> grants = Map.of();

    private Rights() {}

    private Rights with(Consumer<Rights> change) {
        Rights next = new Rights();
        next.principals = principals;
        next.byName = byName;
        next.members = members;
        next.grants = grants;
        change.accept(next);
        return next;
    }

    private static String nameKey(String database, String name) {
        return database + '\0' + Securable.key(name);
    }

    public Rights withPrincipal(Principal principal) {
        Id id = new Id(principal.database(), principal.id());
        return with(
                next -> {
                    next.principals = new HashMap<>(principals);
                    next.byName = new HashMap<>(byName);
                    Principal before = next.principals.put(id, principal);
                    if (before != null) {
                        next.byName.remove(nameKey(before.database(), before.name()));
                    }
                    next.byName.put(nameKey(principal.database(), principal.name()), id);
                });
    }

    /** Without a principal, its memberships and what it was granted. */
    public Rights withoutPrincipal(Principal principal) {
        String database = principal.database();
        return with(
                next -> {
                    next.principals = new HashMap<>(principals);
                    next.principals.remove(new Id(database, principal.id()));
                    next.byName = new HashMap<>(byName);
                    next.byName.remove(nameKey(database, principal.name()));
                    next.members = new LinkedHashSet<>(members);
                    next.members.removeIf(
                            member ->
                                    member.database().equals(database)
                                            && (member.role() == principal.id()
                                                    || member.member() == principal.id()));
                    next.grants = new HashMap<>(grants);
                    next.grants
                            .keySet()
                            .removeIf(
                                    key ->
                                            key.securable().database().equals(database)
                                                    && key.grantee() == principal.id());
                });
    }

    public Rights withMember(Member member) {
        return with(
                next -> {
                    next.members = new LinkedHashSet<>(members);
                    next.members.add(member);
                });
    }

    public Rights withoutMember(Member member) {
        return with(
                next -> {
                    next.members = new LinkedHashSet<>(members);
                    next.members.remove(member);
                });
    }

    public Rights withGrant(Grant grant) {
        return with(
                next -> {
                    next.grants = new HashMap<>(grants);
                    next.grants.put(grant.key(), grant);
                });
    }

    public Rights withoutGrant(Grant.Key key) {
        return with(
                next -> {
                    next.grants = new HashMap<>(grants);
                    next.grants.remove(key);
                });
    }

    /** Without what was granted on something that is no more. */
    public Rights without(Securable gone) {
        if (grants.keySet().stream().noneMatch(key -> key.securable().equals(gone))) {
            return this;
        }
        return with(
                next -> {
                    next.grants = new HashMap<>(grants);
                    next.grants.keySet().removeIf(key -> key.securable().equals(gone));
                });
    }

    public Rights withoutDatabase(String name) {
        String database = Securable.key(name);
        return with(
                next -> {
                    next.principals = new HashMap<>(principals);
                    next.principals.keySet().removeIf(id -> id.database().equals(database));
                    next.byName = new HashMap<>(byName);
                    next.byName.values().removeIf(id -> id.database().equals(database));
                    next.members = new LinkedHashSet<>(members);
                    next.members.removeIf(member -> member.database().equals(database));
                    next.grants = new HashMap<>(grants);
                    next.grants
                            .keySet()
                            .removeIf(key -> key.securable().database().equals(database));
                });
    }

    /** database: empty for the server. */
    public Optional<Principal> principal(String database, String name) {
        String key = Securable.key(database);
        for (Principal fixed : FixedPrincipals.of(key)) {
            if (Securable.key(fixed.name()).equals(Securable.key(name))) {
                return Optional.of(kept(key, fixed));
            }
        }
        return Optional.ofNullable(byName.get(nameKey(key, name))).map(principals::get);
    }

    public Optional<Principal> principal(String database, int id) {
        String key = Securable.key(database);
        for (Principal fixed : FixedPrincipals.of(key)) {
            if (fixed.id() == id) {
                return Optional.of(kept(key, fixed));
            }
        }
        return Optional.ofNullable(principals.get(new Id(key, id)));
    }

    /** A database's dbo is kept where its owner is another than sa. */
    private Principal kept(String database, Principal fixed) {
        Principal kept = principals.get(new Id(database, fixed.id()));
        return kept == null ? in(database, fixed) : kept;
    }

    private static Principal in(String database, Principal fixed) {
        return new Principal(
                database,
                fixed.id(),
                fixed.name(),
                fixed.kind(),
                fixed.owner(),
                fixed.login(),
                fixed.home(),
                fixed.password(),
                fixed.disabled(),
                fixed.created(),
                fixed.modified());
    }

    /** The fixed ones first, then the others by their ids. */
    public List<Principal> principals(String database) {
        String key = Securable.key(database);
        List<Principal> all = new ArrayList<>();
        FixedPrincipals.of(key).forEach(fixed -> all.add(kept(key, fixed)));
        principals.values().stream()
                .filter(principal -> principal.database().equals(key))
                .filter(principal -> !FixedPrincipals.isFixed(principal))
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .forEach(all::add);
        return all;
    }

    /** The login that a database belongs to: it is dbo there. */
    public int ownerOf(String database) {
        return principal(database, FixedPrincipals.DBO)
                .map(Principal::login)
                .orElse(FixedPrincipals.SA);
    }

    /** The user of a login in a database; dbo where it is the database's owner. */
    public Optional<Principal> userOf(int login, String database) {
        String key = Securable.key(database);
        for (Principal principal : principals.values()) {
            if (principal.kind() == Principal.Kind.USER
                    && principal.login() == login
                    && principal.database().equals(key)) {
                return Optional.of(principal);
            }
        }
        return Optional.empty();
    }

    public List<Member> members(String database) {
        String key = Securable.key(database);
        List<Member> found = new ArrayList<>();
        if (key.isEmpty()) {
            found.add(new Member("", FixedPrincipals.SYSADMIN, FixedPrincipals.SA));
        } else {
            found.add(new Member(key, FixedPrincipals.DB_OWNER, FixedPrincipals.DBO));
        }
        members.stream().filter(member -> member.database().equals(key)).forEach(found::add);
        return found;
    }

    public Collection<Grant> grants(String database) {
        String key = Securable.key(database);
        return grants.values().stream()
                .filter(grant -> grant.securable().database().equals(key))
                .sorted(
                        (a, b) -> {
                            int order = Integer.compare(a.grantee(), b.grantee());
                            order =
                                    order != 0
                                            ? order
                                            : a.securable().kind().compareTo(b.securable().kind());
                            order =
                                    order != 0
                                            ? order
                                            : Long.compare(a.securable().id(), b.securable().id());
                            return order != 0 ? order : a.permission().compareTo(b.permission());
                        })
                .toList();
    }

    public Optional<Grant> grant(Grant.Key key) {
        return Optional.ofNullable(grants.get(key));
    }

    /** A principal with all the roles that it is in, however deep, and public. */
    public Set<Integer> bearers(String database, int principal) {
        String key = Securable.key(database);
        Set<Integer> all = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.push(principal);
        List<Member> known = members(key);
        while (!open.isEmpty()) {
            int one = open.pop();
            if (all.add(one)) {
                for (Member member : known) {
                    if (member.member() == one) {
                        open.push(member.role());
                    }
                }
            }
        }
        all.add(key.isEmpty() ? FixedPrincipals.SERVER_PUBLIC : FixedPrincipals.PUBLIC);
        return all;
    }

    /**
     * Whether any of the bearers was granted a permission and none was denied it.
     *
     * @param places where it is wanted, then what contains that
     */
    public boolean allows(Permission wanted, List<Securable> places, Set<Integer> bearers) {
        boolean granted = false;
        for (Securable place : places) {
            for (int bearer : bearers) {
                for (Permission held : Permission.values()) {
                    if (held.isOn(place.kind()) && held.covers(wanted, place.kind())) {
                        Grant grant = grants.get(new Grant.Key(place, bearer, held));
                        if (grant != null && grant.state() == Grant.State.DENY) {
                            return false;
                        }
                        granted |= grant != null;
                    }
                }
                if (place.kind() == Securable.Kind.DATABASE) {
                    if (FixedPrincipals.denied(bearer).contains(wanted)) {
                        return false;
                    }
                    granted |=
                            FixedPrincipals.granted(bearer).stream()
                                    .anyMatch(held -> held.covers(wanted, place.kind()));
                }
            }
        }
        return granted;
    }

    public boolean isDenied(Securable place, int bearer, Permission permission) {
        Grant grant = grants.get(new Grant.Key(place, bearer, permission));
        return grant != null && grant.state() == Grant.State.DENY;
    }

    /**
     * Which of them may grant the permission on, and so is its grantor: a role where the option is
     * the role's.
     *
     * @param first the one of them that is taken where several may
     */
    public Optional<Integer> grantor(
            Permission wanted, List<Securable> places, Set<Integer> bearers, int first) {
        boolean ofAll = bearers.contains(FixedPrincipals.DB_OWNER);
        // Who administers permissions gives nobody the whole database, himself through another.
        boolean ofSome =
                bearers.contains(FixedPrincipals.SECURITY_ADMIN) && wanted != Permission.CONTROL;
        if (ofAll || ofSome) {
            return Optional.of(FixedPrincipals.DBO);
        }
        if (!allows(wanted, places, bearers)) {
            return Optional.empty();
        }
        Optional<Integer> found = Optional.empty();
        for (Securable place : places) {
            for (int bearer : bearers) {
                for (Permission held : List.of(wanted, Permission.CONTROL)) {
                    Grant grant = grants.get(new Grant.Key(place, bearer, held));
                    boolean may =
                            grant != null
                                    && (grant.state() == Grant.State.GRANT_WITH_GRANT_OPTION
                                            || held == Permission.CONTROL
                                                    && grant.state() == Grant.State.GRANT);
                    if (may && bearer == first) {
                        return Optional.of(bearer);
                    }
                    if (may && found.isEmpty()) {
                        found = Optional.of(bearer);
                    }
                }
            }
        }
        return found;
    }
}
