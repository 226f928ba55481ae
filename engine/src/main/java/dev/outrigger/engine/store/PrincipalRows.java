package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Grant;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Principals and permissions as rows of the catalog, written in a transaction. */
final class PrincipalRows implements Principals {
    static final String[] CREATION = {
        "CREATE TABLE IF NOT EXISTS PRINCIPALS(DATABASE_KEY VARCHAR NOT NULL, NAME_KEY VARCHAR NOT NULL,"
                + " ID INT NOT NULL, BODY VARBINARY NOT NULL, UNIQUE(DATABASE_KEY, NAME_KEY))",
        "CREATE TABLE IF NOT EXISTS ROLE_MEMBERS(DATABASE_KEY VARCHAR NOT NULL, ROLE_ID INT NOT NULL,"
                + " MEMBER_ID INT NOT NULL, UNIQUE(DATABASE_KEY, ROLE_ID, MEMBER_ID))",
        "CREATE TABLE IF NOT EXISTS PERMISSIONS(DATABASE_KEY VARCHAR NOT NULL, KIND VARCHAR NOT NULL,"
                + " ID BIGINT NOT NULL, GRANTEE INT NOT NULL, PERMISSION VARCHAR NOT NULL,"
                + " STATE VARCHAR NOT NULL, GRANTOR INT NOT NULL,"
                + " UNIQUE(DATABASE_KEY, KIND, ID, GRANTEE, PERMISSION))",
        "CREATE SEQUENCE IF NOT EXISTS PRINCIPAL_IDS START WITH 257"
    };

    private static final Logger LOG = LoggerFactory.getLogger(PrincipalRows.class);

    private final SharedCatalog shared;
    private final Supplier<CatalogRows> rows;
    private final Consumer<UnaryOperator<CatalogState>> change;

    PrincipalRows(
            SharedCatalog shared,
            Supplier<CatalogRows> rows,
            Consumer<UnaryOperator<CatalogState>> change) {
        this.shared = shared;
        this.rows = rows;
        this.change = change;
    }

    /** What is committed in H2. */
    static Rights load(H2Instance instance) {
        Rights rights = Rights.NONE;
        for (Object[] row : instance.query("SELECT BODY FROM PRINCIPALS")) {
            Principal principal = PrincipalFormat.read((byte[]) row[0]);
            byte[] written = PrincipalFormat.write(principal);
            if (!Arrays.equals(written, (byte[]) row[0])) {
                // Changes find a row by its bytes.
                instance.query(
                        "UPDATE PRINCIPALS SET BODY = ? WHERE DATABASE_KEY = ? AND ID = ?",
                        written,
                        principal.database(),
                        principal.id());
            }
            rights = rights.withPrincipal(principal);
        }
        for (Object[] row :
                instance.query("SELECT DATABASE_KEY, ROLE_ID, MEMBER_ID FROM ROLE_MEMBERS")) {
            rights =
                    rights.withMember(
                            new Rights.Member((String) row[0], (Integer) row[1], (Integer) row[2]));
        }
        for (Object[] row :
                instance.query(
                        "SELECT DATABASE_KEY, KIND, ID, GRANTEE, PERMISSION, STATE, GRANTOR"
                                + " FROM PERMISSIONS")) {
            Optional<Grant> grant = grant(row);
            if (grant.isPresent()) {
                rights = rights.withGrant(grant.get());
            }
        }
        return rights;
    }

    /** Empty for what a later version has written: an instance opens without it. */
    private static Optional<Grant> grant(Object[] row) {
        try {
            Securable securable =
                    new Securable(
                            Securable.Kind.valueOf((String) row[1]),
                            (String) row[0],
                            (Long) row[2]);
            return Optional.of(
                    new Grant(
                            securable,
                            (Integer) row[3],
                            Permission.valueOf((String) row[4]),
                            Grant.State.valueOf((String) row[5]),
                            (Integer) row[6]));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "the permission {} ({}) on {} is not known and does not count",
                    row[4],
                    row[5],
                    row[1]);
            return Optional.empty();
        }
    }

    private void change(UnaryOperator<Rights> changed) {
        change.accept(state -> state.withRights(changed.apply(state.rights())));
    }

    /** 15025 or 15023 where the name is taken. */
    private void insert(Principal made) {
        boolean isNew =
                rows.get()
                        .insert(
                                "INSERT INTO PRINCIPALS VALUES (?, ?, ?, ?)",
                                made.database(),
                                CatalogState.lower(made.name()),
                                made.id(),
                                PrincipalFormat.write(made));
        if (!isNew) {
            throw SqlError.of(
                    made.database().isEmpty()
                            ? ErrorCode.SERVER_PRINCIPAL_EXISTS
                            : ErrorCode.PRINCIPAL_EXISTS,
                    made.name());
        }
    }

    @Override
    public Principal create(Principal principal) {
        int id;
        do {
            id = shared.nextPrincipalId();
        } while (id >= FixedPrincipals.ROLES_BEGIN && id < FixedPrincipals.ROLES_END);
        Principal made = principal.withId(id);
        insert(made);
        change(rights -> rights.withPrincipal(made));
        return made;
    }

    @Override
    public void alter(Principal before, Principal after) {
        Principal made = after.modified(SharedCatalog.now());
        boolean renamed =
                !CatalogState.lower(before.name()).equals(CatalogState.lower(made.name()));
        if (renamed) {
            insert(made);
            rows.get()
                    .changeOne(
                            before.name(),
                            "DELETE FROM PRINCIPALS WHERE DATABASE_KEY = ? AND NAME_KEY = ?",
                            before.database(),
                            CatalogState.lower(before.name()));
        } else {
            rows.get()
                    .changeOne(
                            before.name(),
                            "UPDATE PRINCIPALS SET BODY = ? WHERE DATABASE_KEY = ? AND ID = ? AND BODY = ?",
                            PrincipalFormat.write(made),
                            made.database(),
                            made.id(),
                            PrincipalFormat.write(before));
        }
        change(rights -> rights.withPrincipal(made));
    }

    @Override
    public void drop(Principal principal) {
        CatalogRows all = rows.get();
        all.changeOne(
                principal.name(),
                "DELETE FROM PRINCIPALS WHERE DATABASE_KEY = ? AND ID = ?",
                principal.database(),
                principal.id());
        all.change(
                "DELETE FROM ROLE_MEMBERS WHERE DATABASE_KEY = ? AND (ROLE_ID = ? OR MEMBER_ID = ?)",
                principal.database(),
                principal.id(),
                principal.id());
        all.change(
                "DELETE FROM PERMISSIONS WHERE DATABASE_KEY = ? AND GRANTEE = ?",
                principal.database(),
                principal.id());
        change(rights -> rights.withoutPrincipal(principal));
    }

    @Override
    public void add(Rights.Member member) {
        rows.get()
                .insert(
                        "INSERT INTO ROLE_MEMBERS VALUES (?, ?, ?)",
                        member.database(),
                        member.role(),
                        member.member());
        change(rights -> rights.withMember(member));
    }

    @Override
    public void remove(Rights.Member member) {
        rows.get()
                .change(
                        "DELETE FROM ROLE_MEMBERS WHERE DATABASE_KEY = ? AND ROLE_ID = ? AND MEMBER_ID = ?",
                        member.database(),
                        member.role(),
                        member.member());
        change(rights -> rights.withoutMember(member));
    }

    @Override
    public void put(Grant grant) {
        Securable on = grant.securable();
        rows.get()
                .change(
                        "MERGE INTO PERMISSIONS KEY(DATABASE_KEY, KIND, ID, GRANTEE, PERMISSION)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        on.database(),
                        on.kind().name(),
                        on.id(),
                        grant.grantee(),
                        grant.permission().name(),
                        grant.state().name(),
                        grant.grantor());
        change(rights -> rights.withGrant(grant));
    }

    @Override
    public void remove(Grant.Key grant) {
        Securable on = grant.securable();
        rows.get()
                .change(
                        "DELETE FROM PERMISSIONS WHERE DATABASE_KEY = ? AND KIND = ? AND ID = ?"
                                + " AND GRANTEE = ? AND PERMISSION = ?",
                        on.database(),
                        on.kind().name(),
                        on.id(),
                        grant.grantee(),
                        grant.permission().name());
        change(rights -> rights.withoutGrant(grant));
    }

    @Override
    public void databaseOwner(String database, int login) {
        if (CatalogState.SYSTEM_DATABASES.contains(CatalogState.lower(database))) {
            throw SqlError.of(ErrorCode.SYSTEM_DATABASE_OWNER);
        }
        Principal dbo =
                Principal.user(database, "dbo", login, "dbo", SharedCatalog.now())
                        .withId(FixedPrincipals.DBO);
        rows.get()
                .change(
                        "MERGE INTO PRINCIPALS KEY(DATABASE_KEY, NAME_KEY) VALUES (?, ?, ?, ?)",
                        dbo.database(),
                        CatalogState.lower(dbo.name()),
                        dbo.id(),
                        PrincipalFormat.write(dbo));
        change(rights -> rights.withPrincipal(dbo));
    }

    @Override
    public void owner(Catalog.Schema schema, int owner) {
        CatalogState.ObjectKey key = CatalogState.key(schema);
        rows.get()
                .changeOne(
                        schema.name(),
                        "UPDATE SCHEMAS SET OWNER = ? WHERE DATABASE_KEY = ? AND NAME_KEY = ?",
                        ownerText(owner),
                        key.database(),
                        key.schema());
        Catalog.Schema owned =
                new Catalog.Schema(schema.database(), schema.name(), schema.id(), owner);
        change.accept(state -> state.withSchema(owned));
    }

    /** What a schema's row has for its owner. */
    static String ownerText(int owner) {
        return "#" + owner;
    }

    /** Rows of earlier versions have the owner's name. */
    static int owner(String text, String database, Rights rights) {
        return text.startsWith("#")
                ? Integer.parseInt(text.substring(1))
                : rights.principal(database, text).map(Principal::id).orElse(FixedPrincipals.DBO);
    }

    /** What was granted on something that goes. */
    void forget(Securable gone) {
        rows.get()
                .change(
                        "DELETE FROM PERMISSIONS WHERE DATABASE_KEY = ? AND KIND = ? AND ID = ?",
                        gone.database(),
                        gone.kind().name(),
                        gone.id());
        change(rights -> rights.without(gone));
    }

    void forgetDatabase(String key) {
        for (String table : List.of("PRINCIPALS", "ROLE_MEMBERS", "PERMISSIONS")) {
            rows.get().change("DELETE FROM " + table + " WHERE DATABASE_KEY = ?", key);
        }
        change(rights -> rights.withoutDatabase(key));
    }
}
