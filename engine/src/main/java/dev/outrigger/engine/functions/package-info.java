/**
 * T-SQL's operators, functions and aggregates as plain static methods over primitives and value
 * classes.
 *
 * <p>The one rule: nothing here is called with NULL unless it says so; whoever evaluates an
 * expression answers NULL before. Depends on the types and the errors only: not on Calcite, not on
 * frames.
 */
package dev.outrigger.engine.functions;
