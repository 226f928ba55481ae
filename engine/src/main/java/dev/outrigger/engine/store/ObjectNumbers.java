package dev.outrigger.engine.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The numbers by which functions and views know databases, schemas and objects. */
public final class ObjectNumbers {
    private static final List<String> FIRST_DATABASES =
            List.of("master", "tempdb", "model", "msdb");
    private static final List<String> SCHEMAS =
            List.of("dbo", "guest", "INFORMATION_SCHEMA", "sys");

    /** Tables are numbered from 1 on, tables of one session from 2^30 on: modules lie between. */
    private static final int FIRST_MODULE = 1 << 29;

    private ObjectNumbers() {}

    /** The same as long as the module has its name. */
    public static int of(Catalog.Module module) {
        int hash =
                (module.database() + "." + module.schema() + "." + module.name())
                        .toLowerCase(Locale.ROOT)
                        .hashCode();
        return FIRST_MODULE | hash & (FIRST_MODULE - 1);
    }

    public static Optional<Integer> database(Catalog catalog, String name) {
        Optional<String> spelled = catalog.database(name);
        if (spelled.isEmpty()) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int known = FIRST_DATABASES.indexOf(lower);
        return Optional.of(
                known >= 0
                        ? known + 1
                        : FIRST_DATABASES.size() + 1 + users(catalog).indexOf(lower));
    }

    public static Optional<String> database(Catalog catalog, int number) {
        return catalog.databases().stream()
                .filter(name -> database(catalog, name).equals(Optional.of(number)))
                .findFirst();
    }

    private static List<String> users(Catalog catalog) {
        return catalog.databases().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !FIRST_DATABASES.contains(name))
                .sorted()
                .toList();
    }

    public static Optional<Integer> schema(String name) {
        for (int i = 0; i < SCHEMAS.size(); i++) {
            if (SCHEMAS.get(i).equalsIgnoreCase(name)) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    public static Optional<String> schema(int number) {
        return number > 0 && number <= SCHEMAS.size()
                ? Optional.of(SCHEMAS.get(number - 1))
                : Optional.empty();
    }
}
