/**
 * What can go wrong, as SQL Server's users know it: a number, a severity, a text, a line, and whose
 * fault it is.
 *
 * <p>The one rule: an error leaves the engine as a {@link dev.outrigger.engine.errors.SqlError};
 * every number is a constant of {@link dev.outrigger.engine.errors.ErrorCode}. Depends on nothing
 * else of the engine's.
 */
package dev.outrigger.engine.errors;
