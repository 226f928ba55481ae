package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.column;
import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.store.Table.Identity;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.SqlType;
import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    @TempDir Path folder;

    private void kill(int times) throws Exception {
        TableColumn id =
                new TableColumn(
                        "id",
                        SqlType.INT,
                        false,
                        Optional.of(new Identity(1, 1)),
                        Optional.empty(),
                        Optional.empty());
        try (Store store = Store.open(StoreOptions.at(folder))) {
            create(
                    store,
                    Rows.table(
                            "t",
                            List.of(id, column("value", SqlType.INT)),
                            List.of(new Key("PK_t", true, List.of(0)))));
        }
        Random chance = new Random(7);
        List<Integer> acknowledged = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Process process =
                    new ProcessBuilder(KilledStore.command(folder))
                            .redirectError(new File(folder.toFile(), "errors.txt"))
                            .start();
            long wanted = 1 + chance.nextInt(300);
            try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
                String line;
                for (int read = 0; (line = lines.readLine()) != null; read++) {
                    acknowledged.add(Integer.parseInt(line));
                    if (read == wanted) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            process.waitFor();
            try (Store store = Store.open(StoreOptions.at(folder));
                    StoreTransaction transaction = store.begin()) {
                Table table = transaction.catalog().table("master", "dbo", "t").orElseThrow();
                List<Integer> found = new ArrayList<>();
                scan(transaction, table).forEach(row -> found.add((Integer) row.get(0)));
                assertThat(found)
                        .as("after kill %d", i)
                        .containsAll(acknowledged)
                        .allMatch(each -> each < 1_000_000_000);
                assertThat(found.size())
                        .isBetween(2 * acknowledged.size(), 2 * acknowledged.size() + 2 * (i + 1));
            }
        }
        assertThat(acknowledged).doesNotHaveDuplicates().hasSizeGreaterThan(times * 10);
    }

    @Test
    void killsLoseNothingThatWasAcknowledged() throws Exception {
        kill(10);
    }

    @Test
    @Tag("long")
    void manyKillsLoseNothingThatWasAcknowledged() throws Exception {
        kill(200);
    }
}
