package dev.outrigger.procedures.external;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptChunks;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;

/**
 * Deals the input's chunks to the hosts that share a call: each takes the next chunk when it has
 * done with its last one, whole, while the others wait for theirs. Remembers who took which, so
 * that results can be read in the order of the input. Thread-safe.
 */
final class Deal {
    private static final int NOBODY = -1;

    private final InputFrames input;
    private final ChunkCutter cutter;
    private final Runnable moreWork;

    /** Who took the chunks that are not asked for yet. */
    private final Queue<Integer> takers = new ArrayDeque<>();

    private int taking = NOBODY;
    private int hands;
    private boolean shared;
    private boolean exhausted;
    private boolean stopped;
    private int lost = NOBODY;
    private Throwable failure;

    /** moreWork: run once, when there are rows beyond the first chunk. */
    Deal(InputFrames input, ChunkCutter cutter, Runnable moreWork) {
        this.input = input;
        this.cutter = cutter;
        this.moreWork = moreWork;
    }

    /** A host's hand, from which it is fed. */
    synchronized ScriptChunks hand(int taker) {
        hands++;
        return new Hand(taker);
    }

    /**
     * Who has the chunk after the one asked for last; empty when there is none. Where it will never
     * be dealt, who can tell why.
     */
    synchronized OptionalInt nextTaker() throws InterruptedException {
        while (takers.isEmpty()
                && failure == null
                && !exhausted
                && lost == NOBODY
                && hands > 0) {
            wait();
        }
        if (!takers.isEmpty()) {
            return OptionalInt.of(takers.remove());
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
        return exhausted ? OptionalInt.empty() : OptionalInt.of(Math.max(lost, 0));
    }

    /** No chunk is dealt any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private synchronized boolean take(int taker) throws InterruptedException {
        while (taking != NOBODY && !stopped && !exhausted) {
            wait();
        }
        if (stopped || exhausted) {
            return false;
        }
        taking = taker;
        return true;
    }

    private synchronized void taken(int taker, boolean any) {
        if (any) {
            takers.add(taker);
        } else {
            exhausted = true;
            taking = NOBODY;
        }
        notifyAll();
    }

    private synchronized void letGo(int taker) {
        if (taking == taker) {
            taking = NOBODY;
            notifyAll();
        }
    }

    private synchronized void failed(Throwable thrown) {
        failure = thrown;
        stop();
    }

    private synchronized void closed(int taker, boolean hasTaken) {
        hands--;
        if (hasTaken && !exhausted && !stopped) {
            // The rest of its chunk, or an answer, will not come.
            lost = taker;
            stopped = true;
        }
        letGo(taker);
        notifyAll();
    }

    private void share() {
        if (!shared && cutter.hasRows()) {
            shared = true;
            moreWork.run();
        }
    }

    private final class Hand implements ScriptChunks {
        private final int taker;
        private boolean hasTaken;
        private boolean closed;

        Hand(int taker) {
            this.taker = taker;
        }

        @Override
        public Schema schema() {
            return input.schema();
        }

        @Override
        public boolean onDemand() {
            return true;
        }

        @Override
        public boolean nextChunk() {
            try {
                if (!take(taker)) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            boolean any;
            try {
                any = cutter.nextChunk();
            } catch (RuntimeException | Error e) {
                failed(e);
                throw e;
            }
            hasTaken |= any;
            taken(taker, any);
            return any;
        }

        @Override
        public Optional<Frame> next() {
            try {
                Optional<Frame> frame = cutter.next();
                if (frame.isEmpty()) {
                    share();
                    letGo(taker);
                }
                return frame;
            } catch (RuntimeException | Error e) {
                failed(e);
                throw e;
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                closed(taker, hasTaken);
            }
        }
    }
}
