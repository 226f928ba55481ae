/**
 * How an instance does, in numbers: one list of figures, which sys.dm_os_performance_counters and
 * all metrics are made from. A figure's name never depends on what users do.
 */
package dev.outrigger.procedures.figures;
