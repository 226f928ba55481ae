/**
 * Comparisons with other systems: the same work, in the same run, with answers checked equal before
 * anything is timed.
 *
 * <p>The one rule: each system works in a process of its own (a {@link
 * dev.outrigger.bench.PeerProcess}), so that no system's heap, caches or memory figures are
 * another's. This package uses the public API alone; nothing depends on it.
 */
package dev.outrigger.bench;
