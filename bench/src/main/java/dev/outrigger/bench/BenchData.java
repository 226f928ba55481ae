package dev.outrigger.bench;

import dev.outrigger.examples.Progress;
import dev.outrigger.examples.TpcDsTable;
import dev.outrigger.examples.tpc.TpcH;
import dev.outrigger.examples.tpc.TpcTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The folder of one scale: CSV files made once, and each system's database loaded from them. One
 * run at a time holds it.
 */
final class BenchData implements AutoCloseable {
    static final List<TpcDsTable> TABLES =
            List.of(TpcDsTable.STORE_SALES, TpcDsTable.STORE_RETURNS);

    /** Makes the files that are not there. */
    private interface Generator {
        void generate(Path folder) throws IOException;
    }

    private final Path folder;
    private final FileChannel lock;

    private BenchData(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** TPC-DS's tables. */
    static BenchData tpcDs(Path parent, double scale, Progress progress) throws IOException {
        return open(
                parent.resolve("scale-" + scale),
                folder -> {
                    for (TpcDsTable table : TABLES) {
                        generate(table, scale, folder, progress);
                    }
                },
                progress);
    }

    /** TPC-H's tables. */
    static BenchData tpcH(Path parent, double scale, Progress progress) throws IOException {
        return open(
                parent.resolve("tpc-h-" + scale),
                folder -> {
                    for (TpcTable table : TpcH.tables(scale)) {
                        progress.show("make " + table.name());
                        table.csv(folder);
                    }
                },
                progress);
    }

    /** A table with a key. */
    static BenchData keys(Path parent, int rows, Progress progress) throws IOException {
        return open(
                parent.resolve("keys-" + rows),
                folder -> generate(KeyWork.TABLE, rows, KeyWork::line, folder),
                progress);
    }

    /** A table of many columns. */
    static BenchData wide(Path parent, int rows, Progress progress) throws IOException {
        return open(
                parent.resolve("wide-" + rows),
                folder -> generate(WideRows.TABLE, rows, WideRows::line, folder),
                progress);
    }

    /** The table that goes through scripts. */
    static BenchData measured(Path parent, int rows, Progress progress) throws IOException {
        return open(
                parent.resolve("scripts-" + rows),
                folder -> generate(MeasuredRows.TABLE, rows, MeasuredRows::line, folder),
                progress);
    }

    private static void generate(String table, int rows, IntFunction<String> line, Path folder)
            throws IOException {
        Path csv = folder.resolve(table + ".csv");
        if (Files.exists(csv)) {
            return;
        }
        Path unfinished = folder.resolve(table + ".csv.unfinished");
        try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
            for (int row = 0; row < rows; row++) {
                out.write(line.apply(row));
            }
        }
        Files.move(unfinished, csv, StandardCopyOption.ATOMIC_MOVE);
    }

    private static BenchData open(Path place, Generator generator, Progress progress)
            throws IOException {
        Path folder = Files.createDirectories(place).toRealPath();
        FileChannel lock =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        boolean opened = false;
        try {
            requireLock(lock, folder);
            generator.generate(folder);
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
