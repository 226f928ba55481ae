package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static dev.outrigger.engine.store.Rows.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.store.PowerCutFiles.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions of so many rows that they are saved while they run; every fourth rolls back. */
@Tag("long")
class BatchPowerCutTest {
    private static final int TRANSACTIONS = 10;
    private static final int ROWS = 30_000;

    @TempDir Path folder;

    @AfterEach
    void stop() {
        PowerCutFiles.stop();
    }

    private static List<Object[]> rows(int transaction) {
        List<Integer> keys = new ArrayList<>();
        IntStream.range(0, ROWS).forEach(i -> keys.add(i * TRANSACTIONS + transaction));
        Collections.shuffle(keys, new Random(transaction));
        return keys.stream().map(key -> row(key, transaction)).toList();
    }

    private static boolean rollsBack(int transaction) {
        return transaction % 4 == 2;
    }

    /** Where in the journal each transaction was over. */
    private int[] workload(Journal journal) {
        int[] ends = new int[TRANSACTIONS + 1];
        try (Store store = Store.open(StoreOptions.at(folder), PowerCutFiles.SCHEME + ":")) {
            Table table = create(store, pairs("t"));
            ends[0] = journal.size();
            try (StoreTransaction transaction = store.begin()) {
                for (int i = 0; i < TRANSACTIONS; i++) {
                    transaction.insert(table, BatchInsertTest.batches(table, rows(i)));
                    if (rollsBack(i)) {
                        transaction.rollback();
                    } else {
                        transaction.commit();
                    }
                    ends[i + 1] = journal.size();
                }
            }
        }
        return ends;
    }

    @Test
    void aPowerCutLeavesWholeBatchesAndAllThatWereAcknowledged() throws Exception {
        Journal journal = PowerCutFiles.start();
        int[] ends = workload(journal);
        Random chance = new Random(4);
        for (int i = 0; i < 12; i++) {
            int at = ends[0] + chance.nextInt(journal.size() - ends[0] + 1);
            Path place = Files.createDirectories(folder.resolve("cut" + i));
            Files.write(
                    place.resolve("outrigger.mv.db"),
                    journal.fileAfterCut(at, chance, i % 2 == 0 ? 0 : 0.5));
            check(place, at, ends);
        }
    }

    private static void check(Path place, int at, int[] ends) {
        Map<Object, Integer> counts = new HashMap<>();
        try (Store store = Store.open(StoreOptions.at(place));
                StoreTransaction transaction = store.begin()) {
            Table table = transaction.catalog().table("master", "dbo", "t").orElseThrow();
            scan(transaction, table).forEach(row -> counts.merge(row.get(1), 1, Integer::sum));
            // The key's index has all of them, and nothing else.
            transaction.truncate(table);
            transaction.insert(table, BatchInsertTest.batches(table, rows(0)));
            transaction.commit();
            assertThat(scan(transaction, table)).hasSize(ROWS);
        }
        for (int i = 0; i < TRANSACTIONS; i++) {
            int count = counts.getOrDefault(i, 0);
            if (rollsBack(i) || ends[i] > at) {
                assertThat(count).as("transaction %d, cut at %d", i, at).isZero();
            } else if (ends[i + 1] <= at) {
                assertThat(count).as("transaction %d, cut at %d", i, at).isEqualTo(ROWS);
            } else {
                assertThat(count).as("transaction %d, cut at %d", i, at).isIn(0, ROWS);
            }
        }
    }
}
