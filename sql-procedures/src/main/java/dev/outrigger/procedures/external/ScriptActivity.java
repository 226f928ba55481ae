package dev.outrigger.procedures.external;

import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.scripthost.ScriptMeter;
import dev.outrigger.scripthost.ScriptPhase;
import dev.outrigger.scripthost.ScriptRuntime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** One request for a script, from its beginning on: what the views show of it. Thread-safe. */
public final class ScriptActivity implements ScriptMeter {
    private final UUID id = UUID.randomUUID();
    private final Asker asker;
    private final String language;
    private final String runtime;
    private final long begunMillis = System.currentTimeMillis();
    private final long begunNanos = System.nanoTime();
    private final AtomicLongArray phases = new AtomicLongArray(ScriptPhase.values().length);
    private final AtomicLong rowsIn = new AtomicLong();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong rowsOut = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private final AtomicLong chunks = new AtomicLong();
    private final AtomicLong peakKilobytes = new AtomicLong();
    private volatile Optional<ScriptPhase> phase = Optional.empty();
    private volatile int degree = 1;
    private volatile boolean streaming;
    private final AtomicLong queries = new AtomicLong();
    private final AtomicLong queryNanos = new AtomicLong();
    private volatile boolean asking;
    private volatile long elapsedNanos = -1;
    private volatile int error;

    /**
     * Who asks for scripts.
     *
     * @param login whose limit of hosts counts
     * @param user the caller's name in the current database
     */
    public record Asker(int session, String login, String user) {}

    ScriptActivity(Asker asker, String language, ScriptRuntime runtime) {
        this.asker = asker;
        this.language = language;
        this.runtime =
                runtime instanceof ScriptRuntime.CPython python
                        ? "CPython " + python.executable()
                        : runtime instanceof ScriptRuntime.Java ? "JVM" : "Jython";
    }

    /** On how many hosts the script runs. */
    void degree(int hosts) {
        degree = hosts;
    }

    /** The script is run for each so many rows. */
    void streams() {
        streaming = true;
    }

    /** The script waits for an answer of the database. */
    void asks() {
        asking = true;
        queries.incrementAndGet();
    }

    void answered(long nanos) {
        asking = false;
        queryNanos.addAndGet(nanos);
    }

    /** How many queries the script has asked. */
    long queries() {
        return queries.get();
    }

    /** How long the database took for those that it has answered. */
    double queryMillis() {
        return queryNanos.get() / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    @Override
    public void chunk() {
        chunks.incrementAndGet();
    }

    /** error: 0 for none. */
    void end(int errorNumber) {
        error = errorNumber;
        elapsedNanos = System.nanoTime() - begunNanos;
    }

    @Override
    public void entered(ScriptPhase now) {
        phase = Optional.of(now);
    }

    @Override
    public void spent(ScriptPhase spent, long nanos) {
        phases.addAndGet(spent.ordinal(), nanos);
    }

    @Override
    public void input(long rows, long bytes) {
        rowsIn.addAndGet(rows);
        bytesIn.addAndGet(bytes);
    }

    @Override
    public void output(long rows, long bytes) {
        rowsOut.addAndGet(rows);
        bytesOut.addAndGet(bytes);
    }

    @Override
    public void peakMemory(long kilobytes) {
        peakKilobytes.accumulateAndGet(kilobytes, Math::max);
    }

    UUID request() {
        return id;
    }

    public SqlGuid id() {
        return SqlGuid.of(id);
    }

    Asker asker() {
        return asker;
    }

    String language() {
        return language;
    }

    String runtime() {
        return runtime;
    }

    long begunMillis() {
        return begunMillis;
    }

    boolean hasEnded() {
        return elapsedNanos >= 0;
    }

    long elapsedNanos() {
        return hasEnded() ? elapsedNanos : System.nanoTime() - begunNanos;
    }

    /** 0 for none, and while it runs. */
    int error() {
        return error;
    }

    int degree() {
        return degree;
    }

    boolean isStreaming() {
        return streaming;
    }

    /** As the view names it. */
    String state() {
        if (hasEnded()) {
            return error == 0 ? "completed" : "failed";
        }
        if (asking) {
            return "query";
        }
        return phase.map(
                        now ->
                                switch (now) {
                                    case QUEUE -> "queued";
                                    case START -> "starting";
                                    case INPUT -> "input";
                                    case RUN -> "running";
                                    case OUTPUT -> "output";
                                })
                .orElse("preparing");
    }

    double millis(ScriptPhase of) {
        return phases.get(of.ordinal()) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    long rowsIn() {
        return rowsIn.get();
    }

    long bytesIn() {
        return bytesIn.get();
    }

    long rowsOut() {
        return rowsOut.get();
    }

    long bytesOut() {
        return bytesOut.get();
    }

    /** A script that is run once is run for one chunk. */
    long chunks() {
        return Math.max(chunks.get(), 1);
    }

    /** Empty where nobody could tell. */
    OptionalInt peakKilobytes() {
        long most = peakKilobytes.get();
        return most == 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(most, Integer.MAX_VALUE));
    }
}
