package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.store.Catalog.ObjectFacts;
import dev.outrigger.engine.store.Catalog.ObjectName;
import dev.outrigger.engine.store.Catalog.Schema;
import dev.outrigger.engine.store.CatalogState.ObjectKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The committed definitions, kept in memory and in H2's catalog tables. Thread-safe. */
final class SharedCatalog {
    static final int FORMAT = 2;

    private static final String[] CREATION = {
        "CREATE TABLE IF NOT EXISTS INSTANCE(NAME VARCHAR PRIMARY KEY, BODY VARCHAR NOT NULL)",
        "CREATE TABLE IF NOT EXISTS DATABASES(NAME_KEY VARCHAR PRIMARY KEY, NAME VARCHAR NOT NULL,"
                + " ID BIGINT NOT NULL, CREATED BIGINT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS SCHEMAS(DATABASE_KEY VARCHAR NOT NULL, NAME_KEY VARCHAR NOT NULL,"
                + " NAME VARCHAR NOT NULL, ID INT NOT NULL, OWNER VARCHAR NOT NULL,"
                + " UNIQUE(DATABASE_KEY, NAME_KEY))",
        "CREATE TABLE IF NOT EXISTS OBJECTS(DATABASE_KEY VARCHAR NOT NULL, SCHEMA_KEY VARCHAR NOT NULL,"
                + " NAME_KEY VARCHAR NOT NULL, SCHEMA_NAME VARCHAR NOT NULL, NAME VARCHAR NOT NULL,"
                + " KIND VARCHAR NOT NULL, TABLE_ID BIGINT, ID BIGINT NOT NULL, CREATED BIGINT NOT NULL,"
                + " MODIFIED BIGINT NOT NULL, BODY VARBINARY,"
                + " UNIQUE(DATABASE_KEY, SCHEMA_KEY, NAME_KEY))",
        "CREATE INDEX IF NOT EXISTS OBJECTS_OF_TABLE ON OBJECTS(TABLE_ID)",
        "CREATE TABLE IF NOT EXISTS SETTINGS(NAME_KEY VARCHAR PRIMARY KEY, BODY VARCHAR NOT NULL)",
        "CREATE TABLE IF NOT EXISTS IDENTITIES(TABLE_ID BIGINT PRIMARY KEY, NEXT_VALUE BIGINT)",
        // In a row that was written before there was this column, values were given.
        "ALTER TABLE IDENTITIES ADD COLUMN IF NOT EXISTS GIVEN BOOLEAN DEFAULT TRUE NOT NULL",
        "CREATE SEQUENCE IF NOT EXISTS TABLE_IDS",
        "CREATE SEQUENCE IF NOT EXISTS DATABASE_IDS START WITH 5",
        "CREATE SEQUENCE IF NOT EXISTS SCHEMA_IDS START WITH 5"
    };

    private final H2Instance instance;
    private final AtomicLong versions = new AtomicLong();
    private volatile CatalogState committed;

    SharedCatalog(H2Instance instance) {
        this.instance = instance;
        checkFormat();
        instance.define(CREATION);
        instance.define(PrincipalRows.CREATION);
        instance.define(ExternalRows.CREATION);
        createSystemDatabases();
        instance.query("MERGE INTO INSTANCE VALUES ('format', ?)", Integer.toString(FORMAT));
        committed = load().at(versions.incrementAndGet());
    }

    private void createSystemDatabases() {
        if (!instance.query("SELECT NAME FROM DATABASES").isEmpty()) {
            return;
        }
        long id = 1;
        for (String database : CatalogState.SYSTEM_DATABASES) {
            instance.query(
                    "INSERT INTO DATABASES VALUES (?, ?, ?, ?)", database, database, id, now());
            id++;
        }
    }

    /** 100-nanosecond ticks since 1970-01-01T00:00 of the clock on the wall. */
    static long now() {
        LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneId.systemDefault());
        return now.toEpochSecond(ZoneOffset.UTC) * 10_000_000L + now.getNano() / 100;
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
        Rights rights = PrincipalRows.load(instance);
        CatalogState state = CatalogState.empty();
        for (Object[] row : instance.query("SELECT NAME, ID, CREATED FROM DATABASES")) {
            long created = (Long) row[2];
            state =
                    state.withDatabase(
                            (String) row[0], new ObjectFacts((Long) row[1], created, created));
        }
        for (Object[] row :
                instance.query(
                        "SELECT D.NAME, S.NAME, S.ID, S.OWNER FROM SCHEMAS S JOIN DATABASES D"
                                + " ON D.NAME_KEY = S.DATABASE_KEY")) {
            state =
                    state.withSchema(
                            new Schema(
                                    (String) row[0],
                                    (String) row[1],
                                    (Integer) row[2],
                                    PrincipalRows.owner((String) row[3], (String) row[0], rights)));
        }
        for (Object[] row :
                instance.query(
                        "SELECT DATABASE_KEY, SCHEMA_KEY, NAME_KEY, SCHEMA_NAME, NAME, KIND, ID,"
                                + " CREATED, MODIFIED, BODY FROM OBJECTS")) {
            ObjectKey key = new ObjectKey((String) row[0], (String) row[1], (String) row[2]);
            state =
                    state.withName(
                            key,
                            new ObjectName((String) row[3], (String) row[4]),
                            new ObjectFacts((Long) row[6], (Long) row[7], (Long) row[8]));
            state = loaded(state, (String) row[5], (byte[]) row[9]);
        }
        for (Object[] row : instance.query("SELECT NAME_KEY, BODY FROM SETTINGS")) {
            state = state.withSetting((String) row[0], (String) row[1]);
        }
        return ExternalRows.load(instance, state).withRights(rights);
    }

    private static CatalogState loaded(CatalogState state, String kind, byte[] body) {
        return switch (kind) {
            case "T" -> state.withTable(DefinitionFormat.read(body));
            case "M" -> state.withModule(DefinitionFormat.readModule(body));
            case "V" -> state.withView(DefinitionFormat.readView(body));
            case "S" -> state.withSequence(DefinitionFormat.readSequence(body));
            default -> state;
        };
    }

    /** Forgets values counted for what is in no definition any more. */
    void dropLostCounters() {
        Set<Long> known = new HashSet<>();
        committed.tables().values().forEach(table -> known.add(table.storage()));
        committed.sequences().values().forEach(sequence -> known.add(sequence.counter()));
        for (Object[] row : instance.query("SELECT TABLE_ID FROM IDENTITIES")) {
            if (!known.contains((Long) row[0])) {
                instance.query("DELETE FROM IDENTITIES WHERE TABLE_ID = ?", row[0]);
            }
        }
    }

    /** What tells this instance from others; made when it is first asked for. */
    synchronized String instanceId() {
        List<Object[]> known = instance.query("SELECT BODY FROM INSTANCE WHERE NAME = 'id'");
        if (!known.isEmpty()) {
            return (String) known.get(0)[0];
        }
        String made = UUID.randomUUID().toString();
        instance.query("INSERT INTO INSTANCE VALUES ('id', ?)", made);
        instance.sync();
        return made;
    }

    CatalogState committed() {
        return committed;
    }

    /** Never given before, nor after a restart. */
    long nextTableId() {
        return next("TABLE_IDS");
    }

    long nextDatabaseId() {
        return next("DATABASE_IDS");
    }

    long nextSchemaId() {
        return next("SCHEMA_IDS");
    }

    int nextPrincipalId() {
        return Math.toIntExact(next("PRINCIPAL_IDS"));
    }

    int nextExternalId() {
        return Math.toIntExact(next("EXTERNAL_IDS"));
    }

    private long next(String sequence) {
        return (Long) instance.query("SELECT NEXT VALUE FOR " + sequence).get(0)[0];
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
