package dev.outrigger.scripthost;

import java.time.Duration;

/**
 * What one execution may use; each is the administrator's setting of that name.
 *
 * @param wallClock from the first byte of input to the last of output
 * @param memoryBytes of the host process
 * @param outputBytes of printed text, standard output and error together
 * @param frameRows of one frame in either direction
 * @param frameBytes of one frame in either direction
 * @param process what else the process may use
 */
public record ScriptLimits(
        Duration wallClock,
        long memoryBytes,
        long outputBytes,
        int frameRows,
        long frameBytes,
        ProcessLimits process) {
    public static final ScriptLimits DEFAULT =
            new ScriptLimits(Duration.ofMinutes(10), 2L << 30, 16L << 20, 1 << 20, 256L << 20);

    public ScriptLimits(
            Duration wallClock,
            long memoryBytes,
            long outputBytes,
            int frameRows,
            long frameBytes) {
        this(wallClock, memoryBytes, outputBytes, frameRows, frameBytes, ProcessLimits.DEFAULT);
    }

    /** What a host is started with; the rest are the default's. */
    ScriptLimits ofHost() {
        return new ScriptLimits(
                DEFAULT.wallClock,
                memoryBytes,
                DEFAULT.outputBytes,
                DEFAULT.frameRows,
                DEFAULT.frameBytes,
                process.ofHost());
    }

    public ScriptLimits withProcess(ProcessLimits other) {
        return new ScriptLimits(wallClock, memoryBytes, outputBytes, frameRows, frameBytes, other);
    }
}
