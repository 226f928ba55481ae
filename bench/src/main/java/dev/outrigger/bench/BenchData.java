package dev.outrigger.bench;

import dev.outrigger.examples.Progress;
import dev.outrigger.examples.TpcDsTable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The folder of one scale: CSV files made once, and each system's database loaded from them. One
 * run at a time holds it.
 */
final class BenchData implements AutoCloseable {
    static final List<TpcDsTable> TABLES =
            List.of(TpcDsTable.STORE_SALES, TpcDsTable.STORE_RETURNS);

    private final Path folder;
    private final FileChannel lock;

    private BenchData(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static BenchData open(Path parent, double scale, Progress progress) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("scale-" + scale)).toRealPath();
        FileChannel lock =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        boolean opened = false;
        try {
            requireLock(lock, folder);
            for (TpcDsTable table : TABLES) {
                generate(table, scale, folder, progress);
            }
            opened = true;
            return new BenchData(folder, lock);
        } finally {
            progress.clear();
            if (!opened) {
                lock.close();
            }
        }
    }

    private static void requireLock(FileChannel channel, Path folder) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException(
                    folder + " is in use by another run: wait, or give another --data");
        }
    }

    private static void generate(TpcDsTable table, double scale, Path folder, Progress progress)
            throws IOException {
        Path csv = folder.resolve(table.sqlName() + ".csv");
        if (Files.exists(csv)) {
            return;
        }
        Path unfinished = folder.resolve(table.sqlName() + ".csv.unfinished");
        long expected = table.expectedRows(scale);
        table.write(
                scale,
                unfinished,
                rows -> progress.show("make " + table.sqlName(), rows, expected));
        Files.move(unfinished, csv, StandardCopyOption.ATOMIC_MOVE);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
