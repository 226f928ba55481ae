package dev.outrigger.scripthost.host;

/** Ends this process when the one that started it is gone. */
@EndsTheProcess
final class ParentWatch {
    private ParentWatch() {}

    static void start() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }
}
