package dev.outrigger.scripthost.host;

import dev.outrigger.scripthost.relay.Relay;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;

/** The host's end of the ways out: its own loop stands for the servers that scripts may reach. */
final class OutboundRelays {
    private OutboundRelays() {}

    /** listed: pairs of ADDRESS:PORT=SOCKET, by commas; null for none. */
    static void open(String listed) throws IOException {
        if (listed == null) {
            return;
        }
        for (String pair : listed.split(",")) {
            int equals = pair.indexOf('=');
            int colon = pair.indexOf(':');
            UnixDomainSocketAddress socket =
                    UnixDomainSocketAddress.of(pair.substring(equals + 1));
            Relay.open(
                    new InetSocketAddress(
                            pair.substring(0, colon),
                            Integer.parseInt(pair.substring(colon + 1, equals))),
                    () -> socket);
        }
    }
}
