package dev.outrigger.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2 that keeps a journal of what is written to the data file and when it is
 * synced, so that a test can make the file that a power cut at any moment would have left. Public
 * because H2 makes instances by reflection.
 */
public final class PowerCutFiles extends FilePathWrapper {
    static final String SCHEME = "powercut";
    private static final String DATA = ".mv.db";

    private static volatile Journal journal;

    /**
     * A write, or a change of length when there are no bytes, or a completed sync of all entries
     * before an index.
     */
    private record Entry(long position, byte[] bytes, int syncedBefore) {}

    static final class Journal {
        private final List<Entry> entries = new ArrayList<>();
        private int syncs;

        synchronized int size() {
            return entries.size();
        }

        synchronized int syncs() {
            return syncs;
        }

        private synchronized void add(Entry entry) {
            entries.add(entry);
            if (entry.syncedBefore() >= 0) {
                syncs++;
            }
        }

        /**
         * The file after a cut at an entry: with what was synced, and of the rest what chance lets
         * through.
         */
        synchronized byte[] fileAfterCut(int at, Random chance, double survival) {
            int synced = 0;
            for (Entry entry : entries.subList(0, at)) {
                synced = Math.max(synced, entry.syncedBefore());
            }
            Image image = new Image();
            for (int i = 0; i < at; i++) {
                Entry entry = entries.get(i);
                if (entry.syncedBefore() < 0 && (i < synced || chance.nextDouble() < survival)) {
                    image.apply(entry);
                }
            }
            return image.content();
        }
    }

    private static final class Image {
        private byte[] bytes = new byte[1 << 16];
        private int length;

        void apply(Entry entry) {
            int position = Math.toIntExact(entry.position());
            if (entry.bytes() == null) {
                length = Math.min(length, position);
                return;
            }
            int end = position + entry.bytes().length;
            if (end > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            if (position > length) {
                java.util.Arrays.fill(bytes, length, position, (byte) 0);
            }
            System.arraycopy(entry.bytes(), 0, bytes, position, entry.bytes().length);
            length = Math.max(length, end);
        }

        byte[] content() {
            return java.util.Arrays.copyOf(bytes, length);
        }
    }

    static Journal start() {
        FilePath.register(new PowerCutFiles());
        Journal started = new Journal();
        journal = started;
        return started;
    }

    static void stop() {
        journal = null;
        FilePath.unregister(new PowerCutFiles());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        return name.endsWith(DATA) ? new JournaledFile(file, journal) : file;
    }

    private static final class JournaledFile extends FileBase {
        private final FileChannel file;
        private final Journal journal;

        JournaledFile(FileChannel file, Journal journal) {
            this.file = file;
            this.journal = journal;
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            byte[] bytes = new byte[from.remaining()];
            from.duplicate().get(bytes);
            int written = file.write(from, position);
            if (written != bytes.length) {
                throw new IOException("a short write");
            }
            journal.add(new Entry(position, bytes, -1));
            return written;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            int written = write(from, file.position());
            file.position(file.position() + written);
            return written;
        }

        @Override
        public synchronized FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            journal.add(new Entry(size, null, -1));
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            int before = journal.size();
            file.force(metaData);
            journal.add(new Entry(0, null, before));
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return file.read(to);
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
