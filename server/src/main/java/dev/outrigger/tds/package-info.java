/**
 * The server's side of TDS, the protocol of SQL Server's clients.
 *
 * <p>{@link dev.outrigger.tds.Endpoint} is the door: it speaks TDS over any pair of streams for an
 * instance that the caller opened, and closes connections, not the instance. {@link
 * dev.outrigger.tds.TdsServer} puts it behind a socket. To embed it without one:
 *
 * <pre>{@code
 * Endpoint endpoint = new Endpoint(instance, logins, Encryption.NONE, Limits.DEFAULT);
 * AutoCloseable connection =
 *         endpoint.accept(fromClient, toClient, new Peer("in memory", true), () -> {});
 * }</pre>
 *
 * <p>{@code fromClient} must return -1 once the client is gone, and wake a reader when it is closed
 * from another thread. What is written is flushed whenever a response needs to leave. The {@code
 * logins} decide who comes in; one that lets a known secret in is enough where both ends are in one
 * process.
 *
 * <p>The one rule: a statement runs in a {@link dev.outrigger.Session} and is answered as it runs;
 * nothing here knows a text of SQL but those that the protocol itself stands for.
 */
package dev.outrigger.tds;
