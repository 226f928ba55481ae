package dev.outrigger.tds.login;

import java.util.Objects;

/**
 * Whoever a session works for.
 *
 * @param name of the login
 * @param database where its sessions begin unless they ask for another
 * @param enabled whether it may log in at all
 */
public record Principal(String name, String database, boolean enabled) {
    public Principal {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(database, "database is null");
    }

    /** One that may log in, and begins in master. */
    public Principal(String name) {
        this(name, "master", true);
    }
}
