package dev.outrigger.tds.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** TLS between a pair of streams below and one above. One thread may read while another writes. */
public final class TlsStreams {
    private static final int RECORD_HEADER_BYTES = 5;

    /** A record's 16,384 bytes and what encryption adds at most. */
    private static final int RECORD_BYTES_MAX = 16_384 + 2048;

    private final SSLEngine engine;
    private final ReentrantLock writing = new ReentrantLock();
    private final byte[] record = new byte[RECORD_HEADER_BYTES + RECORD_BYTES_MAX];
    private final ByteBuffer clear;
    private final ByteBuffer sealed;
    private InputStream in;
    private OutputStream out;

    public TlsStreams(SSLEngine engine, InputStream in, OutputStream out) {
        this.engine = engine;
        this.in = in;
        this.out = out;
        this.clear = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        this.sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        clear.limit(0);
    }

    /** The records of the data go another way than those of the handshake. */
    public void over(InputStream nextIn, OutputStream nextOut) {
        in = nextIn;
        out = nextOut;
    }

    /** Returns once both sides agree on the keys. */
    public void handshake() throws IOException {
        engine.beginHandshake();
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
            switch (status) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    out.flush();
                    if (!unwrap()) {
                        throw new EOFException("the client left during the TLS handshake");
                    }
                    if (clear.hasRemaining()) {
                        return;
                    }
                }
                default -> throw new SSLException("a handshake in state " + status);
            }
            status = engine.getHandshakeStatus();
        }
        out.flush();
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void wrap(ByteBuffer from) throws IOException {
        writing.lock();
        try {
            do {
                sealed.clear();
                SSLEngineResult result = engine.wrap(from, sealed);
                if (result.getStatus() == SSLEngineResult.Status.CLOSED
                        && result.bytesProduced() == 0) {
                    throw new SSLException("the TLS connection is closed");
                }
                out.write(sealed.array(), 0, sealed.position());
                if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                    runTasks();
                }
            } while (from.hasRemaining());
        } finally {
            writing.unlock();
        }
    }

    /** Reads one record into the clear buffer, which is empty; false at the end. */
    private boolean unwrap() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        record[0] = (byte) first;
        fill(1, RECORD_HEADER_BYTES);
        int length = (record[3] & 0xff) << 8 | record[4] & 0xff;
        if (length > RECORD_BYTES_MAX) {
            throw new SSLException("a TLS record of " + length + " bytes");
        }
        fill(RECORD_HEADER_BYTES, RECORD_HEADER_BYTES + length);
        ByteBuffer whole = ByteBuffer.wrap(record, 0, RECORD_HEADER_BYTES + length);
        clear.clear();
        try {
            while (whole.hasRemaining()) {
                SSLEngineResult result = engine.unwrap(whole, clear);
                if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                    runTasks();
                }
                if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                    return false;
                }
                if (result.bytesConsumed() == 0
                        && result.getHandshakeStatus() != HandshakeStatus.NEED_TASK) {
                    if (result.getStatus() != SSLEngineResult.Status.OK) {
                        throw new SSLException("a TLS record that cannot be read");
                    }
                    break;
                }
            }
        } finally {
            clear.flip();
        }
        return true;
    }

    private void fill(int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            int read = in.read(record, at, to - at);
            if (read < 0) {
                throw new EOFException("the client left within a TLS record");
            }
            at += read;
        }
    }

    /** What comes from the other side, in the clear. */
    public InputStream input() {
        return new Clear();
    }

    private final class Clear extends InputStream {
        @Override
        public int read() throws IOException {
            return ready() ? clear.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            // Some callers read nothing, and must not wait for it.
            if (length == 0) {
                return 0;
            }
            if (!ready()) {
                return -1;
            }
            int count = Math.min(length, clear.remaining());
            clear.get(bytes, from, count);
            return count;
        }

        private boolean ready() throws IOException {
            while (!clear.hasRemaining()) {
                if (!unwrap()) {
                    return false;
                }
                if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                    wrap(ByteBuffer.allocate(0));
                    out.flush();
                }
            }
            return true;
        }
    }

    /** What goes to the other side, in the clear. */
    public OutputStream output() {
        return new Sealing();
    }

    private final class Sealing extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                wrap(ByteBuffer.wrap(bytes, from, length));
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
