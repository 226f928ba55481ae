package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.rowIds;
import static dev.outrigger.engine.store.Rows.scan;
import static dev.outrigger.engine.store.Rows.table;
import static dev.outrigger.engine.store.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final Store store = Store.open(StoreOptions.inMemory());
    private final StoreTransaction transaction = store.begin();

    @AfterEach
    void close() {
        transaction.close();
        store.close();
    }

    private static void fails(int number, String message, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        SqlError.class, e -> assertThat(e.number()).isEqualTo(number))
                .hasMessage(message);
    }

    private Table unique(SqlType type) {
        return create(
                store,
                table(
                        "u",
                        List.of(column("c", type)),
                        List.of(new Key("UQ_u", false, List.of(0)))));
    }

    private void collides(Table table, Object value, String shown) {
        StoreTransaction.Savepoint savepoint = transaction.savepoint();
        fails(
                2627,
                "Violation of UNIQUE KEY constraint 'UQ_u'. Cannot insert duplicate key in object 'dbo.u'. The duplicate"
                        + " key value is ("
                        + shown
                        + ").",
                () -> insert(transaction, table, row(value)));
        transaction.rollbackTo(savepoint);
    }

    @Test
    void textsThatDifferByCaseOrTrailingBlanksCollideAndAccentsDoNot() {
        Table table = unique(SqlType.varchar(10));
        insert(transaction, table, row(text("a")));
        collides(table, text("A"), "A");
        collides(table, text("a "), "a ");
        insert(transaction, table, row(text("á")));
        assertThat(scan(transaction, table)).hasSize(2);
    }

    @Test
    void aUniqueColumnHoldsOneNull() {
        Table table = unique(SqlType.INT);
        insert(transaction, table, row((Object) null));
        collides(table, null, "<NULL>");
    }

    @Test
    void binariesThatDifferByTrailingZerosCollide() {
        Table table = unique(SqlType.varbinary(10));
        insert(transaction, table, row(SqlBytes.of(new byte[] {1})));
        collides(table, SqlBytes.of(new byte[] {1, 0}), "0x0100");
    }

    @Test
    void theSameInstantAtAnotherOffsetCollides() {
        Table table = unique(SqlType.datetimeoffset(0));
        insert(transaction, table, row(new OffsetTicks(0, (short) 0)));
        collides(table, new OffsetTicks(0, (short) 60), "1970-01-01 01:00:00 +01:00");
    }

    @Test
    void negativeZeroCollidesWithZero() {
        Table table = unique(SqlType.FLOAT);
        insert(transaction, table, row(0.0));
        StoreTransaction.Savepoint savepoint = transaction.savepoint();
        assertThatThrownBy(() -> insert(transaction, table, row(-0.0)))
                .isInstanceOf(SqlError.class);
        transaction.rollbackTo(savepoint);
        assertThat(scan(transaction, table)).hasSize(1);
    }

    @Test
    void aDuplicateInABatchNamesTheKeyAndIsUndoneByTheSavepoint() {
        Table table =
                create(
                        store,
                        table(
                                "t",
                                List.of(
                                        column("id", SqlType.INT),
                                        column("name", SqlType.varchar(10))),
                                List.of(new Key("PK_t", true, List.of(0, 1)))));
        insert(transaction, table, row(1, text("abc")));
        StoreTransaction.Savepoint savepoint = transaction.savepoint();
        List<Object[]> batch = new ArrayList<>();
        IntStream.range(2, 1000).forEach(id -> batch.add(row(id, text("x"))));
        batch.add(row(1, text("ABC")));
        fails(
                2627,
                "Violation of PRIMARY KEY constraint 'PK_t'. Cannot insert duplicate key in object 'dbo.t'. The duplicate"
                        + " key value is (1, ABC).",
                () -> transaction.insert(table, batch.iterator()));
        transaction.rollbackTo(savepoint);
        assertThat(scan(transaction, table)).containsExactly(List.of(1, text("abc")));
    }

    @Test
    void oneUpdateMaySwapTwoPrimaryKeys() {
        Table table = create(store, pairs("t"));
        insert(transaction, table, row(1, 10), row(2, 20));
        List<Long> ids = rowIds(transaction, table);
        ids.forEach(id -> assertThat(transaction.lock(table, id)).isPresent());
        transaction.update(table, ids, List.of(row(2, 10), row(1, 20)));
        assertThat(scan(transaction, table))
                .containsExactlyInAnyOrder(List.of(2, 10), List.of(1, 20));
        assertThat(rowIds(transaction, table)).isEqualTo(ids);
        transaction.delete(table, ids);
        assertThat(scan(transaction, table)).isEmpty();
        assertThat(transaction.lock(table, ids.get(0))).isEmpty();
    }

    private Table parent() {
        return create(
                store,
                table(
                        "parent",
                        List.of(column("name", SqlType.varchar(10))),
                        List.of(new Key("PK_parent", true, List.of(0)))));
    }

    private Table child(Table parent, String onDelete, String onUpdate) {
        return create(
                store,
                table(
                        "child",
                        List.of(column("id", SqlType.INT), column("parent", SqlType.varchar(10))),
                        List.of(),
                        new ForeignKey(
                                "FK_child",
                                List.of(1),
                                parent.id(),
                                List.of(0),
                                onDelete,
                                onUpdate)));
    }

    private void deleteAll(Table table) {
        List<Long> ids = rowIds(transaction, table);
        ids.forEach(id -> transaction.lock(table, id));
        transaction.delete(table, ids);
    }

    private void rename(Table table, String name) {
        List<Long> ids = rowIds(transaction, table);
        ids.forEach(id -> transaction.lock(table, id));
        transaction.update(table, ids, List.<Object[]>of(row(text(name))));
    }

    @Test
    void foreignKeysHoldBothWaysAndByCollation() {
        Table parent = parent();
        Table child = child(parent, "NO ACTION", "NO ACTION");
        insert(transaction, parent, row(text("Ann")));
        insert(transaction, child, row(1, text("ANN")), row(2, null));
        fails(
                547,
                "The INSERT statement conflicted with the FOREIGN KEY constraint \"FK_child\". The conflict occurred in"
                        + " database \"master\", table \"dbo.parent\", column 'name'.",
                () -> insert(transaction, child, row(3, text("Bob"))));
        StoreTransaction.Savepoint savepoint = transaction.savepoint();
        fails(
                547,
                "The DELETE statement conflicted with the REFERENCE constraint \"FK_child\". The conflict occurred in"
                        + " database \"master\", table \"dbo.child\", column 'parent'.",
                () -> deleteAll(parent));
        transaction.rollbackTo(savepoint);
        fails(
                547,
                "The UPDATE statement conflicted with the REFERENCE constraint \"FK_child\". The conflict occurred in"
                        + " database \"master\", table \"dbo.child\", column 'parent'.",
                () -> rename(parent, "Zoe"));
        transaction.rollbackTo(savepoint);
        rename(parent, "aNN");
        assertThat(scan(transaction, parent)).hasToString("[[aNN]]");
        fails(
                3726,
                "Could not drop object 'dbo.parent' because it is referenced by a FOREIGN KEY constraint.",
                () -> transaction.catalog().dropTable(parent));
        fails(
                4712,
                "Cannot truncate table 'parent' because it is being referenced by a FOREIGN KEY constraint.",
                () -> transaction.truncate(parent));
    }

    @Test
    void cascadesChangeAndDeleteTheRowsThatReference() {
        Table parent = parent();
        Table child = child(parent, "CASCADE", "CASCADE");
        insert(transaction, parent, row(text("Ann")));
        insert(transaction, child, row(1, text("ann")), row(2, null));
        rename(parent, "Zoe");
        assertThat(scan(transaction, child)).hasToString("[[1, Zoe], [2, null]]");
        deleteAll(parent);
        assertThat(scan(transaction, child)).hasToString("[[2, null]]");
    }

    @Test
    void setNullForgetsTheReference() {
        Table parent = parent();
        Table child = child(parent, "SET NULL", "NO ACTION");
        insert(transaction, parent, row(text("Ann")));
        insert(transaction, child, row(1, text("ann")));
        deleteAll(parent);
        assertThat(scan(transaction, child)).hasToString("[[1, null]]");
    }

    @Test
    void rowsOfOneStatementMayReferenceEachOtherInAnyOrder() {
        Table tree =
                create(
                        store,
                        table(
                                "tree",
                                List.of(column("id", SqlType.INT), column("up", SqlType.INT)),
                                List.of(new Key("PK_tree", true, List.of(0))),
                                new ForeignKey(
                                        "FK_tree",
                                        List.of(1),
                                        0,
                                        List.of(0),
                                        "NO ACTION",
                                        "NO ACTION")));
        insert(transaction, tree, row(2, 1), row(1, null), row(3, 3));
        assertThatThrownBy(() -> insert(transaction, tree, row(5, 4)))
                .hasMessageContaining("FOREIGN KEY SAME TABLE constraint \"FK_tree\"");
        StoreTransaction.Savepoint savepoint = transaction.savepoint();
        List<Long> ids = rowIds(transaction, tree);
        assertThatThrownBy(() -> transaction.delete(tree, ids.subList(1, 2)))
                .hasMessageContaining("SAME TABLE REFERENCE constraint \"FK_tree\"");
        transaction.rollbackTo(savepoint);
        deleteAll(tree);
        assertThat(scan(transaction, tree)).isEmpty();
    }

    @Test
    void truncationIsUndoneByARollback() {
        Table table = create(store, pairs("t"));
        IntStream.range(0, 3000).forEach(id -> insert(transaction, table, row(id, id)));
        transaction.commit();
        assertThat(transaction.truncate(table)).isEqualTo(3000);
        assertThat(scan(transaction, table)).isEmpty();
        transaction.rollback();
        assertThat(scan(transaction, table)).hasSize(3000);
    }

    @Test
    void namesOfTablesAndConstraintsAreTakenOnce() {
        create(store, pairs("t"));
        fails(
                2714,
                "There is already an object named 'T' in the database.",
                () -> transaction.catalog().createTable(pairs("T")));
        transaction.rollback();
        fails(
                2714,
                "There is already an object named 'PK_t' in the database.",
                () ->
                        transaction
                                .catalog()
                                .createTable(
                                        table(
                                                "PK_t",
                                                List.of(column("a", SqlType.INT)),
                                                List.of())));
        transaction.rollback();
        Table unnamed =
                transaction
                        .catalog()
                        .createTable(
                                table(
                                        "customers",
                                        List.of(column("a", SqlType.INT)),
                                        List.of(new Key("", true, List.of(0)))));
        assertThat(unnamed.keys().get(0).name()).matches("PK__customer__[0-9A-F]{16}");
        transaction.catalog().dropTable(unnamed);
        transaction.catalog().createTable(pairs("customers"));
        fails(
                2760,
                "The specified schema name \"x\" either does not exist or you do not have permission to use it.",
                () ->
                        transaction
                                .catalog()
                                .createTable(
                                        new Table(
                                                0, "master", "x", "t", List.of(), List.of(),
                                                List.of(), List.of())));
        fails(
                911,
                "Database 'nowhere' does not exist. Make sure that the name is entered correctly.",
                () -> transaction.catalog().dropDatabase("nowhere"));
        fails(
                1801,
                "Database 'Master' already exists. Choose a different database name.",
                () -> transaction.catalog().createDatabase("Master"));
    }
}
