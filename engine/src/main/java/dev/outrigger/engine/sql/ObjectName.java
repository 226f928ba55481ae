package dev.outrigger.engine.sql;

import java.util.Objects;
import java.util.Optional;

/**
 * A name of one to three parts, brackets and quotes removed: {@code [db].[dbo].[t]}, {@code db..t},
 * {@code t}.
 */
public record ObjectName(Optional<String> database, Optional<String> schema, String name) {
    public ObjectName {
        Objects.requireNonNull(name, "name is null");
    }

    /** As it was written, without brackets: what messages show. */
    public String display() {
        return database.map(part -> part + "." + schema.orElse("") + ".")
                        .orElse(schema.map(part -> part + ".").orElse(""))
                + name;
    }
}
