package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The one H2 database of an instance, and the connection that definitions run on. Thread-safe. */
final class H2Instance implements AutoCloseable {
    private static final String FILE = "outrigger";

    /**
     * A wait for another's lock is taken in slices of so many milliseconds, so that a cancellation
     * is seen between them.
     */
    static final int LOCK_SLICE_MILLIS = 20;

    private static final long RECLAIM_NANOS = 2_000_000_000L;
    private static final int SYNCS_PER_RECLAIM = 64;

    /** Chunks whose pages are dead for the most part are written anew, so many bytes at a time. */
    private static final int FILL_PERCENT = 50;

    private static final int REWRITTEN_BYTES = 1 << 20;

    private final FileChannel folderLock;
    private final String url;
    private final JdbcConnection definitions;
    private final SessionLocal definitionSession;
    private final SyncGroup syncs;
    private final SaveLock saves = new SaveLock();

    /** The version as of which dead space was last reclaimed: what died later keeps its space. */
    private volatile MVStore.TxCounter kept;

    private volatile long lastReclaim = System.nanoTime();
    private final AtomicLong syncCount = new AtomicLong();
    private final boolean persistent;

    private H2Instance(FileChannel folderLock, String url, JdbcConnection definitions) {
        this.folderLock = folderLock;
        this.url = url;
        this.definitions = definitions;
        this.definitionSession = (SessionLocal) definitions.getSession();
        this.persistent = folderLock != null;
        this.syncs = new SyncGroup(this::writeAndForce);
    }

    /**
     * Not CHECKPOINT SYNC alone: where another thread has just handed the changes to H2's writer
     * threads, that finds nothing left to save and forces the file before they have written to it.
     */
    private void writeAndForce() {
        long count = syncCount.incrementAndGet();
        MVStore pages = pages();
        if (count % SYNCS_PER_RECLAIM == 1 || System.nanoTime() - lastReclaim > RECLAIM_NANOS) {
            reclaimSpace(pages);
        } else {
            saves.saving(pages::commit);
            pages.executeFilestoreOperation(() -> {});
            pages.sync();
        }
    }

    /**
     * Syncs, and lets H2 use the space of dead chunks again. Only here, and in this order: a
     * chunk's space may be written over only once a state that does not name the chunk is on disk,
     * since after a power cut, or a kill between two writes, the last state on disk counts only if
     * all the chunks that it names are whole. H2 itself frees and reuses space in one step. So the
     * state without the dead chunks is written to the file's end, and synced; then the free space
     * may be used, and what dies from then on keeps its space until the next time.
     */
    private void reclaimSpace(MVStore pages) {
        MVStore.TxCounter next = pages.registerVersionUsage();
        MVStore.TxCounter last = kept;
        kept = next;
        if (last != null) {
            pages.deregisterVersionUsage(last);
        }
        pages.setReuseSpace(false);
        pages.setRetentionTime(0);
        saves.saving(
                () -> {
                    rewriteSparseChunks(pages);
                    pages.commit();
                });
        pages.setRetentionTime(Integer.MAX_VALUE);
        pages.executeFilestoreOperation(() -> {});
        pages.sync();
        pages.setReuseSpace(true);
        lastReclaim = System.nanoTime();
    }

    private static void rewriteSparseChunks(MVStore pages) {
        try {
            pages.compact(FILL_PERCENT, REWRITTEN_BYTES);
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof InterruptedException)) {
                throw e;
            }
            // Left for the next time: a commit goes on all the same.
            Thread.currentThread().interrupt();
        }
    }

    /** In a long transaction: lets space be used again that only earlier states need. */
    void syncNowAndThen() {
        if (persistent && System.nanoTime() - lastReclaim > RECLAIM_NANOS) {
            sync();
        }
    }

    /** H2 closes only when no version is in use. */
    private void releaseSynced() {
        if (persistent && !pages().isClosed()) {
            sync();
            pages().deregisterVersionUsage(kept);
            kept = null;
            pages().setReuseSpace(false);
        }
    }

    /** fileSystem: a prefix that names one of H2's file systems; empty for the plain one. */
    static H2Instance open(StoreOptions options, String fileSystem) {
        FileChannel lock = null;
        try {
            String place = "mem:" + UUID.randomUUID();
            if (options.folder().isPresent()) {
                Path folder = options.folder().get().toAbsolutePath().normalize();
                lock = lock(folder);
                if (folder.toString().contains(";")) {
                    throw failure("The data folder's name may not contain ';': " + folder, null);
                }
                // An interrupt of a thread that reads or writes closes the file for all: this opens
                // it again.
                place = SteadyFiles.prefix() + fileSystem + folder.resolve(FILE);
                CrashRecovery.run(place + ".mv.db");
            }
            String url = "jdbc:h2:" + place + ";LOCK_TIMEOUT=" + LOCK_SLICE_MILLIS;
            // Compaction at closing would write over space that the last synced state needs.
            String opening =
                    url
                            + ";DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0;ANALYZE_AUTO=0;CACHE_SIZE="
                            + options.cacheKilobytes()
                            + (lock == null
                                    ? ""
                                    : ";WRITE_DELAY=0;RETENTION_TIME=2147483647;REUSE_SPACE=FALSE");
            H2Instance instance =
                    new H2Instance(
                            lock,
                            url,
                            new JdbcConnection(opening, new Properties(), "outrigger", "", false));
            instance.withoutWriters();
            return instance;
        } catch (SQLException e) {
            SqlError failure = H2Errors.internal("cannot open the data in " + describe(options), e);
            release(lock, failure);
            throw failure;
        } catch (MVStoreException e) {
            SqlError failure = H2Errors.internal("cannot open the data in " + describe(options), e);
            release(lock, failure);
            throw failure;
        } catch (RuntimeException e) {
            release(lock, e);
            throw e;
        }
    }

    /**
     * H2's writer threads serialize a state before the last one has its place in the file: such a
     * state names pages of a chunk that its layout does not know, and is lost at a crash. Without a
     * delay H2 starts none of them, and saves in the thread that asks; less than none keeps it from
     * saving at each commit, before the commits that can share a save.
     */
    private void withoutWriters() {
        pages().setAutoCommitDelay(-1);
    }

    private static String describe(StoreOptions options) {
        return options.folder().map(Path::toString).orElse("memory");
    }

    private static void release(FileChannel lock, Exception failure) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static FileChannel lock(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel =
                    FileChannel.open(
                            folder.resolve(FILE + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            SqlError failure = inUse(folder);
            release(channel, failure);
            throw failure;
        } catch (IOException e) {
            SqlError failure = failure("Cannot use the data folder " + folder + ": " + e, e);
            release(channel, failure);
            throw failure;
        }
        SqlError failure = inUse(folder);
        release(channel, failure);
        throw failure;
    }

    private static SqlError inUse(Path folder) {
        return failure(
                "The data folder "
                        + folder
                        + " is in use: an instance is opened by one process at a time.",
                null);
    }

    private static SqlError failure(String text, Exception cause) {
        SqlError failure = SqlError.of(ErrorCode.STORE_UNAVAILABLE, text);
        return cause == null ? failure : failure.causedBy(cause);
    }

    JdbcConnection connect() {
        try {
            JdbcConnection connection =
                    new JdbcConnection(url, new Properties(), "outrigger", "", false);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw H2Errors.internal("cannot open a session of the store", e);
        }
    }

    /**
     * Work on H2's maps: without this, H2 may use the space of pages again that the work still
     * reads.
     */
    <T> T keepingPages(Supplier<T> work) {
        MVStore pages = pages();
        MVStore.TxCounter version = pages.registerVersionUsage();
        try {
            return work.get();
        } finally {
            pages.deregisterVersionUsage(version);
        }
    }

    /** A change of H2's maps, seen by a save as a whole or not at all. */
    <T> T changing(Supplier<T> change) {
        return persistent ? saves.changing(pages(), change) : change.get();
    }

    MVStore pages() {
        return definitionSession.getDatabase().getStore().getMvStore();
    }

    org.h2.table.Table table(String name) {
        return definitionSession
                .getDatabase()
                .getMainSchema()
                .getTableOrView(definitionSession, name);
    }

    /** Runs statements of this package's own making, each committed by itself. */
    synchronized void define(String... statements) {
        changing(
                () -> {
                    execute(statements);
                    return null;
                });
    }

    private void execute(String... statements) {
        try (Statement statement = definitions.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw H2Errors.internal("a definition failed in the store", e);
        }
    }

    synchronized List<Object[]> query(String sql, Object... parameters) {
        return changing(() -> execute(sql, parameters));
    }

    private List<Object[]> execute(String sql, Object... parameters) {
        try (var statement = definitions.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Object[]> rows = new ArrayList<>();
            if (!statement.execute()) {
                return rows;
            }
            try (ResultSet result = statement.getResultSet()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    Object[] row = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = result.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw H2Errors.internal("the store's catalog failed", e);
        }
    }

    /** Returns once all that was committed before this call is on disk. */
    void sync() {
        if (persistent) {
            syncs.await();
        }
    }

    long syncCount() {
        return syncCount.get();
    }

    @Override
    public void close() {
        try {
            releaseSynced();
            definitions.close();
        } catch (SQLException e) {
            SqlError failure = H2Errors.internal("closing the store failed", e);
            release(folderLock, failure);
            throw failure;
        }
        try {
            if (folderLock != null) {
                folderLock.close();
            }
        } catch (IOException e) {
            throw H2Errors.internal("closing the store failed", e);
        }
    }
}
