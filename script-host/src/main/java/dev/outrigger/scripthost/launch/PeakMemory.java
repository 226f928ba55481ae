package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.LongStream;

/** The most memory that a host has had, as the kernel counts it: that of its largest process. */
public final class PeakMemory {
    private static final String LINE = "VmHWM:";

    private final Path status;

    private PeakMemory(Path status) {
        this.status = status;
    }

    /** Of the largest of a process and those that it has by now; the others only wait for it. */
    public static PeakMemory of(long pid) {
        LongStream others =
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(pid), others)
                .mapToObj(each -> new PeakMemory(Path.of("/proc/" + each + "/status")))
                .max(Comparator.comparingLong(PeakMemory::kilobytes))
                .orElseThrow();
    }

    /** 0 where the kernel does not tell, or the process is gone. */
    public long kilobytes() {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(LINE)) {
                    return Long.parseLong(line.substring(LINE.length()).replace("kB", "").strip());
                }
            }
            return 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
