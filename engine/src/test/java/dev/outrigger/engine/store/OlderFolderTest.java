package dev.outrigger.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.rights.Grant;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders from before there were principals have the same format. */
final class OlderFolderTest {
    private static StoreOptions options(Path folder) {
        return new StoreOptions(Optional.of(folder), 16_384, Duration.ofSeconds(5));
    }

    @Test
    void folderWithoutPrincipalsOpensAndTakesThem(@TempDir Path folder) {
        try (Store store = Store.open(options(folder));
                StoreTransaction transaction = store.begin()) {
            transaction.catalog().createDatabase("shop");
            transaction.commit();
        }
        H2Instance instance = H2Instance.open(options(folder), "");
        instance.define(
                new String[] {
                    "DROP TABLE PRINCIPALS",
                    "DROP TABLE ROLE_MEMBERS",
                    "DROP TABLE PERMISSIONS",
                    "DROP SEQUENCE PRINCIPAL_IDS"
                });
        instance.close();

        int user;
        try (Store store = Store.open(options(folder));
                StoreTransaction transaction = store.begin()) {
            assertThat(transaction.catalog().databases()).contains("shop");
            assertThat(transaction.catalog().rights().principal("shop", "ann")).isEmpty();
            Principals principals = transaction.catalog().principals();
            user = principals.create(Principal.user("shop", "ann", 0, "dbo", 0)).id();
            principals.put(
                    new Grant(
                            Securable.database("shop"),
                            user,
                            Permission.SELECT,
                            Grant.State.GRANT,
                            1));
            transaction.commit();
        }
        try (Store store = Store.open(options(folder));
                StoreTransaction transaction = store.begin()) {
            Rights rights = transaction.catalog().rights();
            assertThat(rights.principal("SHOP", "ANN").map(Principal::id)).contains(user);
            assertThat(rights.grants("shop")).hasSize(1);
        }
    }

    @Test
    void rightsOfADatabaseGoWithIt(@TempDir Path folder) {
        try (Store store = Store.open(options(folder));
                StoreTransaction transaction = store.begin()) {
            transaction.catalog().createDatabase("shop");
            Principals principals = transaction.catalog().principals();
            Principal role = principals.create(Principal.role("shop", "clerks", 1, 0));
            Principal user = principals.create(Principal.user("shop", "ann", 0, "dbo", 0));
            principals.add(new Rights.Member("shop", role.id(), user.id()));
            transaction.commit();
            transaction.catalog().dropDatabase("shop");
            transaction.catalog().createDatabase("shop");
            transaction.commit();
        }
        try (Store store = Store.open(options(folder));
                StoreTransaction transaction = store.begin()) {
            Rights rights = transaction.catalog().rights();
            assertThat(rights.principal("shop", "ann")).isEmpty();
            assertThat(rights.members("shop")).hasSize(1);
        }
    }
}
