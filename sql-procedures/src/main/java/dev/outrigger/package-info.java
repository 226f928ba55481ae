/**
 * The door of Outrigger for Java applications: an {@link dev.outrigger.Instance} holds databases
 * and script hosts, a {@link dev.outrigger.Session} of it runs batches of T-SQL and pushes what
 * they give to a {@link dev.outrigger.ResultConsumer}.
 *
 * <p>The one rule: an error of SQL is a {@link dev.outrigger.Message}, never an exception. Nothing
 * here needs a JVM flag.
 */
package dev.outrigger;
