package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects by their names of one to three parts, maybe in brackets, and by their numbers. */
final class ObjectIds {
    private final Catalog catalog;
    private final String database;
    private final Visibility visibility;

    ObjectIds(ExecutionContext context) {
        this.catalog = context.catalog();
        this.database = context.database();
        this.visibility = context.caller().access().visibility();
    }

    private boolean sees(Table table) {
        return SystemTables.isSystem(table)
                || table.isTemporary()
                || table.name().startsWith("##")
                || visibility.object(table.database(), table.schema(), table.id(), false);
    }

    private boolean sees(String in, String schema, long id) {
        return visibility.object(in, schema, id, false) || visibility.object(in, schema, id, true);
    }

    /** type: U for tables, P for procedures, as sys.objects has it; empty for any. */
    Integer find(String name, Optional<String> type) {
        Optional<Table> table = table(name);
        if (table.isPresent()) {
            return is(type, "U") ? Math.toIntExact(table.get().id()) : null;
        }
        return Name.of(name).flatMap(found -> other(found, type)).orElse(null);
    }

    private static boolean is(Optional<String> wanted, String type) {
        return wanted.isEmpty() || wanted.get().strip().equalsIgnoreCase(type);
    }

    /**
     * The number of what is no table; of a constraint, which has several types, for no type alone.
     */
    private Optional<Integer> other(Name name, Optional<String> type) {
        String in = name.database().orElse(database);
        boolean wanted =
                type.isEmpty()
                        || is(type, "P")
                                && catalog.module(in, name.schema(), name.object()).isPresent()
                        || is(type, "V")
                                && catalog.view(in, name.schema(), name.object()).isPresent()
                        || is(type, "SO")
                                && catalog.sequence(in, name.schema(), name.object()).isPresent();
        return wanted
                ? catalog.facts(in, name.schema(), name.object())
                        .filter(facts -> sees(in, name.schema(), facts.id()))
                        .map(facts -> Math.toIntExact(facts.id()))
                : Optional.empty();
    }

    Optional<Table> table(String name) {
        return Name.of(name)
                .flatMap(
                        found ->
                                catalog.table(
                                        found.database().orElse(database),
                                        found.schema(),
                                        found.object()))
                .filter(this::sees);
    }

    Optional<String> schema(int id) {
        return catalog.objectName(database, id)
                .map(Catalog.ObjectName::schema)
                .or(() -> catalog.table(id).map(Table::schema));
    }

    Optional<Table> table(int id, String inDatabase) {
        return catalog.table(id)
                .filter(found -> found.database().equalsIgnoreCase(inDatabase))
                .filter(this::sees);
    }

    /** Of the current database, or temporary. */
    Optional<Table> table(int id) {
        return catalog.table(id)
                .filter(found -> found.isTemporary() || found.database().equalsIgnoreCase(database))
                .filter(this::sees);
    }

    Optional<Catalog.ObjectName> name(int id, String inDatabase) {
        return catalog.objectName(inDatabase, id)
                .filter(found -> sees(inDatabase, found.schema(), id));
    }

    Optional<Catalog.Module> module(int id, String inDatabase) {
        return catalog.modules(inDatabase).stream()
                .filter(
                        found ->
                                catalog.facts(inDatabase, found.schema(), found.name())
                                        .filter(facts -> facts.id() == id)
                                        .filter(facts -> sees(inDatabase, found.schema(), id))
                                        .isPresent())
                .findFirst();
    }

    private record Name(Optional<String> database, String schema, String object) {
        static Optional<Name> of(String name) {
            List<String> parts = parts(name);
            int count = parts.size();
            if (count > 3) {
                return Optional.empty();
            }
            String schema =
                    count < 2 || parts.get(count - 2).isEmpty() ? "dbo" : parts.get(count - 2);
            Optional<String> database =
                    count < 3 || parts.get(0).isEmpty()
                            ? Optional.empty()
                            : Optional.of(parts.get(0));
            return Optional.of(new Name(database, schema, parts.get(count - 1)));
        }
    }

    /** Of a.[b c] they are a and b c. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : name.strip().toCharArray()) {
            if (c == '[' && !quoted) {
                quoted = true;
            } else if (c == ']' && quoted) {
                quoted = false;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
