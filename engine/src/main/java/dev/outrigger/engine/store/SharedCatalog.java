package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog.Module;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The committed definitions, kept in memory and in H2's catalog tables. Thread-safe. */
final class SharedCatalog {
    static final int FORMAT = 1;

    private static final String[] CREATION = {
        "CREATE TABLE IF NOT EXISTS INSTANCE(NAME VARCHAR PRIMARY KEY, BODY VARCHAR NOT NULL)",
        "CREATE TABLE IF NOT EXISTS DATABASES(NAME_KEY VARCHAR PRIMARY KEY, NAME VARCHAR NOT NULL)",
        "CREATE TABLE IF NOT EXISTS OBJECTS(DATABASE_KEY VARCHAR NOT NULL, SCHEMA_KEY VARCHAR NOT NULL,"
                + " NAME_KEY VARCHAR NOT NULL, KIND VARCHAR NOT NULL, TABLE_ID BIGINT, BODY VARBINARY,"
                + " UNIQUE(DATABASE_KEY, SCHEMA_KEY, NAME_KEY))",
        "CREATE INDEX IF NOT EXISTS OBJECTS_OF_TABLE ON OBJECTS(TABLE_ID)",
        "CREATE TABLE IF NOT EXISTS SETTINGS(NAME_KEY VARCHAR PRIMARY KEY, BODY VARCHAR NOT NULL)",
        "CREATE TABLE IF NOT EXISTS IDENTITIES(TABLE_ID BIGINT PRIMARY KEY, NEXT_VALUE BIGINT)",
        "CREATE SEQUENCE IF NOT EXISTS TABLE_IDS"
    };

    private final H2Instance instance;
    private final AtomicLong versions = new AtomicLong();
    private volatile CatalogState committed;

    SharedCatalog(H2Instance instance) {
        this.instance = instance;
        checkFormat();
        instance.define(CREATION);
        for (String database : CatalogState.SYSTEM_DATABASES) {
            instance.query("MERGE INTO DATABASES VALUES (?, ?)", database, database);
        }
        instance.query("MERGE INTO INSTANCE VALUES ('format', ?)", Integer.toString(FORMAT));
        committed = load().at(versions.incrementAndGet());
    }

    private void checkFormat() {
        List<Object[]> tables =
                instance.query(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                                + " WHERE TABLE_SCHEMA = 'PUBLIC' AND TABLE_NAME = 'INSTANCE'");
        if (tables.isEmpty()) {
            return;
        }
        for (Object[] row : instance.query("SELECT BODY FROM INSTANCE WHERE NAME = 'format'")) {
            int format = Integer.parseInt((String) row[0]);
            if (format != FORMAT) {
                throw SqlError.of(
                        ErrorCode.STORE_UNAVAILABLE,
                        "The data are of format "
                                + format
                                + ", and this version reads format "
                                + FORMAT
                                + ".");
            }
        }
    }

    private CatalogState load() {
        CatalogState state = CatalogState.empty();
        for (Object[] row : instance.query("SELECT NAME FROM DATABASES")) {
            state = state.withDatabase((String) row[0]);
        }
        for (Object[] row : instance.query("SELECT BODY FROM OBJECTS WHERE KIND = 'T'")) {
            state = state.withTable(DefinitionFormat.read((byte[]) row[0]));
        }
        for (Object[] row : instance.query("SELECT BODY FROM OBJECTS WHERE KIND = 'M'")) {
            Module module = DefinitionFormat.readModule((byte[]) row[0]);
            state = state.withModule(module);
        }
        for (Object[] row : instance.query("SELECT NAME_KEY, BODY FROM SETTINGS")) {
            state = state.withSetting((String) row[0], (String) row[1]);
        }
        return state;
    }

    CatalogState committed() {
        return committed;
    }

    /** Never given before, nor after a restart. */
    long nextTableId() {
        return (Long) instance.query("SELECT NEXT VALUE FOR TABLE_IDS").get(0)[0];
    }

    /** Greater than any before. */
    long nextVersion() {
        return versions.incrementAndGet();
    }

    /**
     * A commit in H2 together with its publication: nobody checks the definitions between the two.
     */
    synchronized <T> T committing(Supplier<T> commit) {
        return commit.get();
    }

    /**
     * Shows a transaction's changes to all. They are committed in H2: its unique names let none of
     * them clash.
     */
    synchronized void publish(List<UnaryOperator<CatalogState>> changes) {
        CatalogState state = committed;
        for (UnaryOperator<CatalogState> change : changes) {
            state = change.apply(state);
        }
        committed = state.at(versions.incrementAndGet());
    }
}
