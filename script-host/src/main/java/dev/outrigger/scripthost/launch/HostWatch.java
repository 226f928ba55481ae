package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.ScriptLimits;
import dev.outrigger.scripthost.protocol.SharedSlots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks at a host's process while a call runs, and fails the call when the process goes beyond a
 * limit that the kernel does not hold: processor time, threads (no limit of the kernel's counts a
 * root's), memory that a runtime took past its own books, and files without content.
 */
public final class HostWatch {
    private static final long LOOK_MILLIS = 50;
    private static final int LOOKS_PER_COUNT = 20;

    /** What a runtime has in memory besides that which its limit counts. */
    private static final long OWN_BYTES = 512L << 20;

    private final HostProcess process;
    private final ScriptLimits limits;
    private final Consumer<ScriptFailure> fail;
    private ScheduledFuture<?> looks;
    private long cpuBefore = -1;
    private int looked;

    private HostWatch(HostProcess process, ScriptLimits limits, Consumer<ScriptFailure> fail) {
        this.process = process;
        this.limits = limits;
        this.fail = fail;
    }

    /** fail: called at most once, from the clock's thread. */
    public static HostWatch start(
            HostProcess process,
            ScriptLimits limits,
            ScheduledExecutorService clock,
            Consumer<ScriptFailure> fail) {
        HostWatch watch = new HostWatch(process, limits, fail);
        watch.looks =
                clock.scheduleWithFixedDelay(
                        watch::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    public void stop() {
        looks.cancel(false);
    }

    private void look() {
        Optional<ProcessUsage> seen = process.scriptsPid().flatMap(ProcessUsage::of);
        seen.flatMap(this::beyond)
                .or(this::tooMuchShared)
                .or(this::tooManyFiles)
                .ifPresent(
                        failure -> {
                            stop();
                            fail.accept(failure);
                        });
    }

    private Optional<ScriptFailure> beyond(ProcessUsage usage) {
        if (cpuBefore < 0) {
            cpuBefore = usage.cpuNanos();
        }
        if (usage.cpuNanos() - cpuBefore > limits.process().cpuTime().toNanos()) {
            return Optional.of(
                    new ScriptFailure(
                            Reason.CPU_EXCEEDED,
                            "the script used more processor time than its limit of "
                                    + limits.process().cpuTime().toMillis()
                                    + " ms"));
        }
        if (usage.threads() > limits.process().threads()) {
            return Optional.of(
                    new ScriptFailure(
                            Reason.THREADS_EXCEEDED,
                            "the script's host has more threads than its limit of "
                                    + limits.process().threads()));
        }
        Optional<GroupPlace> group =
                process.place().filter(in -> in.isBeyond(process, usage.residentBytes()));
        if (group.isPresent()) {
            return Optional.of(
                    new ScriptFailure(Reason.POOL_MEMORY_EXCEEDED, GroupMemory.text(group.get())));
        }
        if (usage.residentBytes() > limits.memoryBytes() + OWN_BYTES) {
            return Optional.of(
                    new ScriptFailure(
                            Reason.MEMORY_EXCEEDED,
                            "the script needed more memory than its limit of "
                                    + limits.memoryBytes()
                                    + " bytes"));
        }
        return Optional.empty();
    }

    private Optional<ScriptFailure> tooMuchShared() {
        try {
            if (process.shared().isPresent()
                    && process.shared().get().othersBytes() > SharedSlots.FILE_BYTES) {
                return Optional.of(
                        new ScriptFailure(
                                Reason.FILES_EXCEEDED,
                                "the script enlarged the memory that its host shares with the"
                                        + " engine, beyond the limit of "
                                        + SharedSlots.FILE_BYTES
                                        + " bytes"));
            }
        } catch (IOException e) {
            // Closed, with the host.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<ScriptFailure> tooManyFiles() {
        looked++;
        if (looked % LOOKS_PER_COUNT != 0) {
            return Optional.empty();
        }
        int limit = limits.process().folderFiles();
        for (Path folder : process.writable()) {
            if (FolderCount.upTo(limit + 1, folder) > limit) {
                return Optional.of(
                        new ScriptFailure(
                                Reason.FILES_EXCEEDED,
                                "the script's working folder has more files than its limit of "
                                        + limit));
            }
        }
        return Optional.empty();
    }
}
