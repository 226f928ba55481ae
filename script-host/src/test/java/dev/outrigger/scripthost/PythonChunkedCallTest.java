package dev.outrigger.scripthost;

import org.junit.jupiter.api.Tag;

@Tag("cpython")
final class PythonChunkedCallTest extends ChunkedCallTest {
    @Override
    ScriptRuntime runtime() {
        return Calls.cpython();
    }
}
