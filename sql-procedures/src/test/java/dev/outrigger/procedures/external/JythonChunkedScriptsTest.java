package dev.outrigger.procedures.external;

import dev.outrigger.InstanceOptions;
import org.junit.jupiter.api.Tag;

@Tag("long")
final class JythonChunkedScriptsTest extends ChunkedScriptsTest {
    @Override
    InstanceOptions options() {
        return InstanceOptions.inMemory();
    }
}
