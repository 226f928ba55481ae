package dev.outrigger.scripthost;

final class JythonFailureTest extends FailureTest {
    @Override
    ScriptRuntime runtime() {
        return new ScriptRuntime.Jython();
    }

    @Override
    String exit7() {
        return "import os\nos._exit(7)";
    }
}
