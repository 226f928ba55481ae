package dev.outrigger;

import dev.outrigger.scripthost.OutboundAddress;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an instance is opened. What is empty here is decided by the instance's own settings ({@code
 * sp_configure}), which it keeps with its data.
 *
 * @param folder where the data are; empty for an instance in memory
 * @param python a CPython interpreter for scripts of language Python; wins over ALTER EXTERNAL
 *     LANGUAGE of an earlier run
 * @param isolation whether scripts need a sandbox; wins over 'external scripts isolation'
 * @param cacheKilobytes of the storage engine's page cache
 * @param lockTimeout how long a writer waits for another's row
 * @param outbound the servers of the network that sandboxed scripts may reach; none unless listed
 */
public record InstanceOptions(
        Optional<Path> folder,
        Optional<Path> python,
        Optional<Isolation> isolation,
        int cacheKilobytes,
        Duration lockTimeout,
        List<OutboundAddress> outbound) {
    private static final int DEFAULT_CACHE_KILOBYTES = 64 * 1024;
    private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);

    public InstanceOptions {
        Objects.requireNonNull(folder, "folder is null");
        Objects.requireNonNull(python, "python is null");
        Objects.requireNonNull(isolation, "isolation is null");
        Objects.requireNonNull(lockTimeout, "lockTimeout is null");
        outbound = List.copyOf(outbound);
    }

    public static InstanceOptions inMemory() {
        return new InstanceOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_CACHE_KILOBYTES,
                DEFAULT_LOCK_TIMEOUT,
                List.of());
    }

    public static InstanceOptions at(Path folder) {
        return new InstanceOptions(
                Optional.of(folder),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_CACHE_KILOBYTES,
                DEFAULT_LOCK_TIMEOUT,
                List.of());
    }

    public InstanceOptions withPython(Path interpreter) {
        return new InstanceOptions(
                folder, Optional.of(interpreter), isolation, cacheKilobytes, lockTimeout, outbound);
    }

    public InstanceOptions withIsolation(Isolation required) {
        return new InstanceOptions(
                folder, python, Optional.of(required), cacheKilobytes, lockTimeout, outbound);
    }

    public InstanceOptions withOutbound(List<OutboundAddress> addresses) {
        return new InstanceOptions(
                folder, python, isolation, cacheKilobytes, lockTimeout, addresses);
    }
}
