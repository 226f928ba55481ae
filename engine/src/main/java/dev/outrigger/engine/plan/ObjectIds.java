package dev.outrigger.engine.plan;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.ObjectNumbers;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects by their names of one to three parts, maybe in brackets, and by their numbers. */
final class ObjectIds {
    private final Catalog catalog;
    private final String database;

    ObjectIds(ExecutionContext context) {
        this.catalog = context.catalog();
        this.database = context.database();
    }

    /** type: U for tables, P for procedures, as sys.objects has it; empty for any. */
    Integer find(String name, Optional<String> type) {
        if (type.filter(wanted -> !wanted.strip().equalsIgnoreCase("U")).isEmpty()) {
            Optional<Table> table = table(name);
            if (table.isPresent()) {
                return Math.toIntExact(table.get().id());
            }
        }
        if (type.filter(wanted -> !wanted.strip().equalsIgnoreCase("P")).isEmpty()) {
            return module(name).map(ObjectNumbers::of).orElse(null);
        }
        return null;
    }

    Optional<Table> table(String name) {
        return Name.of(name)
                .flatMap(
                        found ->
                                catalog.table(
                                        found.database().orElse(database),
                                        found.schema(),
                                        found.object()));
    }

    private Optional<Catalog.Module> module(String name) {
        return Name.of(name)
                .flatMap(
                        found ->
                                catalog.module(
                                        found.database().orElse(database),
                                        found.schema(),
                                        found.object()));
    }

    Optional<Table> table(int id, String inDatabase) {
        return catalog.table(id).filter(found -> found.database().equalsIgnoreCase(inDatabase));
    }

    Optional<Catalog.Module> module(int id, String inDatabase) {
        return catalog.modules(inDatabase).stream()
                .filter(found -> ObjectNumbers.of(found) == id)
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
