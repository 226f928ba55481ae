/**
 * The batch interpreter: variables, control of flow, errors and transactions of T-SQL around the
 * engine's statements.
 *
 * <p>The one rule: every statement that can fail runs through {@code Interpreter.run}, which alone
 * decides what an error ends. Its door is {@link dev.outrigger.procedures.batch.BatchSession}.
 */
package dev.outrigger.procedures.batch;
