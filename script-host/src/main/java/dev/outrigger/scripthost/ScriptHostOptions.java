package dev.outrigger.scripthost;

import java.time.Duration;

/**
 * How an instance starts its hosts.
 *
 * @param isolation whether a sandbox is required
 * @param hosts how many may run at once
 * @param queueTimeout how long a call waits for a free place
 * @param startTimeout how long a host may take to be ready
 */
public record ScriptHostOptions(
        Isolation isolation, int hosts, Duration queueTimeout, Duration startTimeout) {
    public static final ScriptHostOptions EMBEDDED =
            new ScriptHostOptions(
                    Isolation.AVAILABLE, 8, Duration.ofSeconds(30), Duration.ofSeconds(30));

    public enum Isolation {
        /** No script runs without a sandbox. */
        REQUIRED,
        /** A sandbox where the machine has one; else a plain process, and a message says so. */
        AVAILABLE
    }
}
