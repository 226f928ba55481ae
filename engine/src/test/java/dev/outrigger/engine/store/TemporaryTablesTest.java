package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryTablesTest {
    @TempDir Path folder;

    @Test
    void commitOfTemporaryRowsAloneIsNotSynced() {
        try (Store store = Store.open(StoreOptions.at(folder));
                StoreTransaction transaction = store.begin()) {
            Table table = transaction.catalog().createTable(pairs("#t"));
            transaction.commit();
            long before = store.syncCount();
            for (int i = 0; i < 20; i++) {
                insert(transaction, table, row(i, i));
                transaction.commit();
            }
            assertThat(store.syncCount()).isEqualTo(before);
        }
    }

    @Test
    void whatACrashLeavesIsGoneAtTheNextOpening() {
        try (Store store = Store.open(StoreOptions.at(folder))) {
            StoreTransaction transaction = store.begin();
            Table table = transaction.catalog().createTable(pairs("#t"));
            insert(transaction, table, row(1, 1));
            transaction.commit();
            assertThat(transaction.catalog().table("tempdb", "dbo", "#t")).isPresent();
        }
        try (Store store = Store.open(StoreOptions.at(folder));
                StoreTransaction transaction = store.begin()) {
            assertThat(transaction.catalog().table("tempdb", "dbo", "#t")).isEmpty();
            assertThat(transaction.catalog().tables("tempdb")).isEmpty();
        }
    }

    @Test
    void tableOfAModuleGoesWithItAndHidesItsCallers() {
        try (Store store = Store.open(StoreOptions.inMemory());
                StoreTransaction transaction = store.begin()) {
            Table outer = transaction.catalog().createTable(pairs("#t"));
            transaction.enterScope(true);
            Table inner = transaction.catalog().createTable(pairs("#t"));
            assertThat(transaction.catalog().table("master", "dbo", "#T")).contains(inner);
            transaction.leaveScope();
            assertThat(transaction.catalog().table("master", "dbo", "#T")).contains(outer);
        }
    }
}
