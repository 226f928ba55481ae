/**
 * Starting a host: the command, the sandbox, the limits that the kernel holds, and the end of the
 * process.
 *
 * <p>The one rule: whatever is started has one owner that ends it, with all that it left behind.
 * Knows nothing of calls.
 */
package dev.outrigger.scripthost.launch;
