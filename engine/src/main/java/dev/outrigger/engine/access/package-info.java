/**
 * Who a session works for, and what that principal may do: {@link
 * dev.outrigger.engine.access.Caller} is a session's, {@link dev.outrigger.engine.access.Access}
 * the answer at one moment.
 *
 * <p>The one rule: a plan carries no decision. What it reads is asked of {@link
 * dev.outrigger.engine.access.Reading} each time it runs. Nothing here runs a statement.
 */
package dev.outrigger.engine.access;
