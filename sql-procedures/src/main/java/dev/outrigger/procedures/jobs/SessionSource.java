package dev.outrigger.procedures.jobs;

import dev.outrigger.Session;
import java.util.Optional;

/** Opens sessions of the instance. */
public interface SessionSource {
    /**
     * login: empty for the administrator.
     *
     * @throws IllegalArgumentException when there is no such login
     */
    Session open(Optional<String> login);
}
