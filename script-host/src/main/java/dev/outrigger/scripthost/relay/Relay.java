package dev.outrigger.scripthost.relay;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes connections at one address, makes one to another address for each, and carries bytes both
 * ways. One thread; a bounded number of connections, of which an idle one is closed.
 */
public final class Relay implements AutoCloseable {
    public static final int CONNECTIONS_MAX = 64;
    private static final long LOOK_MILLIS = 5_000;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final Supplier<SocketAddress> target;
    private final List<Connection> connections = new ArrayList<>();
    private final Thread thread;

    private Relay(SocketAddress at, Supplier<SocketAddress> target) throws IOException {
        this.target = target;
        selector = Selector.open();
        server =
                at instanceof UnixDomainSocketAddress
                        ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        : ServerSocketChannel.open();
        boolean bound = false;
        try {
            server.bind(at);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            bound = true;
        } finally {
            if (!bound) {
                server.close();
                selector.close();
            }
        }
        thread = new Thread(this::run, "outrigger-relay " + at);
        thread.setDaemon(true);
    }

    /** target: asked anew for each connection, on the relay's thread. */
    public static Relay open(SocketAddress at, Supplier<SocketAddress> target) throws IOException {
        Relay relay = new Relay(at, target);
        relay.thread.start();
        return relay;
    }

    private void run() {
        try {
            while (server.isOpen()) {
                selector.select(LOOK_MILLIS);
                for (SelectionKey key : selector.selectedKeys()) {
                    if (!key.isValid()) {
                        // Its connection ended a moment ago, by the other key.
                        continue;
                    }
                    if (key.attachment() instanceof Connection connection) {
                        connection.ready(key);
                    } else {
                        accept();
                    }
                }
                selector.selectedKeys().clear();
                connections.removeIf(Connection::over);
            }
        } catch (IOException | ClosedSelectorException e) {
            // The relay is being closed; its end is below.
            return;
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private void accept() throws IOException {
        SocketChannel from = server.accept();
        if (from == null) {
            return;
        }
        if (connections.size() == CONNECTIONS_MAX) {
            from.close();
            return;
        }
        Connection.open(from, target.get(), selector).ifPresent(connections::add);
    }

    @Override
    public void close() {
        try {
            server.close();
            selector.wakeup();
            thread.join(2_000);
            selector.close();
        } catch (IOException e) {
            // Nothing more can be done for a socket that does not close.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
