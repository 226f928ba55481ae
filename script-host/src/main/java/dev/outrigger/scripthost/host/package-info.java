/**
 * The host process of the JVM's languages: its main, and the one interface that a language
 * implements.
 *
 * <p>The one rule: all of this runs in the host's process, never in the engine's. The engine takes
 * nothing that it sends on trust.
 */
package dev.outrigger.scripthost.host;
