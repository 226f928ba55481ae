package dev.outrigger.bench;

/** Where the systems' SQL differs for the work compared here. */
enum Dialect {
    OUTRIGGER,
    DUCKDB,
    POSTGRESQL,
    H2;

    /** The double-precision type: FLOAT is single precision in DuckDB. */
    String query(String tsql) {
        return this == OUTRIGGER ? tsql : tsql.replace("AS float)", "AS double precision)");
    }

    /** What makes the next run begin from a quiet disk: work that a commit has left for later. */
    boolean hasCheckpoint() {
        return this != OUTRIGGER;
    }
}
