/**
 * Columnar execution without Calcite: batches of columns, and the operators that take and give
 * them. What an operator means is said in {@code functions}; here it is done to many rows at once.
 * This package must not depend on {@code plan}, {@code exec} or {@code store}.
 */
package dev.outrigger.engine.columns;
