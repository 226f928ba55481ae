package dev.outrigger.bench;

/** The tasks of the customer-return job. */
enum ReturnsTask implements Task {
    /** The customer-return query, its rows streamed to the end. */
    QUERY,
    /** The query, k-means over its rows, and the labelled rows committed to a table. */
    MAIN_JOB,
    /** A CSV file of store_sales committed to an empty table. */
    LOAD_CSV,
    /** All rows of store_sales committed to an empty table of the same columns. */
    COPY_TABLE,
    /** One labelled row a customer committed to an empty table, from a table. */
    WRITE_SELECT,
    /** The same from a procedure's result set, with INSERT … EXEC. */
    WRITE_EXEC;

    @Override
    public boolean writes() {
        return this != QUERY;
    }
}
