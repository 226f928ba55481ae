package dev.outrigger.engine.rights;

import java.util.Objects;
import java.util.Optional;

/**
 * A login or a role of the server, or a user or a role of a database.
 *
 * @param database its key, its name in lower case; empty for the server's own
 * @param owner the principal that owns a role
 * @param login the id of a user's login; 0 for none
 * @param home the database that a login begins in, or a user's schema
 * @param password a login's, as it is kept; empty for all others, and for the administrator
 * @param created when, in ticks as definitions have them
 */
public record Principal(
        String database,
        int id,
        String name,
        Kind kind,
        int owner,
        int login,
        String home,
        Optional<String> password,
        boolean disabled,
        long created,
        long modified) {
    public enum Kind {
        LOGIN,
        SERVER_ROLE,
        USER,
        ROLE
    }

    public Principal {
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(name, "name is null");
    }

    public static Principal login(String name, String home, String password, long now) {
        return new Principal(
                "", 0, name, Kind.LOGIN, 1, 0, home, Optional.of(password), false, now, now);
    }

    public static Principal user(String database, String name, int login, String schema, long now) {
        return new Principal(
                Securable.key(database),
                0,
                name,
                Kind.USER,
                0,
                login,
                schema,
                Optional.empty(),
                false,
                now,
                now);
    }

    public static Principal role(String database, String name, int owner, long now) {
        return new Principal(
                Securable.key(database),
                0,
                name,
                Kind.ROLE,
                owner,
                0,
                "",
                Optional.empty(),
                false,
                now,
                now);
    }

    public boolean isRole() {
        return kind == Kind.ROLE || kind == Kind.SERVER_ROLE;
    }

    public Principal withId(int newId) {
        return new Principal(
                database, newId, name, kind, owner, login, home, password, disabled, created,
                modified);
    }

    public Principal withName(String newName) {
        return new Principal(
                database, id, newName, kind, owner, login, home, password, disabled, created,
                modified);
    }

    public Principal withOwner(int newOwner) {
        return new Principal(
                database, id, name, kind, newOwner, login, home, password, disabled, created,
                modified);
    }

    public Principal withLogin(int newLogin) {
        return new Principal(
                database, id, name, kind, owner, newLogin, home, password, disabled, created,
                modified);
    }

    public Principal withHome(String newHome) {
        return new Principal(
                database, id, name, kind, owner, login, newHome, password, disabled, created,
                modified);
    }

    public Principal withPassword(String newPassword) {
        return new Principal(
                database,
                id,
                name,
                kind,
                owner,
                login,
                home,
                Optional.of(newPassword),
                disabled,
                created,
                modified);
    }

    public Principal disabled(boolean off) {
        return new Principal(
                database, id, name, kind, owner, login, home, password, off, created, modified);
    }

    public Principal modified(long now) {
        return new Principal(
                database, id, name, kind, owner, login, home, password, disabled, created, now);
    }
}
