package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** The tasks of a suite on one database. Not thread-safe. */
interface Work {
    /** Makes and fills the tables of an empty database. */
    void prepare() throws SQLException, IOException;

    /** Leaves an empty target, and nothing of the last run's to do. */
    default void reset(String task) throws SQLException {}

    /** Takes away what the tasks have written. */
    default void clean() throws SQLException {}

    /**
     * Runs a task to its end.
     *
     * @return its rows
     */
    long run(String task) throws SQLException, IOException;

    /** Parts of the last run, and what it left to be done later: seconds by name. */
    default Map<String, Double> figures(String task) throws SQLException {
        return Map.of();
    }

    /** Writes what the task gives; for one that writes, what its last run wrote. */
    void answer(String task, Path file) throws SQLException, IOException;
}
