/**
 * Calling a module: its arguments and parameters, its text parsed once, and where its result sets
 * go.
 *
 * <p>The one rule: a result set passes through a {@link
 * dev.outrigger.procedures.procedure.ResultTarget} frame by frame; nothing here holds one. Runs no
 * statement itself: that is the batch interpreter's.
 */
package dev.outrigger.procedures.procedure;
