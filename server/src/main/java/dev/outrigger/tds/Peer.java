package dev.outrigger.tds;

import java.util.Objects;

/**
 * The other end of a connection.
 *
 * @param address for messages and for counting failed logins
 * @param local whether nobody can listen in between: loopback or the same process, where plain text
 *     is allowed
 */
public record Peer(String address, boolean local) {
    /** A client in the same process. */
    public static final Peer IN_MEMORY = new Peer("in memory", true);

    public Peer {
        Objects.requireNonNull(address, "address is null");
    }
}
