package dev.outrigger.engine.types;

import java.util.Arrays;
import java.util.Optional;

/** How character values compare. Trailing blanks never count. */
public enum Collation {
    /** Ignores case, minds accents: SQL Server's usual default. */
    CASE_INSENSITIVE("SQL_Latin1_General_CP1_CI_AS"),
    CASE_SENSITIVE("SQL_Latin1_General_CP1_CS_AS"),
    /** By code point. */
    BINARY("Latin1_General_BIN2");

    public static final Collation DEFAULT = CASE_INSENSITIVE;

    private final String sqlName;

    Collation(String sqlName) {
        this.sqlName = sqlName;
    }

    public String sqlName() {
        return sqlName;
    }

    /** DATABASE_DEFAULT is the one that every database has. */
    public static Optional<Collation> named(String name) {
        if (name.equalsIgnoreCase("DATABASE_DEFAULT") || name.equalsIgnoreCase("CATALOG_DEFAULT")) {
            return Optional.of(DEFAULT);
        }
        return Arrays.stream(values())
                .filter(collation -> collation.sqlName.equalsIgnoreCase(name))
                .findFirst();
    }
}
