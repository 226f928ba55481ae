package dev.outrigger.engine.rights;

import java.util.Locale;

/**
 * What permissions are on.
 *
 * @param database its key, its name in lower case; empty for the server
 * @param id of a schema, an object or an external language; 0 for a database and the server
 */
public record Securable(Kind kind, String database, long id) {
    /** Each with the number that the catalog views have for it. */
    public enum Kind {
        SERVER(100),
        DATABASE(0),
        OBJECT(1),
        SCHEMA(3),
        EXTERNAL_LANGUAGE(34);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    public static final Securable SERVER = new Securable(Kind.SERVER, "", 0);

    public static Securable database(String name) {
        return new Securable(Kind.DATABASE, key(name), 0);
    }

    public static Securable schema(String database, long id) {
        return new Securable(Kind.SCHEMA, key(database), id);
    }

    public static Securable object(String database, long id) {
        return new Securable(Kind.OBJECT, key(database), id);
    }

    public static Securable externalLanguage(String database, long id) {
        return new Securable(Kind.EXTERNAL_LANGUAGE, key(database), id);
    }

    /** By what a database is known here. */
    public static String key(String database) {
        return database.toLowerCase(Locale.ROOT);
    }
}
