package dev.outrigger.jdbc;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Makes the sockets of connections to engines in this process. Public because Microsoft's driver
 * makes it by its name, with the number of a request that is being connected.
 */
public final class MemorySocketFactory extends SocketFactory {
    private static final Map<String, EnginePlace.Use> CONNECTING = new ConcurrentHashMap<>();

    private final EnginePlace.Use engine;

    public MemorySocketFactory(String request) {
        engine = CONNECTING.get(request);
    }

    /** A name under which this makes sockets to an engine until it is forgotten. */
    static String announce(EnginePlace.Use engine) {
        String request = UUID.randomUUID().toString();
        CONNECTING.put(request, engine);
        return request;
    }

    static void forget(String request) {
        CONNECTING.remove(request);
    }

    @Override
    public Socket createSocket() throws SocketException {
        if (engine == null) {
            throw new SocketException(
                    "sockets in memory are made for jdbc:outrigger alone: connect with such a URL");
        }
        return new MemorySocket(engine);
    }

    @Override
    public Socket createSocket(String host, int port) throws SocketException {
        throw notHere();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws SocketException {
        throw notHere();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws SocketException {
        throw notHere();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws SocketException {
        throw notHere();
    }

    private static SocketException notHere() {
        return new SocketException("a socket in memory leads to no host");
    }
}
