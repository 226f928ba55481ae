package dev.outrigger.engine.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** By what numbers the languages of a database are known, those that every database has too. */
public final class ExternalLanguageIds {
    /** As they are written. R has a number, and no runtime. */
    public static final Map<String, Integer> SYSTEM = system();

    private ExternalLanguageIds() {}

    private static Map<String, Integer> system() {
        Map<String, Integer> ids = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ids.put("R", 1);
        ids.put("Python", 2);
        ids.put("Java", 3);
        return ids;
    }

    public static boolean isSystem(String name) {
        return SYSTEM.containsKey(name);
    }

    /** Empty for one that is not there. */
    public static Optional<Integer> of(Catalog catalog, String database, String name) {
        return Optional.ofNullable(SYSTEM.get(name))
                .or(() -> created(catalog, database, name).map(External::id));
    }

    /** By what name a number is known. */
    public static Optional<String> name(Catalog catalog, String database, long id) {
        return SYSTEM.entrySet().stream()
                .filter(system -> system.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst()
                .or(
                        () ->
                                catalog.externals(database).stream()
                                        .filter(one -> one.id() == id)
                                        .map(External::name)
                                        .findFirst());
    }

    /** One that CREATE EXTERNAL LANGUAGE has made. */
    public static Optional<External> created(Catalog catalog, String database, String name) {
        return catalog.externals(database).stream()
                .filter(one -> one.kind() == External.Kind.LANGUAGE)
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
