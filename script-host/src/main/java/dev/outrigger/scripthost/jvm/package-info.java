/**
 * Scripts in Java: a class of an external library, run in the host process.
 *
 * <p>The one rule: a user's class sees the JDK, what it was compiled against and its libraries, and
 * nothing of the host.
 */
package dev.outrigger.scripthost.jvm;
