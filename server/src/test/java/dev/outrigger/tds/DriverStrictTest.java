package dev.outrigger.tds;

import org.junit.jupiter.api.Tag;

/** The same over TDS 8.0: nothing before TLS. */
@Tag("long")
class DriverStrictTest extends DriverTest {
    @Override
    Way way() {
        return Way.STRICT;
    }
}
