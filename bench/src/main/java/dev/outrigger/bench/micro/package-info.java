/**
 * JMH micro-benchmarks: one class for each operator or kind of column, a baseline in plain Java
 * beside each. Run with {@code ./outrigger bench jmh PATTERN}.
 */
package dev.outrigger.bench.micro;
