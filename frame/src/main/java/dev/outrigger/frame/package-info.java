/**
 * A frame: a batch of columns held as Java arrays in Arrow's layout, and the reader and writer of
 * Arrow's IPC stream format over them.
 *
 * <p>The one rule: what an operator computes on is what a script host receives. A frame is
 * immutable once built, needs no closing and no JVM flag. This package depends on nothing of
 * Outrigger's.
 */
package dev.outrigger.frame;
