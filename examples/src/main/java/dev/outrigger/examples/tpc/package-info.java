/**
 * TPC-H's queries and data, and what compares an answer to a query of TPC-H or TPC-DS with
 * DuckDB's.
 *
 * <p>The one rule: a query's text is a resource in T-SQL; what another system reads is made of it.
 */
package dev.outrigger.examples.tpc;
