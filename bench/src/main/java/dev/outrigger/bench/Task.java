package dev.outrigger.bench;

/** One piece of work that every system can be asked for, by its name on the worker's pipe. */
interface Task {
    String name();

    /** Whether its answer is what its last run has written. */
    boolean writes();
}
