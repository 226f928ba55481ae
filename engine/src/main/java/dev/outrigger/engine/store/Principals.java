package dev.outrigger.engine.store;

import dev.outrigger.engine.rights.Grant;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;

/**
 * Changes who there is and what they may. Like any definition each change is the transaction's, and
 * goes with its rollback.
 */
public interface Principals {
    /** Another id is given to it; 15023 or 15025 where its name is taken. */
    Principal create(Principal principal);

    /** Another definition of one, under its id. */
    void alter(Principal before, Principal after);

    /** With its memberships and all that it was granted. */
    void drop(Principal principal);

    void add(Rights.Member member);

    void remove(Rights.Member member);

    /** In the place of what the grantee has of that permission there. */
    void put(Grant grant);

    void remove(Grant.Key grant);

    /** The login that a database belongs to from now on. */
    void databaseOwner(String database, int login);

    /** A schema's owner, by its name. */
    void owner(Catalog.Schema schema, int owner);
}
