package dev.outrigger.procedures.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** One run of a script, from its beginning. What changes is guarded by the audit's locks. */
public final class AuditedRun {
    /** Empty before it was written, or read. */
    private OptionalLong id = OptionalLong.empty();

    private final Begin begin;
    private String script;
    private String sha256;
    private final int length;
    private final long begunMillis = System.currentTimeMillis();
    private Optional<End> end = Optional.empty();
    private boolean noted;

    /**
     * What is known when a run begins.
     *
     * @param login whom the session works for; originalLogin: who logged in
     * @param host of the client; may be empty
     * @param program of the client; may be empty
     * @param pool the external resource pool
     */
    public record Begin(
            UUID request,
            int session,
            String login,
            String originalLogin,
            String user,
            String host,
            String program,
            String database,
            String language,
            String runtime,
            String group,
            String pool) {}

    /**
     * What is known when it has ended. Times are milliseconds.
     *
     * @param error 0 for none
     */
    public record End(
            double elapsed,
            double queue,
            double start,
            double input,
            double run,
            double output,
            long rowsIn,
            long rowsOut,
            int hosts,
            int peakKilobytes,
            Outcome outcome,
            int error) {}

    /** How a run ended. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        CANCELLED,
        KILLED,
        TIMED_OUT,
        OUT_OF_RESOURCES,
        HOST_DIED;

        /** As the view names it. */
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    AuditedRun(Begin begin, String script) {
        this.begin = begin;
        this.script = script;
        this.length = script.length();
    }

    int length() {
        return length;
    }

    /** Of the script's text as UTF-8, in hexadecimal; the text is of no use from then on. */
    String sha256() {
        if (sha256 == null) {
            try {
                sha256 =
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(script.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
            script = null;
        }
        return sha256;
    }

    OptionalLong id() {
        return id;
    }

    void number(long given) {
        id = OptionalLong.of(given);
    }

    Begin begin() {
        return begin;
    }

    long begunMillis() {
        return begunMillis;
    }

    Optional<End> end() {
        return end;
    }

    void end(End how) {
        end = Optional.of(how);
    }

    /** Whether its beginning was written. */
    boolean isNoted() {
        return noted;
    }

    void note() {
        noted = true;
    }
}
