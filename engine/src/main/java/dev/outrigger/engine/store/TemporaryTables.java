package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of one session: #tables, which a module and all that it calls see, and which take part
 * in transactions; and table variables, which a batch or module sees alone, and which no rollback
 * touches. They live in H2 as others do, but no catalog keeps them: what a crash leaves goes at the
 * next opening.
 */
final class TemporaryTables {
    static final String DATABASE = "tempdb";
    private static final String SCHEMA = "dbo";
    private static final int TABLES_MAX = 1000;

    private final PhysicalTables physical;
    private final SharedCatalog shared;

    /** The innermost first; the last is the session's own. */
    private final Deque<Map<String, Table>> modules = new ArrayDeque<>();

    /** Table variables, beside the modules' scopes and the batches'. */
    private final Deque<Map<String, Table>> variables = new ArrayDeque<>();

    private final Deque<Boolean> entered = new ArrayDeque<>();
    private final List<Change> log = new ArrayList<>();
    private long changes;
    private long version;
    private long base;

    /**
     * number: greater than those of the changes before; a mark is one, whatever has left the log.
     */
    private record Change(Map<String, Table> scope, Table table, boolean created, long number) {}

    TemporaryTables(PhysicalTables physical, SharedCatalog shared) {
        this.physical = physical;
        this.shared = shared;
        modules.push(new HashMap<>());
        variables.push(new HashMap<>());
    }

    /** Whether a name is one of these, of whatever session. */
    static boolean isName(String name) {
        return name.startsWith("@") || name.startsWith("#") && !name.startsWith("##");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** module: whether #tables made from now on go with it; those of a batch are the session's. */
    void enter(boolean module) {
        entered.push(module);
        variables.push(new HashMap<>());
        if (module) {
            modules.push(new HashMap<>());
        }
    }

    void leave() {
        drop(variables.pop());
        if (entered.pop()) {
            drop(modules.pop());
        }
    }

    private void drop(Map<String, Table> scope) {
        log.removeIf(
                change -> {
                    boolean here = change.scope() == scope;
                    if (here && !change.created()) {
                        physical.dropWhenUnused(change.table().id());
                    }
                    return here;
                });
        if (scope.isEmpty()) {
            return;
        }
        scope.values().forEach(table -> physical.dropWhenUnused(table.id()));
        scope.clear();
        changed();
    }

    private void changed() {
        version = shared.nextVersion();
    }

    /** Of a catalog with these tables: another one after each change of either. */
    long version(long committed) {
        if (committed != base) {
            base = committed;
            changed();
        }
        return isEmpty() ? committed : version;
    }

    private boolean isEmpty() {
        return modules.stream().allMatch(Map::isEmpty) && variables.stream().allMatch(Map::isEmpty);
    }

    Optional<Table> find(String name) {
        String key = key(name);
        if (name.startsWith("@")) {
            return Optional.ofNullable(variables.peek().get(key));
        }
        return modules.stream()
                .filter(scope -> scope.containsKey(key))
                .findFirst()
                .map(scope -> scope.get(key));
    }

    Optional<Table> find(long id) {
        for (Deque<Map<String, Table>> scopes : List.of(modules, variables)) {
            for (Map<String, Table> scope : scopes) {
                for (Table table : scope.values()) {
                    if (table.id() == id) {
                        return Optional.of(table);
                    }
                }
            }
        }
        return Optional.empty();
    }

    Table create(Table definition) {
        boolean variable = definition.name().startsWith("@");
        Map<String, Table> scope = variable ? variables.peek() : modules.peek();
        String key = key(definition.name());
        if (scope.containsKey(key)) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, definition.name());
        }
        long tables =
                modules.stream().mapToLong(Map::size).sum()
                        + variables.stream().mapToLong(Map::size).sum();
        if (tables >= TABLES_MAX) {
            throw SqlError.of(ErrorCode.TEMPORARY_TABLES, TABLES_MAX);
        }
        Table inTempdb =
                new Table(
                        definition.id(),
                        DATABASE,
                        SCHEMA,
                        definition.name(),
                        definition.columns(),
                        definition.keys(),
                        definition.checks(),
                        definition.foreignKeys());
        Table table =
                new TableCreation(inTempdb, id -> Optional.empty()).complete(shared.nextTableId());
        physical.create(table);
        scope.put(key, table);
        if (!variable) {
            log.add(new Change(scope, table, true, changes++));
        }
        changed();
        return table;
    }

    void drop(Table table) {
        for (Map<String, Table> scope : modules) {
            if (scope.remove(key(table.name()), table)) {
                log.add(new Change(scope, table, false, changes++));
                changed();
                return;
            }
        }
    }

    long mark() {
        return changes;
    }

    void rollbackTo(long mark) {
        while (!log.isEmpty() && log.get(log.size() - 1).number() >= mark) {
            Change last = log.remove(log.size() - 1);
            String key = key(last.table().name());
            if (last.created()) {
                last.scope().remove(key, last.table());
                physical.dropWhenUnused(last.table().id());
            } else {
                last.scope().put(key, last.table());
            }
            changed();
        }
    }

    void commit() {
        for (Change change : log) {
            if (!change.created()) {
                physical.dropWhenUnused(change.table().id());
            }
        }
        log.clear();
    }

    /** Drops all: the session ends, or begins anew. */
    void clear() {
        rollbackTo(0);
        modules.forEach(this::drop);
        variables.forEach(this::drop);
    }
}
