package dev.outrigger.tds;

import org.junit.jupiter.api.Tag;

/** The same over a socket that TLS 1.2 encrypts. */
@Tag("long")
class DriverTlsTest extends DriverTest {
    @Override
    Way way() {
        return Way.TLS;
    }
}
