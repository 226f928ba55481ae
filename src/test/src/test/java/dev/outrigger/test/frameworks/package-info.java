/**
 * What Java applications bring along, over {@code jdbc:outrigger:}: a pool, Spring's JDBC classes,
 * Flyway and Hibernate, each configured as {@code docs/jdbc.md} says.
 */
package dev.outrigger.test.frameworks;
