/**
 * Hibernate with its own SQL Server dialect over {@code jdbc:outrigger:}: a shop's entities, with
 * the kinds of ids, columns, collections and inheritance that applications use.
 *
 * <p>The fields are read by Hibernate: what no test names is there for its column.
 */
package dev.outrigger.test.hibernate;
