package dev.outrigger.scripthost;

import org.junit.jupiter.api.Tag;

@Tag("long")
final class JythonChunkedCallTest extends ChunkedCallTest {
    @Override
    ScriptRuntime runtime() {
        return new ScriptRuntime.Jython();
    }
}
