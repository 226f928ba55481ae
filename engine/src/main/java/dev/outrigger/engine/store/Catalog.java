package dev.outrigger.engine.store;

import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * The databases, schemas, tables, views and modules that a transaction sees. Names compare without
 * case. Every definition is undone by a rollback or refused with an error (226) where it cannot be.
 */
public interface Catalog {
    List<String> databases();

    /** The database's own spelling of its name. */
    Optional<String> database(String name);

    /** A database's id and when it was made. */
    Optional<ObjectFacts> databaseFacts(String name);

    void createDatabase(String name);

    void dropDatabase(String name);

    /** Takes all out of a database, its users too; the database stays. */
    void clearDatabase(String name);

    boolean schemaExists(String database, String schema);

    /** A database's schemas, the system's own among them. */
    List<Schema> schemas(String database);

    void createSchema(Schema schema);

    /** The schema must be empty: 3729 where it is not. */
    void dropSchema(Schema schema);

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

    /**
     * Another definition of a table, whose id stays. Names for constraints are as in {@link
     * #createTable}. The rows stay as they are: where they lie differently, {@link
     * StoreTransaction#rewrite} is what changes the table.
     */
    Table alterTable(Table before, Table after);

    List<Module> modules(String database);

    Optional<Module> module(String database, String schema, String name);

    void putModule(Module module);

    void dropModule(Module module);

    List<View> views(String database);

    Optional<View> view(String database, String schema, String name);

    /** Makes a view, or another definition of one. */
    void putView(View view);

    void dropView(View view);

    List<Sequence> sequences(String database);

    Optional<Sequence> sequence(String database, String schema, String name);

    Sequence createSequence(Sequence definition);

    /**
     * Another definition of a sequence that was locked before.
     *
     * @param taken whether its first value was given already, under the definition before
     */
    void alterSequence(Sequence before, Sequence after, boolean taken);

    /**
     * Keeps others from taking values of a sequence, and from changing its definition, until this
     * transaction ends. Returns the definition as it is then.
     */
    Sequence lockSequence(Sequence sequence);

    /**
     * Takes so many values of a sequence, or as many as are left: no other gets them, whatever
     * becomes of this transaction. 11728 where none is left.
     */
    long[] nextValues(Sequence sequence, int count);

    /** Takes so many values of a sequence in a row; 11732, and none, where there are fewer. */
    SequenceRange nextRange(Sequence sequence, long size);

    /** What the sequence gave last; empty when it gave nothing since it got this definition. */
    Optional<Long> lastValue(Sequence sequence);

    /** What the table's identity column got last; empty when nothing, or when it has none. */
    Optional<Long> lastIdentity(Table table);

    void dropSequence(Sequence sequence);

    /** What is known of anything that has a name in a schema: a table, a constraint, a module. */
    Optional<ObjectFacts> facts(String database, String schema, String name);

    /** What has an id in a database: its schema and its name. */
    Optional<ObjectName> objectName(String database, long id);

    /** Gives an object another name or schema; its id stays. */
    void renameObject(String database, ObjectName from, ObjectName to);

    /** A database's external libraries and languages, by their ids. */
    List<External> externals(String database);

    /** Changes external libraries and languages. */
    Externals externals();

    /** An instance-wide setting: {@code sp_configure}'s values, external languages. */
    Optional<String> setting(String name);

    void putSetting(String name, String value);

    /** Who there is, and what they may. */
    Rights rights();

    /** Changes principals and permissions. */
    Principals principals();

    /** Grows with every definition that this transaction can see: what a cached plan depends on. */
    long version();

    /**
     * A stored procedure: its text as it was created.
     *
     * @param runner the id of the user that WITH EXECUTE AS names; 0 where it names none; {@link
     *     #FUNCTION} of a function, which names none
     */
    record Module(String database, String schema, String name, String text, int runner) {
        public static final int FUNCTION = -1;

        public boolean isFunction() {
            return runner == FUNCTION;
        }

        public Module(String database, String schema, String name, String text) {
            this(database, schema, name, text, 0);
        }
    }

    /**
     * A view.
     *
     * @param text the batch that created it
     * @param columns what it showed when it was created
     */
    record View(
            String database,
            String schema,
            String name,
            String text,
            List<Table.TableColumn> columns) {
        public View {
            columns = List.copyOf(columns);
        }
    }

    /** owner: a principal's id, which stays when it gets another name. */
    record Schema(String database, String name, int id, int owner) {}

    /**
     * A sequence.
     *
     * @param id its object id
     * @param counter under which its values are counted; another with each definition
     * @param start where a RESTART begins again
     * @param cache how many values are taken from disk at a time
     * @param first the value with which this definition begins to count
     */
    record Sequence(
            long id,
            long counter,
            String database,
            String schema,
            String name,
            SqlType type,
            long start,
            long increment,
            long minimum,
            long maximum,
            boolean cycles,
            Optional<Integer> cache,
            long first) {}

    /** Values of a sequence in a row. cycles: how often it began again between them. */
    record SequenceRange(long first, long last, long cycles) {}

    /** created, modified: 100-nanosecond ticks since 1970-01-01T00:00 of the clock on the wall. */
    record ObjectFacts(long id, long created, long modified) {}

    /** A name in a database. */
    record ObjectName(String schema, String name) {}
}
