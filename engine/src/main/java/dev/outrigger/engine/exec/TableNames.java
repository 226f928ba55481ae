package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import java.util.Optional;

/** Finds tables by names of one to three parts. */
final class TableNames {
    static final String DEFAULT_SCHEMA = "dbo";

    private final Catalog catalog;
    private final String database;

    TableNames(Catalog catalog, String database) {
        this.catalog = catalog;
        this.database = database;
    }

    String database(ObjectName name) {
        return name.database().filter(part -> !part.isEmpty()).orElse(database);
    }

    static String schema(ObjectName name) {
        return name.schema().filter(part -> !part.isEmpty()).orElse(DEFAULT_SCHEMA);
    }

    Optional<Table> find(ObjectName name) {
        return catalog.table(database(name), schema(name), name.name());
    }

    Table require(ObjectName name) {
        return find(name)
                .orElseThrow(
                        () ->
                                isSystem(name)
                                        ? SqlError.of(ErrorCode.SYSTEM_TABLE_CHANGE)
                                        : isView(name)
                                                ? throughView(name.display())
                                                : SqlError.of(
                                                        ErrorCode.INVALID_OBJECT, name.display()));
    }

    private boolean isView(ObjectName name) {
        return catalog.view(database(name), schema(name), name.name()).isPresent();
    }

    Optional<Catalog.View> view(ObjectName name) {
        return catalog.view(database(name), schema(name), name.name());
    }

    boolean isCurrent(String other) {
        return database.equalsIgnoreCase(other);
    }

    static SqlError throughView(String name) {
        return SqlError.of(
                ErrorCode.NOT_SUPPORTED,
                "Changing rows through the view '" + name + "'",
                ": change the table that it reads.");
    }

    private boolean isSystem(ObjectName name) {
        String schema = schema(name);
        return catalog.database(database(name)).isPresent()
                && (schema.equalsIgnoreCase("sys")
                        || schema.equalsIgnoreCase("INFORMATION_SCHEMA"));
    }
}
