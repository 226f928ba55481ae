package dev.outrigger.bench;

import java.util.Objects;
import java.util.Optional;

/** Where a PostgreSQL server is and who asks. */
record PostgresAddress(String url, Optional<String> user, Optional<String> password) {
    PostgresAddress {
        Objects.requireNonNull(url, "url is null");
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(password, "password is null");
    }
}
