package dev.outrigger.scripthost.relay;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;

/** Two channels, and what is on its way from each to the other. */
final class Connection {
    private static final int PENDING_BYTES = 1 << 16;
    private static final long CONNECT_NANOS = 30_000_000_000L;
    private static final long IDLE_NANOS = 600_000_000_000L;

    private final End from;
    private final End to;
    private long active = System.nanoTime();
    private boolean closed;

    /** One of the channels. */
    private static final class End {
        final SocketChannel channel;

        /** What goes to this channel. */
        final ByteBuffer pending = ByteBuffer.allocate(PENDING_BYTES);

        boolean connected;
        boolean ended;
        boolean shut;

        End(SocketChannel channel, boolean connected) {
            this.channel = channel;
            this.connected = connected;
        }

        void send(End source) throws IOException {
            // A channel that was told of the end takes no more, not even nothing.
            if (!connected || shut) {
                return;
            }
            pending.flip();
            channel.write(pending);
            pending.compact();
            if (source.ended && pending.position() == 0) {
                shut = true;
                channel.shutdownOutput();
            }
        }

        void await(End other, Selector selector) {
            int what = connected ? 0 : SelectionKey.OP_CONNECT;
            if (connected && !ended && other.pending.hasRemaining()) {
                what |= SelectionKey.OP_READ;
            }
            if (connected && pending.position() > 0) {
                what |= SelectionKey.OP_WRITE;
            }
            SelectionKey key = channel.keyFor(selector);
            if (key != null && key.isValid()) {
                key.interestOps(what);
            }
        }
    }

    private Connection(End from, End to) {
        this.from = from;
        this.to = to;
    }

    /** Empty, and from closed, when the other end cannot be reached. */
    static Optional<Connection> open(SocketChannel from, SocketAddress target, Selector selector)
            throws IOException {
        SocketChannel to = null;
        try {
            to =
                    target instanceof UnixDomainSocketAddress
                            ? SocketChannel.open(StandardProtocolFamily.UNIX)
                            : SocketChannel.open();
            from.configureBlocking(false);
            to.configureBlocking(false);
            boolean connected = to.connect(target);
            Connection connection = new Connection(new End(from, true), new End(to, connected));
            from.register(selector, 0, connection);
            to.register(selector, 0, connection);
            connection.await(selector);
            return Optional.of(connection);
        } catch (IOException | UnresolvedAddressException e) {
            // The one who connected sees its connection closed.
            from.close();
            if (to != null) {
                to.close();
            }
            return Optional.empty();
        }
    }

    void ready(SelectionKey key) {
        End here = key.channel() == from.channel ? from : to;
        End there = here == from ? to : from;
        try {
            active = System.nanoTime();
            if (key.isConnectable()) {
                here.connected = here.channel.finishConnect();
            }
            if (key.isReadable() && here.channel.read(there.pending) < 0) {
                here.ended = true;
            }
            from.send(to);
            to.send(from);
            if (from.shut && to.shut) {
                close();
            } else {
                await(key.selector());
            }
        } catch (IOException e) {
            // One of the two has gone: so does the other.
            close();
        }
    }

    private void await(Selector selector) {
        from.await(to, selector);
        to.await(from, selector);
    }

    /** Whether it has ended; one that nobody uses ends here. */
    boolean over() {
        long idle = System.nanoTime() - active;
        if (!closed && idle > (to.connected ? IDLE_NANOS : CONNECT_NANOS)) {
            close();
        }
        return closed;
    }

    void close() {
        closed = true;
        for (End end : new End[] {from, to}) {
            try {
                end.channel.close();
            } catch (IOException e) {
                // It is as closed as it can be.
                continue;
            }
        }
    }
}
