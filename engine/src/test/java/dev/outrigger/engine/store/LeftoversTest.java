package dev.outrigger.engine.store;

import static dev.outrigger.engine.store.Rows.create;
import static dev.outrigger.engine.store.Rows.insert;
import static dev.outrigger.engine.store.Rows.insertCommitted;
import static dev.outrigger.engine.store.Rows.pairs;
import static dev.outrigger.engine.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir Path folder;

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    private static Set<Path> descriptors(Path folder) throws IOException {
        Path all = Path.of("/proc/self/fd");
        if (!Files.isDirectory(all)) {
            return Set.of();
        }
        Set<Path> open = new HashSet<>();
        try (Stream<Path> links = Files.list(all)) {
            for (Path link : links.toList()) {
                try {
                    Path target = Files.readSymbolicLink(link);
                    if (target.startsWith(folder.toRealPath())) {
                        open.add(target);
                    }
                } catch (IOException e) {
                    // The descriptor of the listing itself is gone by now.
                    continue;
                }
            }
        }
        return open;
    }

    private static void use(Store store) {
        Table table = create(store, pairs("t"));
        insertCommitted(store, table, row(1, 1), row(2, 2));
        StoreTransaction abandoned = store.begin();
        insert(abandoned, table, row(3, 3));
    }

    @Test
    void aClosedStoreLeavesNoThreadAndNoFileButItsData() throws Exception {
        Set<Thread> before = threads();
        try (Store store = Store.open(StoreOptions.at(folder))) {
            use(store);
        }
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(2000);
        }
        left.removeIf(thread -> !thread.isAlive());
        assertThat(left).isEmpty();
        assertThat(files()).containsExactlyInAnyOrder("outrigger.mv.db", "outrigger.lock");
        assertThat(descriptors(folder)).isEmpty();
    }

    @Test
    void aStoreThatCouldNotOpenLeavesNothingOpen() throws Exception {
        Files.writeString(folder.resolve("outrigger.mv.db"), "no data at all".repeat(1000));
        Set<Thread> before = threads();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Store.open(StoreOptions.at(folder)))
                .hasMessageContaining("outrigger.mv.db");
        assertThat(before).containsAll(threads());
        assertThat(descriptors(folder)).isEmpty();
    }

    @Test
    void aStoreInMemoryLeavesNoThread() {
        Set<Thread> before = threads();
        try (Store store = Store.open(StoreOptions.inMemory())) {
            use(store);
        }
        assertThat(before).containsAll(threads());
    }
}
