package dev.outrigger.engine.access;

/**
 * Who owns what is in a schema. What a module or a view names is not asked for again where it has
 * the same owner: a chain, which ends at the database.
 *
 * @param database its name in lower case
 */
public record Owner(String database, int principal) {}
