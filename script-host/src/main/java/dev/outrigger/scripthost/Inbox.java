package dev.outrigger.scripthost;

import dev.outrigger.scripthost.protocol.WireFrame;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A few frames between the thread that reads the pipe and the one that wants them. The first
 * failure wins. Thread-safe.
 */
final class Inbox {
    /** Frames of data are at most a megabyte, and 256 KiB from hosts that mean well. */
    private static final int FRAMES_MAX = 8;

    private final Deque<WireFrame> frames = new ArrayDeque<>();
    private ScriptFailure failure;

    /** Blocks while the reader is behind; false once the call has failed. */
    synchronized boolean put(WireFrame frame) throws InterruptedException {
        while (failure == null && frames.size() >= FRAMES_MAX) {
            wait();
        }
        if (failure != null) {
            return false;
        }
        frames.add(frame);
        notifyAll();
        return true;
    }

    /** Blocks until there is one; throws the call's failure when it has failed. */
    synchronized WireFrame take() {
        try {
            while (failure == null && frames.isEmpty()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(
                    new ScriptFailure(
                            ScriptFailure.Reason.CANCELLED, "interrupted while the script ran"),
                    () -> {});
        }
        check();
        notifyAll();
        return frames.remove();
    }

    /** Whether this is the call's first failure; if so, runs first before anyone can see it. */
    synchronized boolean fail(ScriptFailure newFailure, Runnable first) {
        if (failure != null) {
            return false;
        }
        first.run();
        failure = newFailure;
        frames.clear();
        notifyAll();
        return true;
    }

    /** Waits for the call's failure, which is sure to come, or as long. */
    synchronized void awaitFailure(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis; failure == null && left > 0; ) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void check() {
        if (failure != null) {
            throw failure;
        }
    }

    synchronized boolean failed() {
        return failure != null;
    }
}
