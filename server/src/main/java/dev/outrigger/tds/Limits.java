package dev.outrigger.tds;

import java.time.Duration;

/**
 * What a client may take of a server.
 *
 * @param connections open at once
 * @param login from the first byte to the end of the login
 * @param messageBytes of one request; a bulk load, which is never held whole, may be longer
 * @param failedLogins from one address within a minute, before it is shut out for the rest of it
 */
public record Limits(int connections, Duration login, int messageBytes, int failedLogins) {
    public static final Limits DEFAULT = new Limits(1000, Duration.ofSeconds(15), 256 << 20, 20);

    public Limits {
        if (connections < 1 || messageBytes < 1 << 16 || failedLogins < 1) {
            throw new IllegalArgumentException("limits too small to work with");
        }
    }

    public Limits withConnections(int number) {
        return new Limits(number, login, messageBytes, failedLogins);
    }

    public Limits withLogin(Duration time) {
        return new Limits(connections, time, messageBytes, failedLogins);
    }
}
