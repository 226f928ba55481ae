/**
 * Runnable programs that use Outrigger as an application would, the customer-return clustering
 * first.
 *
 * <p>The one rule: nothing here reaches behind the public API; each SQL text is a resource that a
 * user can run by hand.
 */
package dev.outrigger.examples;
