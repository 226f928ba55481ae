/**
 * Where rows live: H2 behind one interface, with the catalog of databases, tables and modules.
 *
 * <p>The one rule: H2 sees only scans, key look-ups, row writes and definitions that this package
 * generated; never a text or an expression of a user's. Depends on the types and errors, not on
 * Calcite.
 */
package dev.outrigger.engine.store;
