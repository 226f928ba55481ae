package dev.outrigger.scripthost.launch;

/**
 * What a host of CPython loads before it is ready. numpy, pandas and pyarrow take longer than all
 * else, and many scripts do without.
 */
public enum Loads {
    /** For a host that waits for its session: those, and their own parts that load late. */
    ALL("all"),

    /** For a call that is sure to need them. */
    FRAMES("frames"),

    /** For a call that may not: the host is told the script, and finds out. */
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
