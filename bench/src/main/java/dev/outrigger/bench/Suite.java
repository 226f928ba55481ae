package dev.outrigger.bench;

import java.nio.file.Path;

/** Data and the tasks over them, by its name on a worker's command line. */
enum Suite {
    /** The customer-return job on TPC-DS's sales and returns. */
    RETURNS,
    /** TPC-H's queries. */
    TPC_H,
    /** Look-ups by primary key. */
    KEYS,
    /** Round trips and large results over JDBC. */
    JDBC,
    /** Python scripts beside the data. */
    SCRIPTS;

    Work work(Database database, Dialect dialect, Path csvFolder) {
        return switch (this) {
            case RETURNS -> new ReturnsWork(database, dialect, csvFolder);
            case TPC_H -> new TpcHWork(database, dialect, csvFolder);
            case KEYS -> new KeyWork(database, dialect, csvFolder);
            case JDBC -> new JdbcWork((JdbcDatabase) database, dialect, csvFolder);
            case SCRIPTS -> new ScriptsWork(database, dialect, csvFolder);
        };
    }
}
