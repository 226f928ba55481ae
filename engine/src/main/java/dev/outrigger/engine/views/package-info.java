/**
 * The catalog views: tables of the schemas sys and INFORMATION_SCHEMA over the catalog. What
 * columns they have is in {@code columns.txt}; the classes here make their rows.
 *
 * <p>The one rule: a row names the columns it fills, so that no value depends on a position.
 */
package dev.outrigger.engine.views;
