package dev.outrigger.scripthost;

final class JythonFailureTest extends FailureTest {
    @Override
    ScriptRuntime runtime() {
        return new ScriptRuntime.Jython();
    }

    @Override
    String exit7() {
        return "from java.lang import Runtime\nRuntime.getRuntime().halt(7)";
    }
}
