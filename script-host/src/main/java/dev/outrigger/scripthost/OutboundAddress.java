package dev.outrigger.scripthost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** A server of the network that scripts may reach, by name: an administrator lists it. */
public record OutboundAddress(String host, int port) {
    private static final int ADDRESSES_MAX = 100;
    private static final int PORT_MAX = 65_535;
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_][a-z0-9_-]{0,62})*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    public OutboundAddress {
        Objects.requireNonNull(host, "host is null");
        if (!NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("'" + host + "' is no name of a host");
        }
        if (NUMBERS.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + host
                            + "' is an address: scripts reach a server by its name alone, so give it one");
        }
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("no port has the number " + port);
        }
    }

    /** A list such as {@code db.example.com:5432,api.example.com:443}. */
    public static List<OutboundAddress> list(String text) {
        List<OutboundAddress> addresses = new ArrayList<>();
        for (String part : Arrays.stream(text.split(",", -1)).map(String::strip).toList()) {
            int colon = part.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("'" + part + "' is not of the form HOST:PORT");
            }
            try {
                addresses.add(
                        new OutboundAddress(
                                part.substring(0, colon).toLowerCase(Locale.ROOT),
                                Integer.parseInt(part.substring(colon + 1))));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + part + "' is not of the form HOST:PORT", e);
            }
        }
        if (addresses.size() > ADDRESSES_MAX) {
            throw new IllegalArgumentException("more than " + ADDRESSES_MAX + " addresses");
        }
        return addresses.stream().distinct().toList();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
