package dev.outrigger.scripthost;

/** The parts of a call, each measured for itself. */
public enum ScriptPhase {
    /** Waits for a place among the hosts. */
    QUEUE,
    /** Waits for a host to be ready; nothing where a warm one was there. */
    START,
    /** Feeds the script what its query returns. */
    INPUT,
    /** The script runs, from the end of its input on. */
    RUN,
    /** Takes what the script returns. */
    OUTPUT
}
