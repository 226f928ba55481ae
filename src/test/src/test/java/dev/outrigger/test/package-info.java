/**
 * End-to-end tests: the public API and the command line, over real data, real script hosts and real
 * crashes.
 *
 * <p>The one rule: nothing is mocked, and a number is compared with somebody else's (DuckDB,
 * scikit-learn, an independent model), never with our own earlier output.
 */
package dev.outrigger.test;
