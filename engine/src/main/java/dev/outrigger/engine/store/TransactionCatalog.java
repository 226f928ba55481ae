package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.store.CatalogState.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A transaction's view of the catalog: what is committed, with its own changes on top. */
final class TransactionCatalog implements Catalog {
    private final SharedCatalog shared;
    private final PhysicalTables physical;
    private final Identities identities;
    private final SequenceValues sequences;
    private final ObjectLocks locks;
    private final Supplier<CatalogRows> rows;
    private final List<UnaryOperator<CatalogState>> changes = new ArrayList<>();
    private final List<Long> created = new ArrayList<>();
    private final List<Long> counted = new ArrayList<>();

    private final TemporaryTables temporary;

    private final PrincipalRows principals;

    private final ExternalRows externals;

    private volatile Seen seen;

    /** rows: called at the first change. */
    TransactionCatalog(
            SharedCatalog shared,
            PhysicalTables physical,
            Identities identities,
            SequenceValues sequences,
            ObjectLocks locks,
            Supplier<CatalogRows> rows) {
        this.shared = shared;
        this.physical = physical;
        this.identities = identities;
        this.sequences = sequences;
        this.locks = locks;
        this.rows = rows;
        this.temporary = new TemporaryTables(physical, shared);
        this.principals = new PrincipalRows(shared, rows, this::change);
        this.externals = new ExternalRows(shared, rows, this::change);
    }

    TemporaryTables temporary() {
        return temporary;
    }

    /**
     * What no definition refers to any more.
     *
     * @param tables in H2
     * @param counters of sequences
     */
    record Unneeded(Set<Long> tables, Set<Long> counters) {}

    CatalogState state() {
        CatalogState committed = shared.committed();
        if (changes.isEmpty()) {
            return committed;
        }
        Seen known = seen;
        if (known == null || known.base() != committed) {
            CatalogState state = committed;
            for (UnaryOperator<CatalogState> change : changes) {
                state = change.apply(state);
            }
            known = new Seen(committed, state.at(shared.nextVersion()));
            seen = known;
        }
        return known.changed();
    }

    /** The changes over what was committed: one value, since a statement's workers read it too. */
    private record Seen(CatalogState base, CatalogState changed) {}

    private void change(UnaryOperator<CatalogState> change) {
        changes.add(change);
        seen = null;
    }

    int mark() {
        return changes.size();
    }

    void rollbackTo(int mark) {
        changes.subList(mark, changes.size()).clear();
        seen = null;
    }

    /** Shows the changes to all; they are committed in H2. Returns what nobody needs any more. */
    Unneeded publish() {
        temporary.commit();
        CatalogState before = shared.committed();
        if (!changes.isEmpty()) {
            shared.publish(changes);
        }
        CatalogState after = shared.committed();
        Unneeded gone = new Unneeded(new HashSet<>(created), new HashSet<>(counted));
        if (!changes.isEmpty()) {
            before.tables().values().forEach(table -> gone.tables().add(table.storage()));
            before.sequences().values().forEach(one -> gone.counters().add(one.counter()));
        }
        after.tables().values().forEach(table -> gone.tables().remove(table.storage()));
        after.sequences().values().forEach(one -> gone.counters().remove(one.counter()));
        forget();
        return gone;
    }

    /** Takes all changes back. Returns what nobody needs any more. */
    Unneeded discard() {
        temporary.rollbackTo(0);
        Unneeded gone = new Unneeded(new HashSet<>(created), new HashSet<>(counted));
        forget();
        return gone;
    }

    private void forget() {
        changes.clear();
        created.clear();
        counted.clear();
        seen = null;
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
        ObjectFacts made = factsOf(shared.nextDatabaseId());
        if (!rows.get()
                .insert(
                        "INSERT INTO DATABASES VALUES (?, ?, ?, ?)",
                        CatalogState.lower(name),
                        name,
                        made.id(),
                        made.created())) {
            throw SqlError.of(ErrorCode.DATABASE_EXISTS, name);
        }
        change(state -> state.withDatabase(name, made));
    }

    private static ObjectFacts factsOf(long id) {
        long now = SharedCatalog.now();
        return new ObjectFacts(id, now, now);
    }

    @Override
    public void dropDatabase(String name) {
        String key = CatalogState.lower(requireDatabase(name));
        if (CatalogState.SYSTEM_DATABASES.contains(key)) {
            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "database", name);
        }
        rows.get().change("DELETE FROM OBJECTS WHERE DATABASE_KEY = ?", key);
        rows.get().change("DELETE FROM SCHEMAS WHERE DATABASE_KEY = ?", key);
        rows.get().change("DELETE FROM DATABASES WHERE NAME_KEY = ?", key);
        principals.forgetDatabase(key);
        externals.forgetDatabase(key, externals(name));
        change(state -> state.withoutDatabase(name));
    }

    @Override
    public void clearDatabase(String name) {
        String spelled = requireDatabase(name);
        String key = CatalogState.lower(spelled);
        ObjectFacts facts = databaseFacts(name).orElseThrow();
        rows.get().change("DELETE FROM OBJECTS WHERE DATABASE_KEY = ?", key);
        rows.get().change("DELETE FROM SCHEMAS WHERE DATABASE_KEY = ?", key);
        principals.forgetDatabase(key);
        externals.forgetDatabase(key, externals(name));
        change(state -> state.withoutDatabase(name).withDatabase(spelled, facts));
    }

    private String requireDatabase(String name) {
        return database(name).orElseThrow(() -> SqlError.of(ErrorCode.DATABASE_MISSING, name));
    }

    @Override
    public Optional<ObjectFacts> databaseFacts(String name) {
        return Optional.ofNullable(state().databaseFacts().get(CatalogState.lower(name)));
    }

    @Override
    public boolean schemaExists(String database, String schema) {
        return schema(database, schema).isPresent();
    }

    private Optional<Schema> schema(String database, String name) {
        if (database(database).isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<String, Integer> fixed : CatalogState.SCHEMAS.entrySet()) {
            if (fixed.getKey().equalsIgnoreCase(name)) {
                return Optional.of(fixed(database, fixed));
            }
        }
        return Optional.ofNullable(state().schemas().get(ObjectKey.of(database, name, "")));
    }

    private static Schema fixed(String database, Map.Entry<String, Integer> schema) {
        return new Schema(database, schema.getKey(), schema.getValue(), schema.getValue());
    }

    @Override
    public List<Schema> schemas(String database) {
        List<Schema> all = new ArrayList<>();
        CatalogState.SCHEMAS.entrySet().forEach(schema -> all.add(fixed(database, schema)));
        all.addAll(of(database, state().schemas()));
        all.sort(Comparator.comparingInt(Schema::id));
        return all;
    }

    private static <T> List<T> of(String database, Map<ObjectKey, T> all) {
        String key = CatalogState.lower(database);
        List<T> found = new ArrayList<>();
        all.forEach(
                (name, value) -> {
                    if (name.database().equals(key)) {
                        found.add(value);
                    }
                });
        return found;
    }

    @Override
    public void createSchema(Schema schema) {
        int id = Math.toIntExact(shared.nextSchemaId());
        Schema made = new Schema(schema.database(), schema.name(), id, schema.owner());
        ObjectKey key = CatalogState.key(made);
        boolean fixed =
                CatalogState.SCHEMAS.keySet().stream().anyMatch(made.name()::equalsIgnoreCase);
        if (fixed
                || !rows.get()
                        .insert(
                                "INSERT INTO SCHEMAS VALUES (?, ?, ?, ?, ?)",
                                key.database(),
                                key.schema(),
                                made.name(),
                                id,
                                PrincipalRows.ownerText(made.owner()))) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, schema.name());
        }
        change(state -> state.withSchema(made));
    }

    @Override
    public void dropSchema(Schema schema) {
        ObjectKey key = CatalogState.key(schema);
        if (CatalogState.SCHEMAS.keySet().stream().anyMatch(schema.name()::equalsIgnoreCase)) {
            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "schema", schema.name());
        }
        state().names()
                .forEach(
                        (name, spelled) -> {
                            if (name.database().equals(key.database())
                                    && name.schema().equals(key.schema())) {
                                throw SqlError.of(
                                        ErrorCode.SCHEMA_IN_USE, schema.name(), spelled.name());
                            }
                        });
        rows.get()
                .change(
                        "DELETE FROM SCHEMAS WHERE DATABASE_KEY = ? AND NAME_KEY = ?",
                        key.database(),
                        key.schema());
        forget(Securable.schema(schema.database(), schema.id()));
        change(state -> state.withoutSchema(schema));
    }

    /** What was granted on it goes with it. */
    private void forget(Securable gone) {
        if (state().rights() != Rights.NONE) {
            principals.forget(gone);
        }
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
        insertObject(
                CatalogState.key(table),
                table.name(),
                "T",
                table.id(),
                table.id(),
                DefinitionFormat.write(table));
        TableCreation.constraintNames(table).forEach(name -> insertConstraint(table, name));
        create(table);
        change(state -> state.withTable(table));
        return table;
    }

    /** Makes a place for the rows of a definition; it goes when nothing of it is committed. */
    void create(Table table) {
        created.add(table.storage());
        physical.create(table);
    }

    /** A definition whose rows will lie elsewhere. */
    Table inNewStorage(Table table) {
        return table.withStorage(shared.nextTableId());
    }

    private void insertConstraint(Table table, String name) {
        ObjectKey key = ObjectKey.of(table.database(), table.schema(), name);
        insertObject(key, name, "C", table.id(), shared.nextTableId(), null);
    }

    @Override
    public Table alterTable(Table before, Table after) {
        Table table = new TableCreation(after, this::table).complete(before.id());
        for (String name : TableCreation.constraintNames(before)) {
            if (!contains(TableCreation.constraintNames(table), name)) {
                deleteObject(ObjectKey.of(before.database(), before.schema(), name));
            }
        }
        for (String name : TableCreation.constraintNames(table)) {
            if (!contains(TableCreation.constraintNames(before), name)) {
                insertConstraint(table, name);
            }
        }
        write(before, table);
        return table;
    }

    private void write(Table before, Table table) {
        ObjectKey key = CatalogState.key(before);
        ObjectFacts known = state().facts().get(key);
        if (known == null || !table(before.id()).equals(Optional.of(before))) {
            throw SqlError.of(ErrorCode.DEFINITION_CHANGED, before.name());
        }
        ObjectFacts changed = changed(known);
        rows.get()
                .changeOne(
                        before.name(),
                        "UPDATE OBJECTS SET BODY = ?, MODIFIED = ? WHERE TABLE_ID = ? AND KIND = 'T' AND MODIFIED = ?",
                        DefinitionFormat.write(table),
                        changed.modified(),
                        table.id(),
                        known.modified());
        ObjectName spelled = state().names().get(key);
        change(state -> state.withTable(table).withName(key, spelled, changed));
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    private void insertObject(
            ObjectKey key, String name, String kind, Long tableId, long id, byte[] body) {
        String schema = schema(key.database(), key.schema()).map(Schema::name).orElse(key.schema());
        ObjectFacts made = factsOf(id);
        boolean isNew =
                rows.get()
                        .insert(
                                "INSERT INTO OBJECTS VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                key.database(),
                                key.schema(),
                                key.name(),
                                schema,
                                name,
                                kind,
                                tableId,
                                id,
                                made.created(),
                                made.modified(),
                                body);
        if (!isNew) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, name);
        }
        change(state -> state.withName(key, new ObjectName(schema, name), made));
    }

    private void deleteObject(ObjectKey key) {
        ObjectFacts known = state().facts().get(key);
        if (known != null) {
            forget(Securable.object(key.database(), known.id()));
        }
        rows.get()
                .change(
                        "DELETE FROM OBJECTS WHERE DATABASE_KEY = ? AND SCHEMA_KEY = ? AND NAME_KEY = ?",
                        key.database(),
                        key.schema(),
                        key.name());
        change(state -> state.withoutNames(List.of(key)));
    }

    /** Later than before, whatever the clock says: a change is known by it. */
    private static ObjectFacts changed(ObjectFacts known) {
        return new ObjectFacts(
                known.id(), known.created(), Math.max(SharedCatalog.now(), known.modified() + 1));
    }

    /** Another body for an object that is there, or the first for one that is not. */
    private void putObject(ObjectKey key, String name, String kind, byte[] body) {
        ObjectFacts known = state().facts().get(key);
        if (known == null) {
            insertObject(key, name, kind, null, shared.nextTableId(), body);
            return;
        }
        ObjectFacts changed = changed(known);
        rows.get()
                .changeOne(
                        name,
                        "UPDATE OBJECTS SET BODY = ?, MODIFIED = ? WHERE DATABASE_KEY = ? AND SCHEMA_KEY = ? AND NAME_KEY = ? AND MODIFIED = ?",
                        body,
                        changed.modified(),
                        key.database(),
                        key.schema(),
                        key.name(),
                        known.modified());
        ObjectName spelled = state().names().get(key);
        change(state -> state.withName(key, spelled, changed));
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
        forget(Securable.object(table.database(), table.id()));
        rows.get().change("DELETE FROM OBJECTS WHERE TABLE_ID = ?", table.id());
        List<ObjectKey> names = new ArrayList<>(List.of(CatalogState.key(table)));
        TableCreation.constraintNames(table)
                .forEach(name -> names.add(ObjectKey.of(table.database(), table.schema(), name)));
        change(state -> state.withoutTable(table).withoutNames(names));
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
        requireFree(key, state().modules(), module.name());
        putObject(key, module.name(), "M", DefinitionFormat.write(module));
        change(state -> state.withModule(module));
    }

    /** An object may take the place of one of its own kind alone. */
    private void requireFree(ObjectKey key, Map<ObjectKey, ?> sameKind, String name) {
        if (state().facts().containsKey(key) && !sameKind.containsKey(key)) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, name);
        }
    }

    @Override
    public void dropModule(Module module) {
        deleteObject(CatalogState.key(module));
        change(state -> state.withoutModule(module));
    }

    @Override
    public List<View> views(String database) {
        return of(database, state().views());
    }

    @Override
    public Optional<View> view(String database, String schema, String name) {
        return Optional.ofNullable(state().views().get(ObjectKey.of(database, schema, name)));
    }

    @Override
    public void putView(View view) {
        requireSchema(view.database(), view.schema());
        ObjectKey key = CatalogState.key(view);
        requireFree(key, state().views(), view.name());
        putObject(key, view.name(), "V", DefinitionFormat.write(view));
        change(state -> state.withView(view));
    }

    @Override
    public void dropView(View view) {
        deleteObject(CatalogState.key(view));
        change(state -> state.withoutView(view));
    }

    @Override
    public List<Sequence> sequences(String database) {
        return of(database, state().sequences());
    }

    @Override
    public Optional<Sequence> sequence(String database, String schema, String name) {
        return Optional.ofNullable(state().sequences().get(ObjectKey.of(database, schema, name)));
    }

    @Override
    public Sequence createSequence(Sequence definition) {
        requireSchema(definition.database(), definition.schema());
        Sequence made =
                DefinitionFormat.withIds(definition, shared.nextTableId(), shared.nextTableId());
        counted.add(made.counter());
        insertObject(
                CatalogState.key(made),
                made.name(),
                "S",
                null,
                made.id(),
                DefinitionFormat.write(made));
        change(state -> state.withSequence(made));
        return made;
    }

    @Override
    public void alterSequence(Sequence before, Sequence after, boolean taken) {
        Sequence made = DefinitionFormat.withIds(after, before.id(), shared.nextTableId());
        counted.add(made.counter());
        if (taken) {
            sequences.take(made);
        }
        putObject(CatalogState.key(made), made.name(), "S", DefinitionFormat.write(made));
        change(state -> state.withSequence(made));
    }

    @Override
    public Sequence lockSequence(Sequence sequence) {
        locks.alone(sequence.id());
        return now(sequence);
    }

    @Override
    public long[] nextValues(Sequence sequence, int count) {
        return locks.during(sequence.id(), () -> sequences.next(now(sequence), count));
    }

    @Override
    public SequenceRange nextRange(Sequence sequence, long size) {
        return locks.during(sequence.id(), () -> sequences.range(now(sequence), size));
    }

    /** Another may have changed it while its lock was waited for. */
    private Sequence now(Sequence sequence) {
        return sequence(sequence.database(), sequence.schema(), sequence.name())
                .filter(known -> known.id() == sequence.id())
                .orElseThrow(() -> SqlError.of(ErrorCode.INVALID_OBJECT, sequence.name()));
    }

    @Override
    public Optional<Long> lastValue(Sequence sequence) {
        long given = sequences.given(sequence);
        return given == 0
                ? Optional.empty()
                : Optional.of(SequenceValues.value(sequence, given - 1));
    }

    @Override
    public Optional<Long> lastIdentity(Table table) {
        return Identities.identityColumn(table).flatMap(column -> identities.last(table));
    }

    @Override
    public void dropSequence(Sequence sequence) {
        lockSequence(sequence);
        deleteObject(CatalogState.key(sequence));
        change(state -> state.withoutSequence(sequence));
    }

    @Override
    public Optional<ObjectFacts> facts(String database, String schema, String name) {
        return Optional.ofNullable(state().facts().get(ObjectKey.of(database, schema, name)));
    }

    @Override
    public Optional<ObjectName> objectName(String database, long id) {
        String key = CatalogState.lower(database);
        CatalogState state = state();
        return state.facts().entrySet().stream()
                .filter(entry -> entry.getValue().id() == id)
                .filter(entry -> entry.getKey().database().equals(key))
                .map(entry -> state.names().get(entry.getKey()))
                .findFirst();
    }

    @Override
    public void renameObject(String database, ObjectName from, ObjectName to) {
        requireSchema(database, to.schema());
        ObjectKey key = ObjectKey.of(database, from.schema(), from.name());
        new ObjectRenaming(state(), key, to)
                .rename(
                        new ObjectRenaming.Rows() {
                            @Override
                            public void rename(
                                    ObjectKey from,
                                    ObjectName to,
                                    byte[] body,
                                    UnaryOperator<CatalogState> shown) {
                                TransactionCatalog.this.rename(from, to, body, shown);
                            }

                            @Override
                            public void write(Table before, Table after) {
                                TransactionCatalog.this.write(before, after);
                            }
                        });
    }

    /** Gives an object's row another name and body, and shows it under that name. */
    private void rename(
            ObjectKey from, ObjectName to, byte[] body, UnaryOperator<CatalogState> shown) {
        ObjectKey key = ObjectKey.of(from.database(), to.schema(), to.name());
        if (!key.equals(from) && state().facts().containsKey(key)) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, to.name());
        }
        ObjectFacts known = state().facts().get(from);
        if (!key.schema().equals(from.schema())) {
            forget(Securable.object(from.database(), known.id()));
        }
        ObjectFacts changed = changed(known);
        rows.get()
                .changeOne(
                        to.name(),
                        "UPDATE OBJECTS SET SCHEMA_KEY = ?, NAME_KEY = ?, SCHEMA_NAME = ?, NAME = ?, MODIFIED = ?, BODY = ? WHERE DATABASE_KEY = ? AND SCHEMA_KEY = ? AND NAME_KEY = ? AND MODIFIED = ?",
                        key.schema(),
                        key.name(),
                        to.schema(),
                        to.name(),
                        changed.modified(),
                        body,
                        from.database(),
                        from.schema(),
                        from.name(),
                        known.modified());
        change(state -> shown.apply(state.withoutNames(List.of(from))).withName(key, to, changed));
    }

    @Override
    public List<External> externals(String database) {
        String key = CatalogState.lower(database);
        return state().externals().values().stream()
                .filter(external -> external.database().equals(key))
                .toList();
    }

    @Override
    public Externals externals() {
        return externals;
    }

    @Override
    public Rights rights() {
        return state().rights();
    }

    @Override
    public Principals principals() {
        return principals;
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
