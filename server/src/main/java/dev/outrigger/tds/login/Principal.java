package dev.outrigger.tds.login;

import java.util.Objects;

/** Whoever a session works for. name: of the login. */
public record Principal(String name) {
    public Principal {
        Objects.requireNonNull(name, "name is null");
    }
}
