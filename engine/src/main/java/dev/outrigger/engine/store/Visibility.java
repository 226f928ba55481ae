package dev.outrigger.engine.store;

/** What of a catalog whoever reads its views may see. */
public interface Visibility {
    /** Something in a schema, by its id. module: it is run, and not read. */
    boolean object(String database, String schema, long id, boolean module);

    /** The text that defines it. */
    boolean definition(String database, String schema, long id);

    /** A principal of a database, or of the server where that is empty. */
    boolean principal(String database, int id);

    /** An external library or language. */
    boolean external(External external);

    Visibility ALL =
            new Visibility() {
                @Override
                public boolean object(String database, String schema, long id, boolean module) {
                    return true;
                }

                @Override
                public boolean definition(String database, String schema, long id) {
                    return true;
                }

                @Override
                public boolean external(External external) {
                    return true;
                }

                @Override
                public boolean principal(String database, int id) {
                    return true;
                }
            };
}
