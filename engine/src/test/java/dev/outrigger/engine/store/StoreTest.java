package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.insertCommitted;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.scan;
import static dev.outrigger.engine.store.Rows.table;
import static dev.outrigger.engine.store.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog.Module;
import dev.outrigger.engine.store.ReadView.RowCursor;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir Path folder;

    @Test
    void rowsOfEveryTypeComeBackAsTheyWereAfterReopening() {
        List<TableColumn> columns =
                List.of(
                        column("a", SqlType.BIT),
                        column("b", SqlType.TINYINT),
                        column("c", SqlType.SMALLINT),
                        column("d", SqlType.INT),
                        column("e", SqlType.BIGINT),
                        column("f", SqlType.REAL),
                        column("g", SqlType.FLOAT),
                        column("h", SqlType.decimal(7, 2)),
                        column("i", SqlType.decimal(38, 10)),
                        column("j", SqlType.MONEY),
                        column("k", SqlType.nvarchar(50)),
                        column("l", SqlType.varbinary(50)),
                        column("m", SqlType.DATE),
                        column("n", SqlType.time(7)),
                        column("o", SqlType.DATETIME),
                        column("p", SqlType.datetimeoffset(7)),
                        column("q", SqlType.UNIQUEIDENTIFIER));
        Object[] full = {
            true,
            (short) 255,
            (short) -5,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            1.5f,
            -2.25e300,
            new BigDecimal("-12345.60"),
            new BigDecimal("1234567890123456789012345678.0123456789"),
            new BigDecimal("1.0000"),
            text("Ünïcode 日本語 "),
            SqlBytes.of(new byte[] {1, 0, -1, 0}),
            -3,
            863_999_999_999L,
            -1L,
            new OffsetTicks(17, (short) -90),
            SqlGuid.of(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))
        };
        Object[] nulls = new Object[columns.size()];
        Table all;
        try (Store store = Store.open(StoreOptions.at(folder))) {
            all = create(store, table("all_types", columns, List.of()));
            insertCommitted(store, all, full, nulls);
        }
        try (Store store = Store.open(StoreOptions.at(folder));
                StoreTransaction transaction = store.begin()) {
            Table found = transaction.catalog().table("MASTER", "DBO", "ALL_TYPES").orElseThrow();
            assertThat(found).isEqualTo(all);
            List<List<Object>> rows = scan(transaction, found);
            assertThat(rows).containsExactly(Arrays.asList(full), Arrays.asList(nulls));
            assertThat(rows.get(0).get(10).toString()).isEqualTo("Ünïcode 日本語 ");
            assertThat(((SqlBytes) rows.get(0).get(11)).bytes()).containsExactly(1, 0, -1, 0);
            assertThat(((OffsetTicks) rows.get(0).get(15)).offsetMinutes()).isEqualTo((short) -90);
        }
    }

    @Test
    void onlyTheColumnsAskedForComeInTheOrderAskedFor() {
        try (Store store = Store.open(StoreOptions.inMemory())) {
            Table pairs = create(store, pairs("pairs"));
            insertCommitted(store, pairs, row(1, 10), row(2, 20));
            try (StoreTransaction transaction = store.begin();
                    ReadView view = transaction.read(List.of(pairs));
                    RowCursor cursor =
                            view.lookup(pairs, pairs.keys().get(0), row(2), new int[] {1, 0})) {
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.row()).containsExactly(20, 2);
                assertThat(cursor.next()).isFalse();
            }
        }
    }

    @Test
    void rowsAndDefinitionsAreUndoneByARollback() {
        try (Store store = Store.open(StoreOptions.inMemory());
                StoreTransaction transaction = store.begin()) {
            Table kept = create(store, pairs("kept"));
            Table made = transaction.catalog().createTable(pairs("made"));
            insert(transaction, made, row(1, 1));
            insert(transaction, kept, row(1, 1));
            transaction
                    .catalog()
                    .putModule(new Module("master", "dbo", "proc", "CREATE PROC proc AS SELECT 1"));
            transaction.catalog().putSetting("max worker", "3");
            transaction.catalog().createDatabase("sales");
            transaction.rollback();
            assertThat(transaction.catalog().table("master", "dbo", "made")).isEmpty();
            assertThat(transaction.catalog().module("master", "dbo", "proc")).isEmpty();
            assertThat(transaction.catalog().setting("max worker")).isEmpty();
            assertThat(transaction.catalog().database("sales")).isEmpty();
            assertThat(scan(transaction, kept)).isEmpty();
            assertThatThrownBy(() -> scan(transaction, made))
                    .isInstanceOf(SqlError.class)
                    .hasMessage("Invalid object name 'dbo.made'.");
        }
    }

    @Test
    void savepointsNestForRowsAndDefinitions() {
        try (Store store = Store.open(StoreOptions.inMemory());
                StoreTransaction transaction = store.begin()) {
            Table kept = create(store, pairs("kept"));
            insert(transaction, kept, row(1, 1));
            StoreTransaction.Savepoint outer = transaction.savepoint();
            insert(transaction, kept, row(2, 2));
            transaction.catalog().createTable(pairs("first"));
            StoreTransaction.Savepoint inner = transaction.savepoint();
            insert(transaction, kept, row(3, 3));
            transaction.catalog().dropTable(kept);
            assertThat(transaction.catalog().table("master", "dbo", "kept")).isEmpty();
            transaction.rollbackTo(inner);
            assertThat(transaction.catalog().table("master", "dbo", "kept")).contains(kept);
            assertThat(scan(transaction, kept)).hasSize(2);
            assertThat(transaction.catalog().table("master", "dbo", "first")).isPresent();
            transaction.rollbackTo(outer);
            assertThat(transaction.catalog().table("master", "dbo", "first")).isEmpty();
            transaction.commit();
            assertThat(scan(store, kept)).containsExactly(List.of(1, 1));
        }
    }

    @Test
    void aSecondOpeningOfAFolderNamesIt() {
        try (Store store = Store.open(StoreOptions.at(folder))) {
            assertThatThrownBy(() -> Store.open(StoreOptions.at(folder)))
                    .isInstanceOf(SqlError.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use");
            assertThat(store.begin().catalog().databases())
                    .contains("master", "tempdb", "model", "msdb");
        }
    }
}
