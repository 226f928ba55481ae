package dev.outrigger.scripthost.launch;

/**
 * What a host of CPython loads before it is ready. numpy, pandas and pyarrow take longer than all
 * else, and many scripts do without.
 */
public enum Loads {
    /** For a host that waits for its session: those, and their own parts that load late. */
    ALL("all"),

    /** For a call with an input, of which the frame needs them. */
    FRAMES("frames"),

    /** For a call without: nothing, the script may need them or not. */
    ON_DEMAND("on-demand");

    private final String word;

    Loads(String word) {
        this.word = word;
    }

    /** The worker's argument. */
    String word() {
        return word;
    }
}
