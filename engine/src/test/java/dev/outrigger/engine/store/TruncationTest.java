package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.store.Table.Identity;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.SqlType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruncationTest {
    @TempDir Path folder;

    private static final TableColumn ID =
            new TableColumn(
                    "id",
                    SqlType.INT,
                    false,
                    Optional.of(new Identity(5, 2)),
                    Optional.empty(),
                    Optional.empty());

    private static Table table(Store store) {
        return create(
                store,
                Rows.table(
                        "t",
                        List.of(ID, column("value", SqlType.INT)),
                        List.of(new Key("PK_t", true, List.of(0)))));
    }

    private static int add(StoreTransaction transaction, Table table) {
        int id = Math.toIntExact(transaction.nextIdentity(table, 1));
        insert(transaction, table, row(id, 0));
        return id;
    }

    @Test
    void truncationBeginsTheIdentityAtItsSeedAgainAlsoAfterReopening() {
        Table table;
        try (Store store = Store.open(StoreOptions.at(folder));
                StoreTransaction transaction = store.begin()) {
            table = table(store);
            assertThat(List.of(add(transaction, table), add(transaction, table)))
                    .containsExactly(5, 7);
            transaction.commit();
            transaction.truncate(table);
            assertThat(add(transaction, table)).isEqualTo(5);
            transaction.commit();
        }
        try (Store store = Store.open(StoreOptions.at(folder));
                StoreTransaction transaction = store.begin()) {
            assertThat(add(transaction, table)).isEqualTo(7);
            transaction.commit();
            assertThat(scan(transaction, table)).hasToString("[[5, 0], [7, 0]]");
        }
    }

    @Test
    void aTruncationThatIsRolledBackLeavesTheIdentityBehindItsValues() {
        try (Store store = Store.open(StoreOptions.inMemory());
                StoreTransaction transaction = store.begin()) {
            Table table = table(store);
            add(transaction, table);
            add(transaction, table);
            transaction.commit();
            transaction.truncate(table);
            transaction.rollback();
            assertThat(add(transaction, table)).isEqualTo(9);
            StoreTransaction.Savepoint savepoint = transaction.savepoint();
            transaction.truncate(table);
            add(transaction, table);
            transaction.rollbackTo(savepoint);
            assertThat(add(transaction, table)).isEqualTo(11);
            assertThat(scan(transaction, table)).hasSize(4);
        }
    }

    @Test
    void droppedTablesAndSequencesAreCountedNoMore() {
        try (Store store = Store.open(StoreOptions.inMemory())) {
            for (int i = 0; i < 10; i++) {
                Table table = table(store);
                try (StoreTransaction transaction = store.begin()) {
                    assertThat(add(transaction, table)).isEqualTo(5);
                    Catalog.Sequence sequence = transaction.catalog().createSequence(sequence());
                    assertThat(transaction.catalog().nextValues(sequence, 2)).containsExactly(3, 4);
                    transaction.commit();
                    assertThat(store.counters()).isEqualTo(2);
                    transaction.catalog().alterSequence(sequence, sequence, false);
                    transaction.rollback();
                    transaction.catalog().dropTable(table);
                    transaction.catalog().dropSequence(sequence);
                    transaction.commit();
                    assertThat(store.counters()).isZero();
                    sequence = transaction.catalog().createSequence(sequence());
                    transaction.catalog().nextValues(sequence, 2);
                    transaction.rollback();
                    assertThat(store.counters()).isZero();
                }
            }
        }
    }

    private static Catalog.Sequence sequence() {
        return new Catalog.Sequence(
                0, 0, "master", "dbo", "s", SqlType.INT, 3, 1, 1, 99, false, Optional.empty(), 3);
    }
}
