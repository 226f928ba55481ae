package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A system that a worker drives. Not thread-safe. A statement commits when it ends. */
interface Database extends AutoCloseable {
    /** Its name and version, as a report's header shows them. */
    String version() throws SQLException;

    /** Runs statements that set something up. */
    void execute(String statements) throws SQLException;

    /**
     * Runs one statement and takes what it gives to the end.
     *
     * @return the rows of its result set, or the rows it changed
     */
    long run(String statement) throws SQLException;

    /** Loads a CSV file into a table of schema dbo by the system's own bulk command. */
    long load(String table, Path csv) throws SQLException, IOException;

    /** The rows of a query, NULL as null. */
    List<List<Object>> rows(String query) throws SQLException;

    /** A prepared query by one whole number, which stands as a question mark in its text. */
    interface LookUp {
        List<List<Object>> find(int key) throws SQLException;
    }

    /** Prepares a query; it is usable until the database closes. */
    LookUp lookUp(String query) throws SQLException;

    /** Another session with the same data, as a client that comes anew gets one. */
    default Database another() throws SQLException {
        throw new UnsupportedOperationException("no task wants another session here");
    }

    @Override
    void close() throws SQLException;
}
