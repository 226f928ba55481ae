/**
 * SQL Server's data types: their sizes, precedence, values and conversions.
 *
 * <p>The one rule: a value is of the class that {@link dev.outrigger.engine.types.SqlType} names
 * for its type. Depends on the errors and on {@code frame} only: not on Calcite, not on the store.
 */
package dev.outrigger.engine.types;
