package dev.outrigger.procedures.external;

import dev.outrigger.InstanceOptions;

final class JythonChunkedScriptsTest extends ChunkedScriptsTest {
    @Override
    InstanceOptions options() {
        return InstanceOptions.inMemory();
    }
}
