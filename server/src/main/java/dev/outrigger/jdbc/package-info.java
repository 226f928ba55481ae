/**
 * The embedded JDBC driver: {@code jdbc:outrigger:mem:NAME} and {@code jdbc:outrigger:file:PATH}.
 *
 * <p>The doors are {@link dev.outrigger.jdbc.OutriggerDriver}, which {@link java.sql.DriverManager}
 * finds by itself, and {@link dev.outrigger.jdbc.OutriggerDataSource} for pools. A connection is
 * one of Microsoft's driver, which speaks TDS with the engine in the same process over a {@link
 * dev.outrigger.jdbc.MemorySocket}: no port is opened and no name resolved.
 *
 * <p>The one rule: an engine is open as long as a connection to it is, and whoever holds a
 * connection's socket holds its engine.
 */
package dev.outrigger.jdbc;
