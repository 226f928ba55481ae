package dev.outrigger.scripthost;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Reads a host's standard error on a thread of its own: passes it on while a call runs, and keeps
 * its end, which are the last words of a host that dies.
 */
final class ErrorPump {
    private static final int LAST_WORDS_BYTES = 4096;

    private final InputStream in;
    private final Thread thread;
    private byte[] lastWords = new byte[0];
    private Receiver receiver;
    private byte[] mark = new byte[0];
    private boolean marked;

    /** Takes what native code printed. */
    interface Receiver {
        void received(byte[] bytes, int length);
    }

    ErrorPump(InputStream in, String name) {
        this.in = in;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    synchronized void attach(String newMark, Receiver newReceiver) {
        mark = ("\0" + newMark + "\n").getBytes(StandardCharsets.UTF_8);
        marked = false;
        receiver = newReceiver;
    }

    synchronized void detach() {
        receiver = null;
    }

    /**
     * Waits until everything up to the call's mark has been passed on; false when the mark does not
     * come.
     */
    synchronized boolean awaitMark(long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        try {
            while (!marked && thread.isAlive() && System.nanoTime() < deadline) {
                wait(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return marked;
    }

    /**
     * Passes nothing on any more, and returns the beginning of what comes from now on until the
     * pipe's end, or until the time is over.
     */
    String collect(Runnable ask, int bytes, long millis) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        attach(
                UUID.randomUUID().toString(),
                (chunk, length) -> {
                    synchronized (kept) {
                        kept.write(chunk, 0, Math.min(length, bytes - kept.size()));
                    }
                });
        ask.run();
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    /** The end of what was printed; waits a moment for the rest of a pipe whose writer is gone. */
    String lastWords() {
        try {
            thread.join(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return new String(lastWords, StandardCharsets.UTF_8).strip();
        }
    }

    private void run() {
        byte[] buffer = new byte[1 << 13];
        byte[] pending = new byte[0];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                ByteArrayOutputStream joined = new ByteArrayOutputStream();
                joined.writeBytes(pending);
                joined.write(buffer, 0, count);
                pending = pass(joined.toByteArray());
            }
        } catch (IOException e) {
            // The pipe was closed on this side: the host has been ended.
            return;
        } finally {
            deliver(pending);
        }
    }

    /** Passes on what cannot be the beginning of the mark; returns the rest. */
    private byte[] pass(byte[] bytes) {
        byte[] sought;
        synchronized (this) {
            sought = mark;
        }
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] != 0 || sought.length == 0) {
                continue;
            }
            int length = Math.min(sought.length, bytes.length - at);
            if (!Arrays.equals(bytes, at, at + length, sought, 0, length)) {
                continue;
            }
            deliver(Arrays.copyOfRange(bytes, start, at));
            if (length < sought.length) {
                return Arrays.copyOfRange(bytes, at, bytes.length);
            }
            synchronized (this) {
                marked = true;
                notifyAll();
            }
            at += length - 1;
            start = at + 1;
        }
        deliver(Arrays.copyOfRange(bytes, start, bytes.length));
        return new byte[0];
    }

    private void deliver(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        Receiver current;
        synchronized (this) {
            byte[] all = Arrays.copyOf(lastWords, lastWords.length + bytes.length);
            System.arraycopy(bytes, 0, all, lastWords.length, bytes.length);
            lastWords =
                    Arrays.copyOfRange(all, Math.max(0, all.length - LAST_WORDS_BYTES), all.length);
            current = receiver;
        }
        if (current != null) {
            current.received(bytes, bytes.length);
        }
    }
}
