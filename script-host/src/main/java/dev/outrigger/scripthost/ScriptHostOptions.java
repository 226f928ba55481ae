package dev.outrigger.scripthost;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How an instance starts its hosts and keeps them.
 *
 * @param isolation whether a sandbox is required
 * @param hosts how many may run at once, those that wait for a session included
 * @param hostsPerLogin how many of them one login's sessions may have; 0 for all
 * @param warmHosts how many hosts of each runtime in use wait, fresh, for new sessions
 * @param queueTimeout how long a call waits for a free place
 * @param startTimeout how long a host may take to be ready
 * @param idleTimeout how long a host is kept that nobody uses
 * @param pythonImports the modules that CPython imports before its first script
 */
public record ScriptHostOptions(
        Isolation isolation,
        int hosts,
        int hostsPerLogin,
        int warmHosts,
        Duration queueTimeout,
        Duration startTimeout,
        Duration idleTimeout,
        List<String> pythonImports) {
    public static final ScriptHostOptions EMBEDDED =
            new ScriptHostOptions(
                    Isolation.AVAILABLE, 8, Duration.ofSeconds(30), Duration.ofSeconds(30));

    public ScriptHostOptions {
        Objects.requireNonNull(isolation, "isolation is null");
        if (hosts < 1) {
            throw new IllegalArgumentException("no place for any host: " + hosts);
        }
        pythonImports = List.copyOf(pythonImports);
    }

    /** Hosts that are started when asked for, and kept for ten minutes. */
    public ScriptHostOptions(
            Isolation isolation, int hosts, Duration queueTimeout, Duration startTimeout) {
        this(isolation, hosts, 0, 0, queueTimeout, startTimeout, Duration.ofMinutes(10), List.of());
    }

    public ScriptHostOptions withWarmHosts(int spares) {
        return new ScriptHostOptions(
                isolation,
                hosts,
                hostsPerLogin,
                spares,
                queueTimeout,
                startTimeout,
                idleTimeout,
                pythonImports);
    }

    public ScriptHostOptions withHostsPerLogin(int limit) {
        return new ScriptHostOptions(
                isolation,
                hosts,
                limit,
                warmHosts,
                queueTimeout,
                startTimeout,
                idleTimeout,
                pythonImports);
    }

    public ScriptHostOptions withIdleTimeout(Duration timeout) {
        return new ScriptHostOptions(
                isolation,
                hosts,
                hostsPerLogin,
                warmHosts,
                queueTimeout,
                startTimeout,
                timeout,
                pythonImports);
    }

    public ScriptHostOptions withPythonImports(List<String> modules) {
        return new ScriptHostOptions(
                isolation,
                hosts,
                hostsPerLogin,
                warmHosts,
                queueTimeout,
                startTimeout,
                idleTimeout,
                modules);
    }

    public enum Isolation {
        /** No script runs without a sandbox. */
        REQUIRED,
        /** A sandbox where the machine has one; else a plain process, and a message says so. */
        AVAILABLE
    }
}
