package dev.outrigger.engine.access;

import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Principal;

/**
 * Whom a session works for: a login, or for a while a user of one database.
 *
 * @param database the user's; empty for a login
 */
record Identity(String database, int id, String name) {
    static final Identity ADMINISTRATOR = new Identity("", FixedPrincipals.SA, "sa");

    static Identity of(Principal principal) {
        return new Identity(principal.database(), principal.id(), principal.name());
    }

    boolean isLogin() {
        return database.isEmpty();
    }
}
