package dev.outrigger.engine.store;

import java.util.Optional;

/** The numbers by which functions and views know databases and schemas. */
public final class ObjectNumbers {
    private ObjectNumbers() {}

    public static Optional<Integer> database(Catalog catalog, String name) {
        return catalog.databaseFacts(name).map(facts -> Math.toIntExact(facts.id()));
    }

    public static Optional<String> database(Catalog catalog, int number) {
        return catalog.databases().stream()
                .filter(name -> database(catalog, name).equals(Optional.of(number)))
                .findFirst();
    }

    public static Optional<Integer> schema(Catalog catalog, String database, String name) {
        return catalog.schemas(database).stream()
                .filter(schema -> schema.name().equalsIgnoreCase(name))
                .map(Catalog.Schema::id)
                .findFirst();
    }

    public static Optional<String> schema(Catalog catalog, String database, int number) {
        return catalog.schemas(database).stream()
                .filter(schema -> schema.id() == number)
                .map(Catalog.Schema::name)
                .findFirst();
    }
}
