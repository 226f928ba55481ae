/**
 * External scripts: a host process for each session, its sandbox, and the protocol on its pipes.
 *
 * <p>The one rule: no user script ever runs in this JVM; it runs in a process that {@link
 * dev.outrigger.scripthost.ScriptHosts} starts, limits and ends. Depends on {@code frame} only,
 * never on the engine.
 */
package dev.outrigger.scripthost;
