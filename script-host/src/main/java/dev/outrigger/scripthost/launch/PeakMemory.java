package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** The most memory that a host has had, as the kernel counts it: that of its largest process. */
public final class PeakMemory {
    private static final String LINE = "VmHWM:";

    private final List<Path> processes;

    private PeakMemory(List<Path> processes) {
        this.processes = processes;
    }

    /** Of a process and those that it has by now. */
    public static PeakMemory of(long pid) {
        LongStream own = LongStream.of(pid);
        LongStream others =
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(ProcessHandle::pid);
        return new PeakMemory(
                LongStream.concat(own, others)
                        .mapToObj(each -> Path.of("/proc/" + each + "/status"))
                        .toList());
    }

    /** 0 where the kernel does not tell, or the processes are gone. */
    public long kilobytes() {
        return processes.stream().mapToLong(PeakMemory::kilobytes).max().orElse(0);
    }

    private static long kilobytes(Path status) {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(LINE)) {
                    return Long.parseLong(
                            line.substring(LINE.length()).replace("kB", "").strip());
                }
            }
            return 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
