package dev.outrigger.tds;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for clients and hands them to an endpoint. Thread-safe. */
public final class TdsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TdsServer.class);
    private static final int BACKLOG = 128;
    private static final int KEEP_ALIVE_IDLE_SECONDS = 30;
    private static final int KEEP_ALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEP_ALIVE_PROBES = 3;
    private static final int PAUSE_MILLIS = 100;

    /**
     * Some packets go out at once: a call of the system for each would be felt in a long result.
     */
    private static final int OUTPUT_BYTES = 32 << 10;

    private final ServerSocket listening;
    private final Endpoint endpoint;
    private final Thread acceptor;

    private TdsServer(ServerSocket listening, Endpoint endpoint) {
        this.listening = listening;
        this.endpoint = endpoint;
        this.acceptor = new Thread(this::accept, "outrigger-tds-accept");
    }

    /** port: 0 for any that is free. The endpoint belongs to the server from now on. */
    public static TdsServer listen(InetAddress host, int port, Endpoint endpoint)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        TdsServer server = new TdsServer(socket, endpoint);
        server.acceptor.start();
        return server;
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                try {
                    begin(socket);
                } catch (IOException | RuntimeException | OutOfMemoryError e) {
                    LOG.warn("A client could not be served: {}", e.toString());
                    socket.close();
                    pause();
                }
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    // Out of file descriptors, say: the clients that there are go on.
                    LOG.warn("A client could not be accepted: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        // A client that vanishes must not keep its locks for the system's two hours.
        option(socket, ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
        option(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_INTERVAL_SECONDS);
        option(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_PROBES);
        InetAddress address = socket.getInetAddress();
        endpoint.accept(
                socket.getInputStream(),
                new BufferedOutputStream(socket.getOutputStream(), OUTPUT_BYTES),
                new Peer(address.getHostAddress(), address.isLoopbackAddress()),
                () -> close(socket));
    }

    private static void option(Socket socket, SocketOption<Integer> option, int value)
            throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        acceptor.join();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            LOG.warn("The listening socket could not be closed: {}", e.getMessage());
        }
        endpoint.close();
    }
}
