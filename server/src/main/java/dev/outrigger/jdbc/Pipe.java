package dev.outrigger.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes on their way from one thread to another, at most as many as the pipe holds: a writer waits
 * for a reader. Thread-safe. Interrupts wait, as they do for a socket.
 */
final class Pipe {
    private final byte[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private int start;
    private int count;
    private int writersWaiting;
    private int readersWaiting;
    private boolean writerGone;
    private boolean readerGone;
    private volatile int readTimeout;

    Pipe(int bytes) {
        ring = new byte[bytes];
    }

    /** 0: none. */
    void readTimeout(int milliseconds) {
        readTimeout = milliseconds;
    }

    int readTimeout() {
        return readTimeout;
    }

    /** The reader gets what is there, and then the end. */
    void closeWriter() {
        end(() -> writerGone = true);
    }

    /** Neither side gets any further. */
    void closeReader() {
        end(() -> readerGone = true);
    }

    private void end(Runnable change) {
        lock.lock();
        try {
            change.run();
            filled.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void write(byte[] from, int offset, int length) throws IOException {
        lock.lock();
        try {
            int at = offset;
            int left = length;
            while (left > 0) {
                awaitSpace();
                int to = (start + count) % ring.length;
                int copied = Math.min(left, Math.min(ring.length - count, ring.length - to));
                System.arraycopy(from, at, ring, to, copied);
                at += copied;
                left -= copied;
                count += copied;
                if (readersWaiting > 0) {
                    filled.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitSpace() throws SocketException {
        while (count == ring.length && !readerGone && !writerGone) {
            writersWaiting++;
            drained.awaitUninterruptibly();
            writersWaiting--;
        }
        if (writerGone) {
            throw new SocketException("Socket closed");
        }
        if (readerGone) {
            throw new SocketException("the other end has closed the connection");
        }
    }

    private int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            awaitBytes();
            if (readerGone) {
                throw new SocketException("Socket closed");
            }
            if (count == 0) {
                return -1;
            }
            int copied = 0;
            while (copied < length && count > 0) {
                int part = Math.min(length - copied, Math.min(count, ring.length - start));
                System.arraycopy(ring, start, to, offset + copied, part);
                start = (start + part) % ring.length;
                count -= part;
                copied += part;
            }
            // A writer that is woken for each few bytes would sleep again at once.
            if (writersWaiting > 0 && count <= ring.length / 2) {
                drained.signalAll();
            }
            return copied;
        } finally {
            lock.unlock();
        }
    }

    private void awaitBytes() throws SocketTimeoutException {
        int timeout = readTimeout;
        long left = TimeUnit.MILLISECONDS.toNanos(timeout);
        boolean interrupted = false;
        readersWaiting++;
        try {
            while (count == 0 && !writerGone && !readerGone) {
                if (timeout == 0) {
                    filled.awaitUninterruptibly();
                } else if (left <= 0) {
                    throw new SocketTimeoutException("Read timed out");
                } else {
                    long until = System.nanoTime() + left;
                    try {
                        left = filled.awaitNanos(left);
                    } catch (InterruptedException e) {
                        interrupted = true;
                        left = until - System.nanoTime();
                    }
                }
            }
        } finally {
            readersWaiting--;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int available() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** onClose: run when the stream is closed, besides that the reader is gone. */
    InputStream input(Runnable onClose) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return Pipe.this.read(to, offset, length);
            }

            @Override
            public int available() {
                return Pipe.this.available();
            }

            @Override
            public void close() {
                closeReader();
                onClose.run();
            }
        };
    }

    /** onClose: run when the stream is closed, besides that the writer is gone. */
    OutputStream output(Runnable onClose) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                Pipe.this.write(from, offset, length);
            }

            @Override
            public void close() {
                closeWriter();
                onClose.run();
            }
        };
    }
}
