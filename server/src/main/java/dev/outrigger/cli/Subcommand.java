package dev.outrigger.cli;

import java.util.concurrent.Callable;

/**
 * A subcommand, found by {@link java.util.ServiceLoader}: a class annotated for picocli, with its
 * name. What {@code call} returns is the process's exit status.
 */
public interface Subcommand extends Callable<Integer> {}
