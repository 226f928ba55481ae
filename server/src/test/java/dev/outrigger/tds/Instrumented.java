package dev.outrigger.tds;

import java.io.DataInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A client in the same process that reads only when it is told to. */
final class Instrumented implements AutoCloseable {
    static final int PIPE_BYTES = 64 << 10;

    private final PipedInputStream fromServer = new PipedInputStream(PIPE_BYTES);
    private final OutputStream toServer;
    private final AtomicLong written = new AtomicLong();
    private final AutoCloseable connection;

    Instrumented(Endpoint endpoint) throws IOException {
        PipedInputStream serverIn = new PipedInputStream(PIPE_BYTES);
        toServer = new PipedOutputStream(serverIn);
        OutputStream serverOut =
                new FilterOutputStream(new PipedOutputStream(fromServer)) {
                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        out.write(bytes, from, length);
                        written.addAndGet(length);
                    }
                };
        connection = endpoint.accept(serverIn, serverOut, new Peer("in memory", true), () -> {});
    }

    long written() {
        return written.get();
    }

    void login() throws IOException {
        send(0x10, RawClient.login7(RawClient.VERSION_7_4, 0, "sa", RunningServer.PASSWORD));
        readToTheEnd();
    }

    void batch(String text) throws IOException {
        send(0x01, RawClient.batchMessage(text));
    }

    private void send(int type, byte[] message) throws IOException {
        toServer.write(RawClient.packet(type, 1, message, 0, message.length));
        toServer.flush();
    }

    /** Reads one message and returns its length. */
    long readToTheEnd() throws IOException {
        DataInputStream in = new DataInputStream(fromServer);
        long bytes = 0;
        boolean last = false;
        while (!last) {
            byte[] header = new byte[8];
            in.readFully(header);
            last = (header[1] & 1) != 0;
            int length = ((header[2] & 0xff) << 8 | header[3] & 0xff) - 8;
            in.readFully(new byte[length]);
            bytes += length;
        }
        return bytes;
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
