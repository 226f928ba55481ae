/**
 * Statements at work: queries as frames, changes of rows, definitions, and the transaction around
 * them.
 *
 * <p>The one rule: every change of rows passes through here, where NULLs, defaults, identities and
 * checks are minded; the store minds keys. Depends on the planner and the store.
 */
package dev.outrigger.engine.exec;
