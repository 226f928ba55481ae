package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.rowIds;
import static dev.outrigger.engine.store.Rows.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.store.PowerCutFiles.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each transaction inserts the rows n and -n; some roll back. A cut must leave whole transactions.
 */
class PowerCutTest {
    private static final int WRITERS = 3;

    @TempDir Path folder;

    private record Acknowledged(int id, int journalEntry) {}

    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final Set<Integer> rolledBack = new HashSet<>();
    private final AtomicInteger ids = new AtomicInteger();

    @AfterEach
    void stop() {
        PowerCutFiles.stop();
    }

    private void write(Store store, Journal journal, Table table, int transactions) {
        try (StoreTransaction transaction = store.begin()) {
            for (int i = 0; i < transactions; i++) {
                int id = ids.incrementAndGet();
                insert(transaction, table, row(id, id), row(-id, id));
                if (id % 7 == 0) {
                    transaction.rollback();
                    synchronized (acknowledged) {
                        rolledBack.add(id);
                    }
                } else {
                    transaction.commit();
                    synchronized (acknowledged) {
                        acknowledged.add(new Acknowledged(id, journal.size()));
                    }
                }
            }
        }
    }

    private int workload(Journal journal, int transactions) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        int created;
        try (Store store = Store.open(StoreOptions.at(folder), PowerCutFiles.SCHEME + ":")) {
            Table table = create(store, pairs("t"));
            created = journal.size();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(threads.submit(() -> write(store, journal, table, transactions)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return created;
    }

    private void checkAfterCut(byte[] file, int at, Path place) throws IOException {
        Files.createDirectories(place);
        Files.write(place.resolve("outrigger.mv.db"), file);
        Set<Integer> found = new TreeSet<>();
        try (Store store = Store.open(StoreOptions.at(place));
                StoreTransaction transaction = store.begin()) {
            Table table = transaction.catalog().table("master", "dbo", "t").orElseThrow();
            scan(transaction, table).forEach(row -> found.add((Integer) row.get(0)));
            insert(transaction, table, row(1_000_000, 0));
            transaction.commit();
            assertThat(rowIds(transaction, table)).hasSize(found.size() + 1);
        }
        for (Acknowledged each : acknowledged) {
            if (each.journalEntry() <= at) {
                assertThat(found).as("cut at %d of %s", at, place).contains(each.id());
            }
        }
        for (int id : found) {
            assertThat(found).as("whole transactions, cut at %d", at).contains(-id);
        }
        assertThat(found).doesNotContainAnyElementsOf(rolledBack);
    }

    private void cut(int transactions, int cuts, double survival, long seed) throws Exception {
        Journal journal = PowerCutFiles.start();
        int created = workload(journal, transactions);
        assertThat(journal.syncs()).isGreaterThan(transactions / WRITERS);
        Random chance = new Random(seed);
        for (int i = 0; i < cuts; i++) {
            // Every fifth cut is while the store closes.
            int at =
                    i % 5 == 0
                            ? journal.size() - chance.nextInt(12)
                            : created + chance.nextInt(journal.size() - created + 1);
            checkAfterCut(
                    journal.fileAfterCut(at, chance, survival), at, folder.resolve("cut" + i));
        }
    }

    @Test
    void aPowerCutThatDropsAllThatWasNotSyncedLosesNothingAcknowledgedAndShowsNothingElse()
            throws Exception {
        cut(150, 40, 0, 1);
    }

    @Test
    void aPowerCutThatKeepsSomeOfWhatWasNotSyncedDoesNoMoreHarm() throws Exception {
        cut(150, 40, 0.5, 2);
    }

    @Test
    @Tag("long")
    void manyPowerCuts() throws Exception {
        long seed = Long.getLong("outrigger.test.seed", 3);
        System.out.println("manyPowerCuts: seed " + seed + " (-Doutrigger.test.seed)");
        cut(1000, 500, 0.3, seed);
    }
}
