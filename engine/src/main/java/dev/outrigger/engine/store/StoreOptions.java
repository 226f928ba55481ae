package dev.outrigger.engine.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * @param folder where the data are; empty for a store in memory
 * @param cacheKilobytes of H2's page cache
 * @param lockTimeout how long a writer waits for another's row: then 1222
 */
public record StoreOptions(Optional<Path> folder, int cacheKilobytes, Duration lockTimeout) {
    public static StoreOptions inMemory() {
        return new StoreOptions(Optional.empty(), 64 * 1024, Duration.ofSeconds(30));
    }

    public static StoreOptions at(Path folder) {
        return new StoreOptions(Optional.of(folder), 64 * 1024, Duration.ofSeconds(30));
    }
}
