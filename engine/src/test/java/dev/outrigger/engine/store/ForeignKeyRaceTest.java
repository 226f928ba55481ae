package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.insertCommitted;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.rowIds;
import static dev.outrigger.engine.store.Rows.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two sessions, one that adds a row which references another, one that takes that other away. */
class ForeignKeyRaceTest {
    private final Store store = Store.open(StoreOptions.inMemory());
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final StoreTransaction first = store.begin();
    private final StoreTransaction second = store.begin();
    private Table parent;
    private Table child;

    @BeforeEach
    void fill() {
        parent = create(store, pairs("parent"));
        child =
                create(
                        store,
                        Rows.table(
                                "child",
                                List.of(column("id", SqlType.INT), column("parent", SqlType.INT)),
                                List.of(new Key("PK_child", true, List.of(0))),
                                new ForeignKey(
                                        "FK_child",
                                        List.of(1),
                                        parent.id(),
                                        List.of(0),
                                        "NO ACTION",
                                        "NO ACTION")));
        insertCommitted(store, parent, row(1, 0));
    }

    @AfterEach
    void close() {
        thread.shutdownNow();
        first.close();
        second.close();
        store.close();
    }

    private void deleteParent(StoreTransaction transaction) {
        List<Long> ids = rowIds(transaction, parent);
        ids.removeIf(id -> transaction.lock(parent, id).isEmpty());
        transaction.delete(parent, ids);
    }

    private void moveParent(StoreTransaction transaction) {
        List<Long> ids = rowIds(transaction, parent);
        ids.removeIf(id -> transaction.lock(parent, id).isEmpty());
        transaction.update(parent, ids, List.<Object[]>of(row(2, 0)));
    }

    private void addChild(StoreTransaction transaction) {
        insert(transaction, child, row(10, 1));
    }

    /**
     * The number of the error with which the work ends after the first session's end; 0 without.
     */
    private int waitsFor(Runnable firstEnds, Runnable work) throws Exception {
        Future<Integer> waiting =
                thread.submit(
                        () -> {
                            try {
                                work.run();
                                second.commit();
                                return 0;
                            } catch (SqlError e) {
                                second.rollback();
                                return e.number();
                            }
                        });
        try {
            waiting.get(300, TimeUnit.MILLISECONDS);
            throw new AssertionError("it did not wait");
        } catch (TimeoutException e) {
            firstEnds.run();
        }
        return waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aChildAddedBesideTheUncommittedDeleteOfItsParentWaitsAndFails() throws Exception {
        deleteParent(first);
        assertThat(waitsFor(first::commit, () -> addChild(second))).isEqualTo(547);
        assertThat(scan(store, child)).isEmpty();
        assertThat(scan(store, parent)).isEmpty();
    }

    @Test
    void aChildAddedBesideADeleteThatIsRolledBackStays() throws Exception {
        deleteParent(first);
        assertThat(waitsFor(first::rollback, () -> addChild(second))).isZero();
        assertThat(scan(store, child)).hasToString("[[10, 1]]");
        assertThat(scan(store, parent)).hasToString("[[1, 0]]");
    }

    @Test
    void theDeleteOfAParentBesideItsUncommittedChildWaitsAndFails() throws Exception {
        addChild(first);
        assertThat(waitsFor(first::commit, () -> deleteParent(second))).isEqualTo(547);
        assertThat(scan(store, child)).hasToString("[[10, 1]]");
        assertThat(scan(store, parent)).hasToString("[[1, 0]]");
    }

    @Test
    void theDeleteOfAParentBesideAChildThatIsRolledBackSucceeds() throws Exception {
        addChild(first);
        assertThat(waitsFor(first::rollback, () -> deleteParent(second))).isZero();
        assertThat(scan(store, parent)).isEmpty();
    }

    @Test
    void aKeyChangedBesideAnUncommittedChildFailsAndAChildBesideAKeyChangedDoesToo()
            throws Exception {
        addChild(first);
        assertThat(waitsFor(first::commit, () -> moveParent(second))).isEqualTo(547);
        try (StoreTransaction cleaner = store.begin()) {
            List<Long> ids = rowIds(cleaner, child);
            ids.forEach(id -> cleaner.lock(child, id));
            cleaner.delete(child, ids);
            cleaner.commit();
        }
        moveParent(first);
        assertThat(waitsFor(first::commit, () -> addChild(second))).isEqualTo(547);
        assertThat(scan(store, child)).isEmpty();
        assertThat(scan(store, parent)).hasToString("[[2, 0]]");
    }
}
