package dev.outrigger.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this process and its script hosts hold: of Linux's /proc, and of the heap after a collection.
 *
 * @param heapBytes the engine's live objects
 * @param hostKilobytes the resident memory of all hosts
 * @param files what temporary folders of Outrigger hold, this process's and those of others that run
 */
record Footprint(
        long heapBytes,
        long descriptors,
        long threads,
        long processes,
        long hostKilobytes,
        long files) {

    static Footprint now() throws IOException {
        return new Footprint(
                heapInUse(),
                count(Path.of("/proc/self/fd")),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                hosts().count(),
                hosts().mapToLong(Footprint::residentKilobytes).sum(),
                temporaryFiles());
    }

    /** The processes below this one that run: those that have ended and wait to be asked are none. */
    static Stream<ProcessHandle> hosts() {
        return ProcessHandle.current().descendants().filter(Footprint::runs);
    }

    static boolean runs(ProcessHandle process) {
        try {
            String state = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return !state.contains(") Z ") && !state.contains(") X ");
        } catch (IOException e) {
            return false;
        }
    }

    private static long heapInUse() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static long residentKilobytes(ProcessHandle process) {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            // It ended meanwhile.
            return 0;
        }
    }

    private static long temporaryFiles() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            folders =
                    all.filter(path -> path.getFileName().toString().startsWith("outrigger"))
                            .toList();
        }
        long files = folders.size();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                files += all.count();
            } catch (IOException | UncheckedIOException e) {
                // Another process's folder may go while it is looked at.
                files--;
            }
        }
        return files;
    }

    @Override
    public String toString() {
        return "heap %,d KB, %d descriptors, %d threads, %d processes of %,d KB, %d temporary files"
                .formatted(
                        heapBytes >> 10,
                        descriptors,
                        threads,
                        processes,
                        hostKilobytes,
                        files);
    }
}
