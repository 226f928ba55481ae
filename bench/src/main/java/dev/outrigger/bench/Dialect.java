package dev.outrigger.bench;

/** Where the systems' SQL differs for the work compared here. */
enum Dialect {
    OUTRIGGER,
    /** Outrigger in the worker's process, over its JDBC driver. */
    OUTRIGGER_JDBC,
    /** Outrigger's server in a process of its own, over Microsoft's JDBC driver. */
    OUTRIGGER_SERVER,
    DUCKDB,
    POSTGRESQL,
    H2;

    boolean isOutrigger() {
        return this == OUTRIGGER || this == OUTRIGGER_JDBC || this == OUTRIGGER_SERVER;
    }

    /** The double-precision type: FLOAT is single precision in DuckDB. */
    String query(String tsql) {
        return isOutrigger() ? tsql : tsql.replace("AS float)", "AS double precision)");
    }

    /** What makes the next run begin from a quiet disk: work that a commit has left for later. */
    boolean hasCheckpoint() {
        return !isOutrigger();
    }
}
