package dev.outrigger.scripthost.protocol;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Memory beside the pipes of two processes, for pieces of data. A pipe lets its two ends copy in
 * turns only; here one fills a slot while the other empties the one before.
 *
 * <p>Each end has a file that it writes and the other end reads: a head of 4096 bytes, whose first
 * eight say, little-endian, how many slots it has taken out of the other's file, then 16 slots of
 * 256 KiB. Slots are filled and emptied in turn; that one is filled is told by a frame SHARED on
 * the pipe.
 *
 * <p>This end's file is mapped. The other's is mapped only where nobody can cut it short, for what
 * is no longer there is an InternalError some time later; elsewhere it is read. A hostile end may
 * change what it has sent already, so whoever looks at a slot copies it first.
 *
 * <p>One thread fills, one is told, one takes; each enters before and leaves behind it, so that the
 * memory is not given back while somebody looks at it.
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

    /** A counter is read while it is written, so both as one word. */
    private static final VarHandle COUNTER =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Optional<FileChannel> othersFile;
    private final ByteBuffer own;
    private final Optional<ByteBuffer> others;
    private final ByteBuffer count = ByteBuffer.allocateDirect(Long.BYTES);
    private long filled;
    private long takenThere;
    private long told;
    private volatile long taken;
    private int inside;
    private Optional<Runnable> release = Optional.empty();

    private SharedSlots(
            ByteBuffer own, Optional<FileChannel> othersFile, Optional<ByteBuffer> others) {
        this.own = own;
        this.othersFile = othersFile;
        this.others = others;
    }

    /**
     * Opens two files of {@link #FILE_BYTES}: the one that this end writes, and the other's.
     *
     * @param lasting whether the other's file keeps its length, whatever the other end does
     */
    public static SharedSlots open(Path own, Path othersPath, boolean lasting) throws IOException {
        FileChannel read = FileChannel.open(othersPath, StandardOpenOption.READ);
        // A mapping does without its channel, and what a host has open, a script has too.
        try (FileChannel written =
                FileChannel.open(own, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer mapped = written.map(MapMode.READ_WRITE, 0, FILE_BYTES);
            if (!lasting) {
                return new SharedSlots(mapped, Optional.of(read), Optional.empty());
            }
            try (read) {
                ByteBuffer others = read.map(MapMode.READ_ONLY, 0, FILE_BYTES);
                return new SharedSlots(mapped, Optional.empty(), Optional.of(others));
            }
        } catch (IOException e) {
            read.close();
            throw e;
        }
    }

    /** Makes a file such as {@link #open} takes; its memory is taken now, or the system refuses. */
    public static void fill(Path file) throws IOException {
        Files.write(file, new byte[(int) FILE_BYTES]);
    }

    private static int start(long number) {
        return (int) (HEAD_BYTES + number % SLOTS * SLOT_BYTES);
    }

    private static ByteBuffer slot(ByteBuffer file, long number, int length) {
        return file.slice(start(number), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The next slot to fill; empty when the other end leaves no room for a while. */
    Optional<ByteBuffer> room() throws IOException {
        for (int pauses = 0; filled - takenThere == SLOTS; pauses++) {
            long there = takenByOther();
            // What a hostile end writes is anything: one that cannot be is no news.
            if (there >= takenThere && there <= filled) {
                takenThere = there;
            }
            if (filled - takenThere == SLOTS) {
                if (pauses == PAUSES) {
                    return Optional.empty();
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return Optional.of(slot(own, filled, SLOT_BYTES));
    }

    /** The slot that there was room for is full: its number, counted from 0. */
    long fill() {
        return filled++;
    }

    private long takenByOther() throws IOException {
        if (others.isEmpty()) {
            read(count.clear(), 0);
        }
        return (long) COUNTER.getAcquire(others.orElse(count), 0);
    }

    private void read(ByteBuffer into, long from) throws IOException {
        // A channel closes itself where an interrupted thread uses it.
        boolean interrupted = Thread.interrupted();
        try {
            for (long at = from; into.hasRemaining(); ) {
                int read = othersFile.orElseThrow().read(into, at);
                if (read < 0) {
                    throw new WireException("the shared memory has been cut short");
                }
                at += read;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether pieces that are told of are where they lie, not copies. */
    boolean lasting() {
        return others.isPresent();
    }

    /**
     * The piece that the other end tells of; its slot is the other's again by {@link #take}.
     *
     * @param copy where it is copied to unless the memory is {@link #lasting}
     */
    ByteBuffer told(int number, int length, Supplier<ByteBuffer> copy) throws IOException {
        if (number != (int) told
                || told - taken == SLOTS
                || length < PIECE_MIN_BYTES
                || length > SLOT_BYTES) {
            throw new WireException("a piece of " + length + " bytes in the shared slot " + number);
        }
        long slot = told++;
        if (others.isPresent()) {
            return slot(others.get(), slot, length);
        }
        ByteBuffer copied = copy.get().clear().limit(length);
        read(copied, start(slot));
        return copied.flip();
    }

    /** Gives back the oldest slot that was told of. */
    void take() throws WireException {
        enter();
        // One thread at a time writes it.
        long here = taken + 1;
        taken = here;
        COUNTER.setRelease(own, 0, here);
        leave();
    }

    /** How large the other end's file has become. */
    public long othersBytes() throws IOException {
        return othersFile.isPresent() ? othersFile.get().size() : FILE_BYTES;
    }

    /** Requires that the memory is there, and keeps it until {@link #leave}. May be nested. */
    public synchronized void enter() throws WireException {
        if (release.isPresent()) {
            throw new WireException("the shared memory has been given back");
        }
        inside++;
    }

    public void leave() {
        synchronized (this) {
            inside--;
            if (inside > 0 || release.isEmpty()) {
                return;
            }
        }
        release.get().run();
    }

    /** Nobody enters any more; how: gives the memory back, as soon as nobody is inside. */
    public void release(Runnable how) {
        synchronized (this) {
            if (release.isPresent()) {
                return;
            }
            release = Optional.of(how);
            if (inside > 0) {
                return;
            }
        }
        how.run();
    }

    @Override
    public void close() throws IOException {
        if (othersFile.isPresent()) {
            othersFile.get().close();
        }
    }
}
