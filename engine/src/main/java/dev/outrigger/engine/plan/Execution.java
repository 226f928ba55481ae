package dev.outrigger.engine.plan;

/** Which operators a plan may use. */
public enum Execution {
    /** Over rows alone: quick to start. */
    ROWS,
    /** Over columns wherever there is such an operator. */
    COLUMNS
}
