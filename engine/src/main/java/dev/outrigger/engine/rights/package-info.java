/**
 * Principals and permissions as values: who there is, who is a member of what, and what was granted
 * or denied. {@link dev.outrigger.engine.rights.Rights} answers whether a permission is held.
 *
 * <p>The one rule: nothing here knows a statement, a session or the store.
 */
package dev.outrigger.engine.rights;
