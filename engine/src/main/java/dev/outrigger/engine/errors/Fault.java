package dev.outrigger.engine.errors;

/** Whose fault an error is. */
public enum Fault {
    /** The statement, its data or its caller's rights. */
    USER,
    /** The external script. */
    SCRIPT,
    /** A limit, a lock, the disk. */
    RESOURCE,
    /** Outrigger itself. */
    INTERNAL
}
