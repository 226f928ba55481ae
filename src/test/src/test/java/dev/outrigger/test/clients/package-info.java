/**
 * Programs written against SQL Server's stock clients, run against a server in a process of its
 * own. The programs themselves are in {@code src/test/clients}, a folder for each client.
 *
 * <p>The one rule: a client that fails is answered by a change of the server or of the language,
 * not of the program.
 */
package dev.outrigger.test.clients;
