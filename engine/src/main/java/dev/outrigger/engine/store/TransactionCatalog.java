package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.CatalogState.ObjectKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A transaction's view of the catalog: what is committed, with its own changes on top. */
final class TransactionCatalog implements Catalog {
    private final SharedCatalog shared;
    private final PhysicalTables physical;
    private final Supplier<CatalogRows> rows;
    private final List<UnaryOperator<CatalogState>> changes = new ArrayList<>();
    private final List<Long> created = new ArrayList<>();

    private final TemporaryTables temporary;

    private CatalogState base;
    private CatalogState view;

    /** rows: called at the first change. */
    TransactionCatalog(SharedCatalog shared, PhysicalTables physical, Supplier<CatalogRows> rows) {
        this.shared = shared;
        this.physical = physical;
        this.rows = rows;
        this.temporary = new TemporaryTables(physical, shared);
    }

    TemporaryTables temporary() {
        return temporary;
    }

    CatalogState state() {
        CatalogState committed = shared.committed();
        if (changes.isEmpty()) {
            return committed;
        }
        if (committed != base) {
            CatalogState state = committed;
            for (UnaryOperator<CatalogState> change : changes) {
                state = change.apply(state);
            }
            base = committed;
            view = state.at(shared.nextVersion());
        }
        return view;
    }

    private void change(UnaryOperator<CatalogState> change) {
        changes.add(change);
        base = null;
    }

    int mark() {
        return changes.size();
    }

    void rollbackTo(int mark) {
        changes.subList(mark, changes.size()).clear();
        base = null;
    }

    /**
     * Shows the changes to all; they are committed in H2. Returns the tables in H2 that nobody
     * needs any more.
     */
    Set<Long> publish() {
        temporary.commit();
        CatalogState before = shared.committed();
        if (!changes.isEmpty()) {
            shared.publish(changes);
        }
        CatalogState after = shared.committed();
        Set<Long> gone = new HashSet<>(created);
        if (!changes.isEmpty()) {
            gone.addAll(before.tables().keySet());
        }
        gone.removeAll(after.tables().keySet());
        forget();
        return gone;
    }

    /** Takes all changes back. Returns the tables in H2 that nobody needs any more. */
    Set<Long> discard() {
        temporary.rollbackTo(0);
        Set<Long> gone = new HashSet<>(created);
        forget();
        return gone;
    }

    private void forget() {
        changes.clear();
        created.clear();
        base = null;
        view = null;
    }

    @Override
    public List<String> databases() {
        return List.copyOf(state().databases().values());
    }

    @Override
    public Optional<String> database(String name) {
        return Optional.ofNullable(state().databases().get(CatalogState.lower(name)));
    }

    @Override
    public void createDatabase(String name) {
        if (!rows.get()
                .insert("INSERT INTO DATABASES VALUES (?, ?)", CatalogState.lower(name), name)) {
            throw SqlError.of(ErrorCode.DATABASE_EXISTS, name);
        }
        change(state -> state.withDatabase(name));
    }

    @Override
    public void dropDatabase(String name) {
        String key = CatalogState.lower(requireDatabase(name));
        if (CatalogState.SYSTEM_DATABASES.contains(key)) {
            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "database", name);
        }
        rows.get().change("DELETE FROM OBJECTS WHERE DATABASE_KEY = ?", key);
        rows.get().change("DELETE FROM DATABASES WHERE NAME_KEY = ?", key);
        change(state -> state.withoutDatabase(name));
    }

    private String requireDatabase(String name) {
        return database(name).orElseThrow(() -> SqlError.of(ErrorCode.DATABASE_MISSING, name));
    }

    @Override
    public boolean schemaExists(String database, String schema) {
        return database(database).isPresent()
                && CatalogState.SCHEMAS.stream().anyMatch(schema::equalsIgnoreCase);
    }

    @Override
    public List<Table> tables(String database) {
        return state().tables().values().stream()
                .filter(table -> table.database().equalsIgnoreCase(database))
                .toList();
    }

    @Override
    public Optional<Table> table(String database, String schema, String name) {
        if (TemporaryTables.isName(name)) {
            return temporary.find(name);
        }
        CatalogState state = state();
        boolean global = name.startsWith("##");
        return global && !database.equalsIgnoreCase(TemporaryTables.DATABASE)
                ? table(TemporaryTables.DATABASE, "dbo", name)
                : Optional.ofNullable(state.tableIds().get(ObjectKey.of(database, schema, name)))
                        .map(state.tables()::get);
    }

    @Override
    public Optional<Table> table(long id) {
        return Optional.ofNullable(state().tables().get(id)).or(() -> temporary.find(id));
    }

    @Override
    public TableStatistics statistics(Table table) {
        return SystemTables.isSystem(table)
                ? TableStatistics.ofRows(SystemTables.ROWS)
                : physical.statistics(table);
    }

    @Override
    public Table createTable(Table definition) {
        if (definition.isTemporary()) {
            return temporary.create(definition);
        }
        requireSchema(definition.database(), definition.schema());
        Table table = new TableCreation(definition, this::table).complete(shared.nextTableId());
        ObjectKey key = CatalogState.key(table);
        insertObject(key, table.name(), "T", table.id(), DefinitionFormat.write(table));
        for (String constraint : TableCreation.constraintNames(table)) {
            ObjectKey constraintKey = ObjectKey.of(table.database(), table.schema(), constraint);
            insertObject(constraintKey, constraint, "C", table.id(), null);
        }
        created.add(table.id());
        physical.create(table);
        change(state -> state.withTable(table));
        return table;
    }

    private void insertObject(ObjectKey key, String name, String kind, Long tableId, byte[] body) {
        boolean isNew =
                rows.get()
                        .insert(
                                "INSERT INTO OBJECTS VALUES (?, ?, ?, ?, ?, ?)",
                                key.database(),
                                key.schema(),
                                key.name(),
                                kind,
                                tableId,
                                body);
        if (!isNew) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, name);
        }
    }

    private void requireSchema(String database, String schema) {
        requireDatabase(database);
        if (!schemaExists(database, schema)) {
            throw SqlError.of(ErrorCode.SCHEMA_MISSING, schema);
        }
    }

    @Override
    public void dropTable(Table table) {
        if (table.isTemporary()) {
            temporary.drop(table);
            return;
        }
        for (Table other : state().referencing(table.id())) {
            if (other.id() != table.id()) {
                throw SqlError.of(
                        ErrorCode.CANNOT_DROP_REFERENCED, table.schema() + "." + table.name());
            }
        }
        rows.get().change("DELETE FROM OBJECTS WHERE TABLE_ID = ?", table.id());
        change(state -> state.withoutTable(table));
    }

    @Override
    public List<Module> modules(String database) {
        return state().modules().values().stream()
                .filter(module -> module.database().equalsIgnoreCase(database))
                .toList();
    }

    @Override
    public Optional<Module> module(String database, String schema, String name) {
        return Optional.ofNullable(state().modules().get(ObjectKey.of(database, schema, name)));
    }

    @Override
    public void putModule(Module module) {
        requireSchema(module.database(), module.schema());
        ObjectKey key = CatalogState.key(module);
        if (state().modules().containsKey(key)) {
            deleteModule(key);
        }
        insertObject(key, module.name(), "M", null, DefinitionFormat.write(module));
        change(state -> state.withModule(module));
    }

    @Override
    public void dropModule(Module module) {
        deleteModule(CatalogState.key(module));
        change(state -> state.withoutModule(module));
    }

    private void deleteModule(ObjectKey key) {
        rows.get()
                .change(
                        "DELETE FROM OBJECTS WHERE DATABASE_KEY = ? AND SCHEMA_KEY = ? AND NAME_KEY = ? AND KIND = 'M'",
                        key.database(),
                        key.schema(),
                        key.name());
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(state().settings().get(CatalogState.lower(name)));
    }

    @Override
    public void putSetting(String name, String value) {
        rows.get().change("MERGE INTO SETTINGS VALUES (?, ?)", CatalogState.lower(name), value);
        change(state -> state.withSetting(name, value));
    }

    @Override
    public long version() {
        return temporary.version(state().version());
    }
}
