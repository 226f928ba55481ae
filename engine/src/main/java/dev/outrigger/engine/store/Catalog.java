package dev.outrigger.engine.store;

import java.util.List;
import java.util.Optional;

/**
 * The databases, schemas, tables and modules that a transaction sees. Names compare without case.
 * Every definition is undone by a rollback or refused with an error (226) where it cannot be.
 */
public interface Catalog {
    List<String> databases();

    /** The database's own spelling of its name. */
    Optional<String> database(String name);

    void createDatabase(String name);

    void dropDatabase(String name);

    boolean schemaExists(String database, String schema);

    List<Table> tables(String database);

    Optional<Table> table(String database, String schema, String name);

    Optional<Table> table(long id);

    /** Of a table that this catalog shows: about as they are now. */
    TableStatistics statistics(Table table);

    /**
     * The definition's id is ignored and given by the catalog; a foreign key that references that
     * id references the new table itself. Constraints whose names are empty get names as SQL Server
     * makes them. The rules on columns (how many keys, which may be NULL) are the caller's.
     */
    Table createTable(Table definition);

    void dropTable(Table table);

    List<Module> modules(String database);

    Optional<Module> module(String database, String schema, String name);

    void putModule(Module module);

    void dropModule(Module module);

    /** An instance-wide setting: {@code sp_configure}'s values, external languages. */
    Optional<String> setting(String name);

    void putSetting(String name, String value);

    /** Grows with every definition that this transaction can see: what a cached plan depends on. */
    long version();

    /** A stored procedure: its text as it was created. */
    record Module(String database, String schema, String name, String text) {}
}
