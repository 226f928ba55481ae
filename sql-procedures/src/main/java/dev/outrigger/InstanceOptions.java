package dev.outrigger;

import dev.outrigger.scripthost.OutboundAddress;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an instance is opened. What is empty here is decided by the instance's own settings ({@code
 * sp_configure}), which it keeps with its data.
 *
 * @param folder where the data are; empty for an instance in memory
 * @param python a CPython interpreter for scripts of language Python; wins over ALTER EXTERNAL
 *     LANGUAGE of an earlier run
 * @param pythonImports modules that CPython's hosts import before their first script
 * @param isolation whether scripts need a sandbox; wins over 'external scripts isolation'
 * @param cacheKilobytes of the storage engine's page cache
 * @param lockTimeout how long a writer waits for another's row
 * @param jobs whether scheduled jobs run here; without it they can be defined, not started
 * @param outbound the servers of the network that sandboxed scripts may reach; none unless listed
 */
public record InstanceOptions(
        Optional<Path> folder,
        Optional<Path> python,
        List<String> pythonImports,
        Optional<Isolation> isolation,
        int cacheKilobytes,
        Duration lockTimeout,
        List<OutboundAddress> outbound,
        boolean jobs) {
    private static final int DEFAULT_CACHE_KILOBYTES = 64 * 1024;
    private static final Pattern MODULE =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");
    private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);

    public InstanceOptions {
        Objects.requireNonNull(folder, "folder is null");
        Objects.requireNonNull(python, "python is null");
        pythonImports = List.copyOf(pythonImports);
        for (String module : pythonImports) {
            if (!MODULE.matcher(module).matches()) {
                throw new IllegalArgumentException("no name of a Python module: '" + module + "'");
            }
        }
        Objects.requireNonNull(isolation, "isolation is null");
        Objects.requireNonNull(lockTimeout, "lockTimeout is null");
        outbound = List.copyOf(outbound);
    }

    public static InstanceOptions inMemory() {
        return new InstanceOptions(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                DEFAULT_CACHE_KILOBYTES,
                DEFAULT_LOCK_TIMEOUT,
                List.of(),
                false);
    }

    public static InstanceOptions at(Path folder) {
        return new InstanceOptions(
                Optional.of(folder),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                DEFAULT_CACHE_KILOBYTES,
                DEFAULT_LOCK_TIMEOUT,
                List.of(),
                false);
    }

    public InstanceOptions withPython(Path interpreter) {
        return new InstanceOptions(
                folder,
                Optional.of(interpreter),
                pythonImports,
                isolation,
                cacheKilobytes,
                lockTimeout,
                outbound,
                jobs);
    }

    /** modules: such as sklearn.cluster; scripts that use them need not wait for them. */
    public InstanceOptions withPythonImports(List<String> modules) {
        return new InstanceOptions(
                folder, python, modules, isolation, cacheKilobytes, lockTimeout, outbound, jobs);
    }

    public InstanceOptions withIsolation(Isolation required) {
        return new InstanceOptions(
                folder,
                python,
                pythonImports,
                Optional.of(required),
                cacheKilobytes,
                lockTimeout,
                outbound,
                jobs);
    }

    public InstanceOptions withOutbound(List<OutboundAddress> addresses) {
        return new InstanceOptions(
                folder,
                python,
                pythonImports,
                isolation,
                cacheKilobytes,
                lockTimeout,
                addresses,
                jobs);
    }

    /** Scheduled jobs run while the instance is open. */
    public InstanceOptions withJobs(boolean run) {
        return new InstanceOptions(
                folder,
                python,
                pythonImports,
                isolation,
                cacheKilobytes,
                lockTimeout,
                outbound,
                run);
    }
}
