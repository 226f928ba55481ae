package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder for what statements cannot keep in memory, and how much may be in it. It is made when
 * first needed and deleted at the end. Thread-safe.
 */
public final class Spilling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spilling.class);

    /** A file up to here is deleted at once: in a few milliseconds. */
    private static final long SMALL_BYTES = 8 << 20;

    private final Optional<Path> parent;
    private volatile long limit;
    private final AtomicLong used = new AtomicLong();
    private final ThreadPoolExecutor deletions =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Spilling::thread,
                    // A statement that outlives the engine deletes its files itself.
                    (deletion, closed) -> deletion.run());
    private Path folder;

    /**
     * parent: where the folder is made; the system's temporary folder when empty. limit: bytes of
     * all statements together.
     */
    public Spilling(Optional<Path> parent, long limit) {
        this.parent = parent;
        this.limit = limit;
        deletions.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "outrigger-spill-deletion");
        thread.setDaemon(true);
        return thread;
    }

    /** Bytes of all statements together, from now on; files that are beyond it stay. */
    public void limit(long bytes) {
        limit = bytes;
    }

    /**
     * Deletes what a process that was killed has left. Requires that no other process uses the
     * folder.
     */
    public void deleteLeftovers() {
        if (parent.isEmpty() || !Files.isDirectory(parent.get())) {
            return;
        }
        try (Stream<Path> found = Files.walk(parent.get())) {
            found.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(parent.get()))
                    .forEach(Spilling::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("temporary files are left over in {}", parent.get(), e);
        }
    }

    /** written: hears the number of bytes at each writing. */
    SpillFile create(LongConsumer written) {
        try {
            return new SpillFile(this, Files.createTempFile(folder(), "rows", ".arrow"), written);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private synchronized Path folder() throws IOException {
        if (folder == null) {
            if (parent.isPresent()) {
                Files.createDirectories(parent.get());
                folder = Files.createTempDirectory(parent.get(), "spill");
            } else {
                folder = Files.createTempDirectory("outrigger-spill");
            }
        }
        return folder;
    }

    void reserve(long bytes) {
        if (used.addAndGet(bytes) > limit) {
            used.addAndGet(-bytes);
            throw SqlError.of(ErrorCode.SPILL_FULL, limit >> 20);
        }
    }

    /**
     * Deletes a file whose bytes were reserved; they are free when it is gone. The caller does not
     * wait for a large one: where the disk is still writing a gigabyte, its deletion takes half a
     * second, and a cancelled statement ends before that.
     */
    void discard(Path file, long bytes) {
        Runnable deletion =
                () -> {
                    delete(file);
                    used.addAndGet(-bytes);
                };
        if (bytes <= SMALL_BYTES) {
            deletion.run();
        } else {
            deletions.execute(deletion);
        }
    }

    /** Bytes of all files at present. */
    public long used() {
        return used.get();
    }

    static SqlError failed(Exception cause) {
        SqlError error = SqlError.of(ErrorCode.SPILL_FAILED, String.valueOf(cause.getMessage()));
        error.initCause(cause);
        return error;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("a temporary file is left over: {}", file, e);
        }
    }

    /** Waits until the files of ended statements are deleted. */
    @Override
    public synchronized void close() {
        deletions.shutdown();
        boolean interrupted = false;
        while (!deletions.isTerminated()) {
            try {
                deletions.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (folder != null) {
            delete(folder);
            folder = null;
        }
    }
}
