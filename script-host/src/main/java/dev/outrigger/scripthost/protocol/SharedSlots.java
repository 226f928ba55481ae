package dev.outrigger.scripthost.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * Memory beside the pipes of two processes, for pieces of data. A pipe lets its two ends copy in
 * turns only; here one fills a slot while the other empties the one before.
 *
 * <p>Each end has a file that it writes and the other end reads: a head of 4096 bytes, whose first
 * eight say, little-endian, how many slots it has taken out of the other's file, then 16 slots of
 * 256 KiB. Slots are filled and emptied in turn; that one is filled is told by a frame SHARED on
 * the pipe. The files are read and written, never mapped: an end that cuts its file short does
 * itself harm, and not this process.
 *
 * <p>One thread puts, one takes.
 */
public final class SharedSlots implements AutoCloseable {
    /** The longest piece. */
    public static final int SLOT_BYTES = 1 << 18;

    /** Shorter ones are not worth their way. */
    static final int PIECE_MIN_BYTES = 1 << 15;

    private static final int SLOTS = 16;
    private static final int HEAD_BYTES = 1 << 12;

    /** How large each file is, and stays. */
    public static final long FILE_BYTES = HEAD_BYTES + (long) SLOTS * SLOT_BYTES;

    private static final long PAUSE_NANOS = 20_000;
    private static final int PAUSES = 50;

    private final FileChannel own;
    private final FileChannel others;
    private final ByteBuffer takenByOther = counter();
    private final ByteBuffer takenHere = counter();
    private long put;
    private long takenThere;
    private long taken;

    private SharedSlots(FileChannel own, FileChannel others) {
        this.own = own;
        this.others = others;
    }

    /** Opens two files of {@link #FILE_BYTES}: the one that this end writes, and the other's. */
    public static SharedSlots open(Path own, Path others) throws IOException {
        FileChannel written = FileChannel.open(own, StandardOpenOption.WRITE);
        try {
            return new SharedSlots(written, FileChannel.open(others, StandardOpenOption.READ));
        } catch (IOException e) {
            written.close();
            throw e;
        }
    }

    /** Makes a file such as {@link #open} takes; its memory is taken now, or the system refuses. */
    public static void fill(Path file) throws IOException {
        Files.write(file, new byte[(int) FILE_BYTES]);
    }

    private static ByteBuffer counter() {
        return ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Puts a piece into the next slot; false when the other end leaves it no room for a while. */
    boolean put(ByteBuffer piece) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return isRoom() && fill(piece);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isRoom() throws IOException {
        for (int pauses = 0; put - takenThere == SLOTS; pauses++) {
            takenByOther.clear();
            others.read(takenByOther, 0);
            // While it is written it may be half of the old and half of the new, and what a hostile
            // end writes is anything: one that cannot be is no news.
            long told = takenByOther.getLong(0);
            if (told >= takenThere && told <= put) {
                takenThere = told;
            }
            if (put - takenThere == SLOTS) {
                if (pauses == PAUSES) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return true;
    }

    private boolean fill(ByteBuffer piece) throws IOException {
        long at = HEAD_BYTES + put % SLOTS * SLOT_BYTES;
        while (piece.hasRemaining()) {
            at += own.write(piece, at);
        }
        put++;
        return true;
    }

    /** The number of the slot that was filled last, counted from 0. */
    long filled() {
        return put - 1;
    }

    /** The number of the slot that is taken next. */
    long taken() {
        return taken;
    }

    /** The first bytes of the next slot, as many as there is room for. */
    void take(ByteBuffer into) throws IOException {
        // A channel closes itself where an interrupted thread uses it.
        boolean interrupted = Thread.interrupted();
        try {
            copy(into);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void copy(ByteBuffer into) throws IOException {
        long at = HEAD_BYTES + taken % SLOTS * SLOT_BYTES;
        while (into.hasRemaining()) {
            int count = others.read(into, at);
            if (count < 0) {
                throw new WireException("the shared memory ends within a slot");
            }
            at += count;
        }
        taken++;
        own.write(takenHere.putLong(0, taken).clear(), 0);
    }

    /** How large the other end's file has become. */
    public long othersBytes() throws IOException {
        return others.size();
    }

    @Override
    public void close() throws IOException {
        try (own) {
            others.close();
        }
    }
}
