package dev.outrigger.tds.login;

import java.util.Optional;

/** Who may log in. Thread-safe. */
public interface Logins {
    /**
     * The principal that a name and a password stand for; empty when they stand for none, which the
     * client sees as error 18456.
     */
    Optional<Principal> authenticate(String name, String password);
}
