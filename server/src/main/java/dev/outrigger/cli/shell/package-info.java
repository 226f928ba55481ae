/**
 * {@code outrigger shell}: batches typed at a terminal, and their results fitted to it.
 *
 * <p>The one rule: what comes out of a database is text to show, never an order to the terminal.
 * JLine is used here and nowhere else.
 */
package dev.outrigger.cli.shell;
