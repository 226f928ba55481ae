package dev.outrigger.scripthost.launch;

/**
 * How a host's process ended.
 *
 * @param status its exit status, above 128 for a signal; -1 when it still runs
 * @param outOfMemoryKill whether the kernel has killed a process of this control group for want of
 *     memory since
 */
public record HostEnd(int status, boolean outOfMemoryKill) {
    private static final int SIGNALS = 128;
    private static final int KILL = 9;
    private static final int ABORT = 6;
    private static final int SEGMENTATION_FAULT = 11;

    /** What a JVM that may not go on without memory ends with. */
    private static final int JAVA_OUT_OF_MEMORY = 3;

    public String text() {
        if (status < 0) {
            return "closed its pipe but still ran";
        }
        if (status <= SIGNALS) {
            return "ended with exit status " + status;
        }
        int signal = status - SIGNALS;
        String name =
                switch (signal) {
                    case 4 -> " (SIGILL)";
                    case ABORT -> " (SIGABRT)";
                    case 7 -> " (SIGBUS)";
                    case 8 -> " (SIGFPE)";
                    case KILL -> " (SIGKILL)";
                    case SEGMENTATION_FAULT -> " (SIGSEGV)";
                    case 15 -> " (SIGTERM)";
                    case 31 -> " (SIGSYS)";
                    default -> "";
                };
        return "was ended by signal " + signal + name;
    }

    /** Whether it died of its memory limit, by what the kernel says or by its own last words. */
    public boolean outOfMemory(String lastWords) {
        if (status == SIGNALS + KILL) {
            return outOfMemoryKill;
        }
        if (status == JAVA_OUT_OF_MEMORY && lastWords.contains("java.lang.OutOfMemoryError")) {
            return true;
        }
        boolean crashed =
                status == SIGNALS + ABORT || status == SIGNALS + SEGMENTATION_FAULT || status == 1;
        return crashed
                && (lastWords.contains("bad_alloc")
                        || lastWords.contains("MemoryError")
                        || lastWords.contains("annot allocate memory")
                        || lastWords.contains("emory allocation"));
    }
}
