/**
 * The audit of external scripts: a row for each run, in files of its own beside the data, which no
 * statement can reach. {@link dev.outrigger.procedures.audit.ScriptAudit} writes it, behind the
 * calls' backs.
 */
package dev.outrigger.procedures.audit;
