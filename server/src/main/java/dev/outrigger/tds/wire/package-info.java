/**
 * The wire of TDS: packets, the messages made of them, and the messages that come before a login.
 *
 * <p>The one rule: every length that comes from a client is checked before anything is allocated or
 * read by it; what does not hold is a {@link dev.outrigger.tds.wire.ProtocolException}. Knows
 * nothing of SQL.
 */
package dev.outrigger.tds.wire;
