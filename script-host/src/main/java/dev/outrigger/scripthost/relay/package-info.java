/**
 * Carries bytes between two addresses: how scripts reach the hosts of the network that an administrator
 * lists. The engine listens on a Unix socket for each, which the sandbox has as a file; the host's
 * process listens on an address of its own loop and hands over to that socket.
 *
 * <p>The one rule: where the bytes go is decided where the relay was made, never by who connects.
 */
package dev.outrigger.scripthost.relay;
