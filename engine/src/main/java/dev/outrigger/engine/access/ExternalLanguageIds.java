package dev.outrigger.engine.access;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.External;
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

    /** One that CREATE EXTERNAL LANGUAGE has made. */
    public static Optional<External> created(Catalog catalog, String database, String name) {
        return catalog.externals(database).stream()
                .filter(one -> one.kind() == External.Kind.LANGUAGE)
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
