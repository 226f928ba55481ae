/**
 * The command line: {@code outrigger run}, and whatever subcommands the class path offers.
 *
 * <p>The one rule: results go to standard output, everything else to standard error, so that output
 * can be piped. Depends on the public API only.
 */
package dev.outrigger.cli;
