package dev.outrigger.scripthost.host;

/** A language inside the host process. One call at a time, all on one thread. */
public interface HostRuntime {
    /** Once, before the host reports that it is ready: loads what is slow to load. */
    void initialise();

    /** Begins a call, in a namespace of its own: its parameters and tables are bound. */
    HostExecutions begin(HostCall call) throws ScriptError;
}
