/**
 * Python on the JVM: Jython as a runtime of the host process.
 *
 * <p>The one rule: it runs in the host's process alone. What Jython cannot do is an error that
 * names it and the way out.
 */
package dev.outrigger.scripthost.python;
