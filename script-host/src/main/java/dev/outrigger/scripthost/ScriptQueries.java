package dev.outrigger.scripthost;

/** What answers a script's queries while it runs. */
public interface ScriptQueries {
    /**
     * Runs one, on the thread that reads the script's outputs, while the script waits. What is
     * thrown ends the script.
     */
    ScriptQueryEnd run(ScriptQuery query, ScriptRows rows);

    /** The script has ended: so does the query that runs, soon. From any thread. */
    void cancel();
}
