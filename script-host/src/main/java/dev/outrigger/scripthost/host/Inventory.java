package dev.outrigger.scripthost.host;

import java.io.File;

/** What a script can leave behind in its host: threads and open files, in numbers. */
record Inventory(int threads, int openFiles) {
    /** What the runtime opens by itself as it comes to need it. */
    private static final int OPEN_FILES_SPARE = 32;

    private static final File OPEN_FILES = new File("/proc/self/fd");

    static Inventory now() {
        String[] open = OPEN_FILES.list();
        // Where the list cannot be opened, the last descriptor may be gone; elsewhere there is none.
        int openFiles = open != null ? open.length : OPEN_FILES.exists() ? Integer.MAX_VALUE : 0;
        return new Inventory(Thread.activeCount(), openFiles);
    }

    boolean hasMoreThan(Inventory before) {
        return threads > before.threads || openFiles - OPEN_FILES_SPARE > before.openFiles;
    }
}
