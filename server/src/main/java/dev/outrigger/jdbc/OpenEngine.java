package dev.outrigger.jdbc;

import dev.outrigger.Figure;
import dev.outrigger.Instance;
import dev.outrigger.tds.Endpoint;
import dev.outrigger.tds.Limits;
import dev.outrigger.tds.login.Logins;
import dev.outrigger.tds.login.Principal;
import dev.outrigger.tds.tls.Encryption;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An instance that connections share. Who it lets in is whoever knows a secret that never leaves
 * this process: that is the driver, which logs in as the administrator.
 */
final class OpenEngine implements AutoCloseable {
    static final String ADMINISTRATOR = "sa";

    private final Instance instance;
    private final Endpoint endpoint;
    private final EngineOptions options;
    private final String secret = UUID.randomUUID().toString();

    /** Guarded by the places that hold this. */
    private int users;

    private OpenEngine(Instance instance, EngineOptions options) {
        this.instance = instance;
        this.options = options;
        Logins logins = this::authenticate;
        this.endpoint = new Endpoint(instance, logins, Encryption.NONE, Limits.DEFAULT);
    }

    static OpenEngine open(Place place, EngineOptions options) {
        return new OpenEngine(Instance.open(options.at(place)), options);
    }

    private Optional<Principal> authenticate(String name, String password) {
        boolean known =
                MessageDigest.isEqual(
                        password.getBytes(StandardCharsets.UTF_8),
                        secret.getBytes(StandardCharsets.UTF_8));
        return known ? Optional.of(new Principal(ADMINISTRATOR)) : Optional.empty();
    }

    EngineOptions options() {
        return options;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    List<Figure> figures() {
        return instance.figures();
    }

    String secret() {
        return secret;
    }

    void used() {
        users++;
    }

    /** Whether nobody uses it any more. */
    boolean released() {
        return --users == 0;
    }

    @Override
    public void close() {
        try (instance) {
            endpoint.close();
        }
    }
}
