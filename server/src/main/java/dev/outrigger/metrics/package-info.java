/**
 * The figures of an instance for Micrometer. Micrometer itself is the application's: this is the
 * one package that names it, and whoever does not use this package need not have it.
 */
package dev.outrigger.metrics;
