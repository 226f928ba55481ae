package dev.outrigger.scripthost;

import java.util.Objects;
import java.util.Optional;

/** A script or its host failed. The session stays usable: its next call gets a host that works. */
public final class ScriptFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String traceback;
    private final int limit;
    private final String hostsEnd;
    private final String group;

    /** How an execution can end badly. */
    public enum Reason {
        /** The script raised an exception: there is a traceback in the user's own lines. */
        SCRIPT_ERROR,
        /** What the query or a parameter holds cannot be given to the script without a loss. */
        BAD_INPUT,
        /**
         * What the script returned cannot be sent: an unsupported type, a missing output, an
         * invalid value.
         */
        BAD_OUTPUT,
        TIMED_OUT,
        MEMORY_EXCEEDED,
        /** The hosts of its group together; the text names it. */
        POOL_MEMORY_EXCEEDED,
        OUTPUT_EXCEEDED,
        CPU_EXCEEDED,
        THREADS_EXCEEDED,
        FILES_EXCEEDED,
        CANCELLED,
        /** As many hosts are busy as there may be, and none came free in time. */
        ALL_BUSY,
        /** As many hosts are busy as one login's sessions may have. */
        LOGIN_BUSY,
        /** As many hosts are busy as its group may have; {@link #group} names it. */
        POOL_BUSY,
        /**
         * The host process ended or broke the protocol; the text has its exit status and last
         * words.
         */
        HOST_LOST,
        /** The host could not be started; the text names the missing piece and the way out. */
        LAUNCH_FAILED,
        /**
         * The setting requires a sandbox and this machine has none; the text names the package to
         * install.
         */
        NO_SANDBOX,
        /** The query that feeds the script failed; the cause says how. */
        INPUT_FAILED
    }

    public ScriptFailure(Reason reason, String text, String traceback, Throwable cause) {
        this(reason, text, traceback, 0, "", "", cause);
    }

    ScriptFailure(Reason reason, String text, int limit) {
        this(reason, text, "", limit, "", "", null);
    }

    /** All places of a group are taken. */
    static ScriptFailure busy(String text, int limit, String group) {
        return new ScriptFailure(Reason.POOL_BUSY, text, "", limit, "", group, null);
    }

    private ScriptFailure(
            Reason reason,
            String text,
            String traceback,
            int limit,
            String hostsEnd,
            String group,
            Throwable cause) {
        super(text, cause);
        this.group = Objects.requireNonNull(group, "group is null");
        this.hostsEnd = Objects.requireNonNull(hostsEnd, "hostsEnd is null");
        this.limit = limit;
        this.reason = Objects.requireNonNull(reason, "reason is null");
        this.traceback = Objects.requireNonNull(traceback, "traceback is null");
    }

    public ScriptFailure(Reason reason, String text) {
        this(reason, text, "", null);
    }

    /** The same failure with the script's frames at that time, where they are known. */
    ScriptFailure at(String frames) {
        ScriptFailure located =
                new ScriptFailure(reason, getMessage(), frames, limit, hostsEnd, group, getCause());
        located.setStackTrace(getStackTrace());
        return located;
    }

    /** A limit whose host ended of it by itself. */
    static ScriptFailure fatal(Reason reason, String text, String hostsEnd) {
        return new ScriptFailure(reason, text, "", 0, hostsEnd, "", null);
    }

    public Reason reason() {
        return reason;
    }

    /**
     * How a host ended that did not survive a limit, with its last words; empty where the text has
     * it, or where the host was ended by the engine.
     */
    public Optional<String> hostsEnd() {
        return hostsEnd.isEmpty() ? Optional.empty() : Optional.of(hostsEnd);
    }

    /** Whose places are taken, where a group's are; else empty. */
    public String group() {
        return group;
    }

    /** How many hosts may be busy, where that is the reason; else 0. */
    public int limit() {
        return limit;
    }

    /**
     * As Python prints it, lines counted in the user's script; empty when there is none. Of a
     * script that was ended: where it was.
     */
    public String traceback() {
        return traceback;
    }
}
