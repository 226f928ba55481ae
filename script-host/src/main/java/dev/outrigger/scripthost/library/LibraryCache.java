package dev.outrigger.scripthost.library;

import dev.outrigger.scripthost.folders.Folders;
import dev.outrigger.scripthost.library.LibrarySet.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Libraries that are unpacked, each once for all who use it. One that nobody has used for a while
 * goes when others need its place. Thread-safe.
 */
public final class LibraryCache {
    /** A host that is about to start counts as no user yet. */
    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Predicate<Path> inUse;
    private final Map<String, Entry> entries = new HashMap<>();
    private int next;

    /** inUse: whether a host loads from a folder. */
    public LibraryCache(Predicate<Path> inUse) {
        this.inUse = inUse;
    }

    /** Where it works, and what for. */
    public record Place(
            Path folder, LibraryTarget target, LibraryLimits limits, WheelBuilder builder) {}

    /** Builds a wheel out of a source distribution, in a sandbox. */
    public interface WheelBuilder {
        Path build(Path sources, Path folder) throws IOException;
    }

    /** One library for one target; its monitor is held while it is unpacked. */
    private static final class Entry {
        private Optional<Unpacked> unpacked = Optional.empty();
        private Optional<LibraryRefused> refused = Optional.empty();
        private long used = System.nanoTime();
    }

    private record Unpacked(Path folder, long bytes, PackageMetadata metadata) {}

    /**
     * Unpacks what is not yet unpacked. What cannot be is left out, and told.
     *
     * @param libraries in the order of the path
     */
    public LibrarySet use(Place place, List<ScriptLibrary> libraries) {
        List<Path> folders = new ArrayList<>();
        List<Path> privates = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, Unpacked> found = new HashMap<>();
        for (ScriptLibrary library : libraries) {
            try {
                Unpacked unpacked = unpacked(place, library);
                found.putIfAbsent(library.name(), unpacked);
                if (library.isPrivate()) {
                    privates.add(unpacked.folder());
                }
                if (!folders.contains(unpacked.folder())) {
                    folders.add(unpacked.folder());
                }
            } catch (LibraryRefused e) {
                problems.add(new Problem(library.name(), e.getMessage()));
            }
        }
        problems.addAll(missing(place, found));
        return new LibrarySet(folders, privates, problems);
    }

    /** As {@link #use} of one that must be usable: throws why it is not. */
    public void require(Place place, ScriptLibrary library) {
        unpacked(place, library);
    }

    /** Whether a library can only be made by running what is in it. */
    public boolean needsBuild(Place place, Path file) {
        if (place.target().python().isEmpty()) {
            return false;
        }
        Path work = place.folder().resolve("look-" + number());
        try {
            return PythonPackage.needsBuild(file, place.limits(), work);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            delete(work);
        }
    }

    private synchronized int number() {
        return next++;
    }

    private static LibraryRefused failed(IOException e) {
        return new LibraryRefused("it cannot be unpacked: " + e, e);
    }

    private Unpacked unpacked(Place place, ScriptLibrary library) {
        String key = library.hash() + "-" + place.target().key();
        Entry entry;
        synchronized (this) {
            entry = entries.computeIfAbsent(key, fresh -> new Entry());
            entry.used = System.nanoTime();
        }
        synchronized (entry) {
            if (entry.refused.isPresent()) {
                throw entry.refused.get();
            }
            if (entry.unpacked.isEmpty()) {
                try {
                    entry.unpacked = Optional.of(unpack(place, library));
                } catch (LibraryRefused e) {
                    // What failed for reasons of the moment may do the next time.
                    entry.refused = e.getCause() == null ? Optional.of(e) : Optional.empty();
                    throw e;
                }
                makeRoom(place.limits(), entry);
            }
            return entry.unpacked.get();
        }
    }

    private Unpacked unpack(Place place, ScriptLibrary library) {
        int number = number();
        Path work = place.folder().resolve("work-" + number);
        Path folder = place.folder().resolve("library-" + number);
        boolean done = false;
        try {
            Files.createDirectories(work);
            Files.createDirectories(folder);
            Path file = work.resolve("content");
            try (InputStream in = library.content().open()) {
                Files.copy(in, file);
            }
            Optional<RuntimeFacts> python = place.target().python();
            long bytes =
                    python.isPresent()
                            ? new PythonPackage(
                                            python.get(),
                                            place.limits(),
                                            place.builder()::build,
                                            work)
                                    .unpack(file, folder)
                            : JavaLibrary.unpack(file, folder, place.limits());
            PackageMetadata metadata =
                    python.isPresent() ? PackageMetadata.of(folder) : PackageMetadata.NONE;
            done = true;
            return new Unpacked(folder, bytes, metadata);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            delete(work);
            if (!done) {
                delete(folder);
            }
        }
    }

    private void makeRoom(LibraryLimits limits, Entry mine) {
        List<Path> gone = new ArrayList<>();
        synchronized (this) {
            long bytes = entries.values().stream().mapToLong(LibraryCache::bytes).sum();
            List<Map.Entry<String, Entry>> oldest = new ArrayList<>(entries.entrySet());
            oldest.sort(Comparator.comparingLong(one -> one.getValue().used));
            long before = System.nanoTime() - KEPT_NANOS;
            for (Map.Entry<String, Entry> one : oldest) {
                Entry entry = one.getValue();
                Optional<Unpacked> there = entry.unpacked;
                boolean free =
                        entry != mine
                                && there.isPresent()
                                && entry.used - before < 0
                                && !inUse.test(there.get().folder());
                if (bytes > limits.cacheBytes() && free) {
                    bytes -= bytes(entry);
                    gone.add(there.get().folder());
                    entries.remove(one.getKey());
                }
            }
            if (bytes > limits.cacheBytes()) {
                gone.add(mine.unpacked.orElseThrow().folder());
                mine.unpacked = Optional.empty();
            }
        }
        gone.forEach(LibraryCache::delete);
        if (mine.unpacked.isEmpty()) {
            throw new LibraryRefused(
                    "the libraries in use take more than "
                            + (limits.cacheBytes() >> 20)
                            + " MB, the setting 'external library cache (MB)'");
        }
    }

    private static long bytes(Entry entry) {
        return entry.unpacked.map(Unpacked::bytes).orElse(0L);
    }

    private static List<Problem> missing(Place place, Map<String, Unpacked> found) {
        List<Problem> problems = new ArrayList<>();
        Optional<RuntimeFacts> python = place.target().python();
        if (python.isEmpty()) {
            return problems;
        }
        Map<String, String> there = new HashMap<>(python.get().distributions());
        found.forEach(
                (name, unpacked) -> {
                    boolean named = !unpacked.metadata().name().isEmpty();
                    there.put(
                            Requirement.key(named ? unpacked.metadata().name() : name),
                            unpacked.metadata().version());
                });
        found.forEach(
                (name, unpacked) -> {
                    for (String line : unpacked.metadata().requires()) {
                        Requirement.of(line, python.get().markers())
                                .flatMap(required -> lack(required, there))
                                .ifPresent(text -> problems.add(new Problem(name, text)));
                    }
                });
        return problems;
    }

    private static Optional<String> lack(Requirement required, Map<String, String> there) {
        String version = there.get(Requirement.key(required.name()));
        if (version != null && (version.isEmpty() || required.versions().has(version))) {
            return Optional.empty();
        }
        return Optional.of(
                "it requires "
                        + required
                        + (version == null
                                ? ", which is not there"
                                : ", and " + version + " is there")
                        + ": CREATE EXTERNAL LIBRARY ["
                        + required.name()
                        + "] FROM (CONTENT = 'PATH OF ITS WHEEL') WITH (LANGUAGE = 'Python')");
    }

    static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // It goes with the launcher's folder.
            return;
        }
    }
}
