package dev.outrigger.jdbc;

import dev.outrigger.tds.Peer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The client's end of a connection to an engine in this process. What concerns networks (addresses,
 * options of TCP) has no meaning here and changes nothing; timeouts of reads are kept.
 */
final class MemorySocket extends Socket {
    private static final int PIPE_BYTES = 32 << 10;

    /** The server's side. */
    private interface Connection extends AutoCloseable {
        @Override
        void close();
    }

    private final EnginePlace.Use connecting;
    private final Pipe toServer = new Pipe(PIPE_BYTES);
    private final Pipe toClient = new Pipe(PIPE_BYTES);
    private final InputStream in = toClient.input(this::close);
    private final OutputStream out = toServer.output(this::close);
    private final AtomicBoolean connected = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile EnginePlace.Use engine;
    private volatile Connection connection;

    MemorySocket(EnginePlace.Use connecting) throws SocketException {
        super((SocketImpl) null);
        this.connecting = connecting;
    }

    @Override
    public void connect(SocketAddress address) throws SocketException {
        connect(address, 0);
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws SocketException {
        if (!connected.compareAndSet(false, true)) {
            throw new SocketException("already connected");
        }
        engine = connecting.again();
        AutoCloseable accepted =
                engine.engine()
                        .endpoint()
                        .accept(
                                toServer.input(() -> {}),
                                toClient.output(() -> {}),
                                Peer.IN_MEMORY,
                                this::ended);
        connection = () -> end(accepted);
    }

    private static void end(AutoCloseable accepted) {
        try {
            accepted.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server has ended the connection: the client reads what is there, and then the end. */
    private void ended() {
        toClient.closeWriter();
        toServer.closeReader();
    }

    /** When this returns, nothing of the connection runs any more. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // The session ends here, before the server's thread can see the end: what comes next finds
        // its transaction rolled back and its database unused.
        try (EnginePlace.Use last = engine;
                Connection ended = connection) {
            toClient.closeReader();
        } finally {
            toServer.closeWriter();
        }
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void setSoTimeout(int milliseconds) {
        toClient.readTimeout(milliseconds);
    }

    @Override
    public int getSoTimeout() {
        return toClient.readTimeout();
    }

    @Override
    public boolean isConnected() {
        return connected.get();
    }

    @Override
    public boolean isBound() {
        return connected.get();
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public boolean isInputShutdown() {
        return closed.get();
    }

    @Override
    public boolean isOutputShutdown() {
        return closed.get();
    }

    @Override
    public void shutdownInput() {
        toClient.closeReader();
    }

    @Override
    public void shutdownOutput() {
        toServer.closeWriter();
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getPort() {
        return 0;
    }

    @Override
    public int getLocalPort() {
        return 0;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return new InetSocketAddress(getInetAddress(), 0);
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return new InetSocketAddress(getLocalAddress(), 0);
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean getKeepAlive() {
        return false;
    }

    @Override
    public <T> Socket setOption(SocketOption<T> option, T value) {
        return this;
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.of();
    }

    @Override
    public String toString() {
        return "a connection in memory to " + connecting.place();
    }
}
