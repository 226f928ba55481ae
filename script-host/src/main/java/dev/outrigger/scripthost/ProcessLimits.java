package dev.outrigger.scripthost;

import java.time.Duration;

/**
 * What a host's process may use besides memory; each is the administrator's setting of that name.
 *
 * @param cpuTime of all processors together, for one execution
 * @param threads at a time, the runtime's own among them
 * @param folderBytes of the private working folder
 * @param folderFiles in it
 * @param openFiles at a time, sockets and pipes among them
 */
public record ProcessLimits(
        Duration cpuTime, int threads, long folderBytes, int folderFiles, int openFiles) {
    public static final ProcessLimits DEFAULT =
            new ProcessLimits(Duration.ofHours(1), 512, 256L << 20, 1 << 16, 1024);

    /** What a process is started with; the rest are the default's. */
    ProcessLimits ofHost() {
        return new ProcessLimits(
                DEFAULT.cpuTime, DEFAULT.threads, folderBytes, DEFAULT.folderFiles, openFiles);
    }
}
