package dev.outrigger.engine.exec;

import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.External;
import dev.outrigger.engine.store.Externals;
import dev.outrigger.engine.store.Principals;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.TableStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalog that remembers what it was asked for. It answers until its recording ends. */
final class RecordingCatalog implements Catalog {
    private final Map<Name, Optional<Table>> tables = new HashMap<>();
    private final Map<Name, Optional<View>> views = new HashMap<>();
    private final SystemTables system;
    private Catalog recorded;
    private boolean more;

    /** A table's name as it was looked up. */
    record Name(String database, String schema, String table) {
        Optional<Table> in(Catalog catalog, SystemTables system) {
            return system.find(catalog, database, schema, table)
                    .or(() -> catalog.table(database, schema, table))
                    .or(
                            () ->
                                    system.prepare(database)
                                            ? catalog.table(database, schema, table)
                                            : Optional.empty());
        }
    }

    RecordingCatalog(Catalog recorded, SystemTables system) {
        this.system = system;
        this.recorded = recorded;
    }

    Map<Name, Optional<Table>> tables() {
        return tables;
    }

    Map<Name, Optional<View>> views() {
        return views;
    }

    /** Whether something else than a table's name was looked up. */
    boolean readsMore() {
        return more;
    }

    void end() {
        recorded = null;
    }

    private Catalog catalog() {
        if (recorded == null) {
            throw new IllegalStateException("a plan reads the catalog it was made with");
        }
        return recorded;
    }

    private Catalog more() {
        more = true;
        return catalog();
    }

    /** A plan's own rule says when statistics have changed enough. */
    @Override
    public TableStatistics statistics(Table table) {
        return catalog().statistics(table);
    }

    @Override
    public Optional<Table> table(String database, String schema, String name) {
        Name full = new Name(database, schema, name);
        Optional<Table> found = full.in(catalog(), system);
        tables.put(full, found);
        return found;
    }

    @Override
    public Optional<View> view(String database, String schema, String name) {
        Optional<View> found = catalog().view(database, schema, name);
        views.put(new Name(database, schema, name), found);
        return found;
    }

    @Override
    public List<View> views(String database) {
        return more().views(database);
    }

    @Override
    public List<Sequence> sequences(String database) {
        return more().sequences(database);
    }

    @Override
    public Optional<Sequence> sequence(String database, String schema, String name) {
        return more().sequence(database, schema, name);
    }

    @Override
    public Sequence lockSequence(Sequence sequence) {
        throw new IllegalStateException("planning locks nothing");
    }

    @Override
    public long[] nextValues(Sequence sequence, int count) {
        throw new IllegalStateException("planning takes no value of a sequence");
    }

    @Override
    public SequenceRange nextRange(Sequence sequence, long size) {
        throw new IllegalStateException("planning takes no value of a sequence");
    }

    @Override
    public Optional<Long> lastValue(Sequence sequence) {
        return more().lastValue(sequence);
    }

    @Override
    public Optional<Long> lastIdentity(Table table) {
        return more().lastIdentity(table);
    }

    @Override
    public List<Schema> schemas(String database) {
        return more().schemas(database);
    }

    @Override
    public Optional<ObjectFacts> databaseFacts(String name) {
        return more().databaseFacts(name);
    }

    @Override
    public Optional<ObjectFacts> facts(String database, String schema, String name) {
        return more().facts(database, schema, name);
    }

    @Override
    public Optional<ObjectName> objectName(String database, long id) {
        return more().objectName(database, id);
    }

    @Override
    public Optional<Table> table(long id) {
        return more().table(id);
    }

    @Override
    public List<Table> tables(String database) {
        return more().tables(database);
    }

    @Override
    public List<String> databases() {
        return more().databases();
    }

    @Override
    public Optional<String> database(String name) {
        return more().database(name);
    }

    @Override
    public boolean schemaExists(String database, String schema) {
        return more().schemaExists(database, schema);
    }

    @Override
    public List<Module> modules(String database) {
        return more().modules(database);
    }

    @Override
    public Optional<Module> module(String database, String schema, String name) {
        return more().module(database, schema, name);
    }

    @Override
    public Optional<String> setting(String name) {
        return more().setting(name);
    }

    @Override
    public List<External> externals(String database) {
        return more().externals(database);
    }

    @Override
    public Externals externals() {
        throw readOnly();
    }

    @Override
    public Rights rights() {
        return more().rights();
    }

    @Override
    public Principals principals() {
        throw readOnly();
    }

    @Override
    public long version() {
        return more().version();
    }

    @Override
    public void createDatabase(String name) {
        throw readOnly();
    }

    @Override
    public void dropDatabase(String name) {
        throw readOnly();
    }

    @Override
    public void clearDatabase(String name) {
        throw readOnly();
    }

    @Override
    public Table createTable(Table definition) {
        throw readOnly();
    }

    @Override
    public void dropTable(Table table) {
        throw readOnly();
    }

    @Override
    public void putModule(Module module) {
        throw readOnly();
    }

    @Override
    public void dropModule(Module module) {
        throw readOnly();
    }

    @Override
    public void putSetting(String name, String value) {
        throw readOnly();
    }

    @Override
    public void createSchema(Schema schema) {
        throw readOnly();
    }

    @Override
    public void dropSchema(Schema schema) {
        throw readOnly();
    }

    @Override
    public Table alterTable(Table before, Table after) {
        throw readOnly();
    }

    @Override
    public void putView(View view) {
        throw readOnly();
    }

    @Override
    public void dropView(View view) {
        throw readOnly();
    }

    @Override
    public Sequence createSequence(Sequence definition) {
        throw readOnly();
    }

    @Override
    public void alterSequence(Sequence before, Sequence after, boolean taken) {
        throw readOnly();
    }

    @Override
    public void dropSequence(Sequence sequence) {
        throw readOnly();
    }

    @Override
    public void renameObject(String database, ObjectName from, ObjectName to) {
        throw readOnly();
    }

    private static IllegalStateException readOnly() {
        return new IllegalStateException("planning defines nothing");
    }
}
