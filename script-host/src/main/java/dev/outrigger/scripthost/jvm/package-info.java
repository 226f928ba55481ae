/**
 * Scripts in Java: a class of an external library, run in the host process.
 *
 * <p>The one rule: a user's class sees the JDK, {@code dev.outrigger.extension} and its libraries,
 * and nothing of the host.
 */
package dev.outrigger.scripthost.jvm;
