package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A system that takes part: its process, where its data are, and whose memory is looked at.
 *
 * @param place its data, kept for the next run; empty when they live and die with a server
 * @param server whose memory counts instead of the process's
 */
record Peer(
        String name,
        PeerProcess process,
        Optional<Path> place,
        Optional<ProcessHandle> server,
        PeakMemory memory)
        implements AutoCloseable {
    Peer {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(server, "server is null");
    }

    /** Starts it, loads the data unless an earlier run has, and tells the system's version. */
    String prepare() throws IOException {
        Optional<Path> done = place.map(path -> path.resolveSibling(path.getFileName() + ".done"));
        boolean loaded = done.isPresent() && Files.exists(done.get());
        if (!loaded && place.isPresent()) {
            delete(place.get());
        }
        process.ensureStarted();
        String version = process.ask("hello").get("version");
        if (!loaded) {
            process.ask("prepare");
            if (done.isPresent()) {
                // What a process keeps until it ends is in the data only then.
                process.close();
                Files.createFile(done.get());
            }
        }
        return version;
    }

    void sampleMemory() {
        memory.sample(server.orElseGet(process::handle));
    }

    OptionalLong peakKilobytes() {
        return memory.kilobytes();
    }

    @Override
    public void close() {
        process.close();
    }

    /** A folder or a file, and what a database puts beside a file. */
    private static void delete(Path place) throws IOException {
        List<Path> paths;
        Path folder = place.getParent();
        String name = place.getFileName().toString();
        try (Stream<Path> walk = Files.walk(folder)) {
            paths =
                    walk.filter(
                                    path ->
                                            path.startsWith(place)
                                                    || path.equals(folder.resolve(name + ".wal")))
                            .sorted(Comparator.reverseOrder())
                            .toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
