package dev.outrigger.scripthost;

final class JythonChunkedCallTest extends ChunkedCallTest {
    @Override
    ScriptRuntime runtime() {
        return new ScriptRuntime.Jython();
    }
}
