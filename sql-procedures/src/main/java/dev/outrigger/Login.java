package dev.outrigger;

import dev.outrigger.engine.rights.PasswordHash;

/**
 * A login that CREATE LOGIN made.
 *
 * @param database where its sessions begin unless they ask for another
 * @param enabled not so after ALTER LOGIN ... DISABLE
 * @param connects whether it was not denied CONNECT SQL
 */
public record Login(
        String name, String database, PasswordHash password, boolean enabled, boolean connects) {}
