package dev.outrigger.engine.exec;

/** Which locks the reading of a statement takes, to its transaction's end. */
public enum ReadLocks {
    /** None: it is a transaction by itself, and reads one state of its tables. */
    NONE,
    /** Those that its tables' hints ask for. */
    HINTED,
    /** All that it reads stays as it is. */
    ALL
}
