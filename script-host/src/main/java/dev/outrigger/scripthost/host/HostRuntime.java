package dev.outrigger.scripthost.host;

/** A language inside the host process. One call at a time, all on one thread. */
public interface HostRuntime {
    /** Once, before the host reports that it is ready: loads what is slow to load. */
    void initialise();

    /**
     * Runs a script in a namespace of its own and reads its results. Returns once the script has
     * ended; the output's frames may be made while they are read.
     *
     * @throws ScriptError what the script did wrong; the host stays usable
     */
    HostResult execute(HostCall call) throws ScriptError;
}
