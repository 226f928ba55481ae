package dev.outrigger.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Repeats what an interrupt ended, over H2's own file system that opens a file again: that one
 * gives up when the next interrupt comes while it does so. Public because H2 makes instances by
 * reflection.
 */
public final class SteadyFiles extends FilePathWrapper {
    private static final String SCHEME = "steady";
    private static final int ATTEMPTS = 1000;

    /** Makes it known to H2, and returns the prefix of its files' names. */
    static String prefix() {
        FilePath.register(new SteadyFiles());
        return SCHEME + ":retry:";
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new SteadyFile(getBase().open(mode));
    }

    @FunctionalInterface
    private interface Access<T> {
        T run() throws IOException;
    }

    private static final class SteadyFile extends FileBase {
        private final FileChannel file;

        SteadyFile(FileChannel file) {
            this.file = file;
        }

        private static <T> T repeated(Access<T> access) throws IOException {
            boolean interrupted = false;
            try {
                for (int attempt = 1; ; attempt++) {
                    try {
                        return access.run();
                    } catch (ClosedChannelException e) {
                        if (attempt == ATTEMPTS) {
                            throw e;
                        }
                        interrupted |= Thread.interrupted();
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return repeated(() -> file.read(to));
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return repeated(() -> file.read(to, position));
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return repeated(() -> file.write(from));
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            return repeated(() -> file.write(from, position));
        }

        @Override
        public void force(boolean metaData) throws IOException {
            repeated(
                    () -> {
                        file.force(metaData);
                        return null;
                    });
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            repeated(() -> file.truncate(size));
            return this;
        }

        @Override
        public long size() throws IOException {
            return repeated(file::size);
        }

        @Override
        public long position() throws IOException {
            return repeated(file::position);
        }

        @Override
        public FileChannel position(long position) throws IOException {
            repeated(() -> file.position(position));
            return this;
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
