package dev.outrigger.tds;

import org.junit.jupiter.api.Tag;

/** The same over a socket in plain text. */
@Tag("long")
class DriverPlainTest extends DriverTest {
    @Override
    Way way() {
        return Way.PLAIN;
    }
}
