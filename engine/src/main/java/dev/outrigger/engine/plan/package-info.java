/**
 * Calcite at work: a syntax tree is validated, typed, optimised and turned into code that runs over
 * rows.
 *
 * <p>The one rule: an operator's meaning is its static method in {@code functions}; what is here
 * only says when to call it. Depends on the syntax trees, the types, the functions and the store's
 * reading side.
 */
package dev.outrigger.engine.plan;
