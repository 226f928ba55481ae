package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kernel's own count of processes that it killed for want of memory, in this process's control
 * group.
 */
final class MemoryEvents {
    private static final Path EVENTS = Path.of("/sys/fs/cgroup/memory.events");
    private static final Path EVENTS_OF_VERSION_1 =
            Path.of("/sys/fs/cgroup/memory/memory.oom_control");

    private MemoryEvents() {}

    /** 0 where the kernel does not tell. */
    static long kills() {
        try {
            Path file = Files.isReadable(EVENTS) ? EVENTS : EVENTS_OF_VERSION_1;
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("oom_kill ")) {
                    return Long.parseLong(line.substring("oom_kill ".length()).strip());
                }
            }
            return 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
