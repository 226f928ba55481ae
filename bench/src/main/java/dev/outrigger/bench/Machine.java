package dev.outrigger.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What a report says about where it was made. */
final class Machine {
    private Machine() {}

    static long memoryBytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
    }

    static String description() {
        return String.format(
                Locale.ROOT,
                "%d cores, %.1f GB of memory, %s %s, %s %s, heap of at most %d MB a JVM",
                Runtime.getRuntime().availableProcessors(),
                memoryBytes() / 1e9,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
