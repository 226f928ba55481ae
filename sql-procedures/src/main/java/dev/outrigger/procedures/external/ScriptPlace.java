package dev.outrigger.procedures.external;

import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.procedures.audit.ScriptAudit;
import dev.outrigger.scripthost.ScriptCall;
import dev.outrigger.scripthost.ScriptHosts;
import dev.outrigger.scripthost.ScriptLimits;
import dev.outrigger.scripthost.ScriptListener;
import dev.outrigger.scripthost.ScriptRun;
import dev.outrigger.scripthost.ScriptRuntime;
import dev.outrigger.scripthost.ScriptSession;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A session's place among the script hosts, taken by its first script. Not thread-safe but for
 * {@link #cancel}.
 */
public final class ScriptPlace implements AutoCloseable {
    private final ScriptHosts hosts;
    private final ScriptActivities activities;
    private final ScriptAudit audit;
    private final int id;
    private final Supplier<Surroundings> surroundings;
    private volatile Optional<ScriptActivity> activity = Optional.empty();
    private volatile ScriptSession session;
    private volatile boolean cancelled;
    private final List<HelperPlace> helpers = new CopyOnWriteArrayList<>();
    private boolean warned;
    private boolean asked;

    /**
     * What a session is when it asks for a script.
     *
     * @param login whom it works for
     * @param host of the client; may be empty
     * @param program of the client; may be empty
     * @param group the name of its workload group
     * @param killed whether another session has ended it
     */
    public record Surroundings(
            String login,
            String database,
            String host,
            String program,
            String group,
            int poolId,
            String pool,
            BooleanSupplier killed) {}

    /** id: the session's number. */
    public ScriptPlace(
            ScriptHosts hosts,
            ScriptActivities activities,
            ScriptAudit audit,
            int id,
            Supplier<Surroundings> surroundings) {
        this.audit = audit;
        this.surroundings = surroundings;
        this.hosts = hosts;
        this.activities = activities;
        this.id = id;
    }

    /** Does a request's work and keeps what the views show of it, however it ends. */
    void record(
            Caller caller, String language, ScriptRuntime runtime, String script, Runnable work) {
        ScriptActivity begun =
                new ScriptActivity(
                        new ScriptActivity.Asker(id, caller.originalLogin(), caller.user()),
                        language,
                        runtime);
        Optional<ScriptActivity> outer = activity;
        activity = Optional.of(begun);
        try {
            activities.record(
                    begun,
                    () -> ScriptAuditing.run(audit, begun, surroundings.get(), script, work));
        } finally {
            activity = outer;
        }
    }

    /** The request whose script is asked for now. */
    public Optional<ScriptActivity> activity() {
        return activity;
    }

    /** Runs what the script asks that runs here. */
    long asked(LongSupplier work) {
        asked = true;
        long begun = System.nanoTime();
        activity.ifPresent(ScriptActivity::asks);
        activities.asked();
        try {
            return work.getAsLong();
        } finally {
            activity.ifPresent(asking -> asking.answered(System.nanoTime() - begun));
            asked = false;
        }
    }

    /** Whether the script that runs here waits for an answer. */
    boolean isAsked() {
        return asked;
    }

    /** A new batch begins: an earlier cancellation counts no more. */
    public void begin() {
        cancelled = false;
    }

    ScriptHosts hosts() {
        return hosts;
    }

    /** Lets the host start while the input query runs. */
    void prepare(ScriptRuntime runtime, ScriptLimits limits) {
        session().prepare(runtime, limits);
    }

    private ScriptSession session() {
        if (session == null) {
            session = hosts.openSession(login(), surroundings.get().poolId());
        }
        return session;
    }

    private String login() {
        return activity.map(asked -> asked.asker().login()).orElse("");
    }

    ScriptRun start(ScriptCall call, Optional<FrameStream> input, ScriptListener listener) {
        session().begin();
        if (cancelled) {
            input.ifPresent(FrameStream::close);
            throw SqlError.of(ErrorCode.CANCELLED);
        }
        ScriptRun run = session().start(call, input, listener);
        if (cancelled) {
            run.close();
            throw SqlError.of(ErrorCode.CANCELLED);
        }
        return run;
    }

    /** For a further host of a parallel call; number: from 0. */
    HelperPlace helper(int number) {
        while (helpers.size() <= number) {
            helpers.add(new HelperPlace(hosts, login(), surroundings.get().poolId()));
        }
        return helpers.get(number);
    }

    boolean isSandboxed() {
        return session != null && session.withoutSandbox().isEmpty();
    }

    /** Why this session's scripts run without a sandbox: given once. */
    Optional<String> warning() {
        Optional<String> reason =
                warned || session == null ? Optional.empty() : session.withoutSandbox();
        warned |= reason.isPresent();
        return reason;
    }

    public void cancel() {
        cancelled = true;
        ScriptSession running = session;
        if (running != null) {
            running.cancel();
        }
        helpers.forEach(HelperPlace::cancel);
    }

    /**
     * Ends the host with its files, its modules and its threads, in the background: the next script
     * gets another. Not while a script runs.
     */
    public void renew() {
        closeHelpers();
        if (session != null) {
            session.renew();
        }
        warned = false;
    }

    @Override
    public void close() {
        closeHelpers();
        if (session != null) {
            session.close();
        }
    }

    private void closeHelpers() {
        helpers.forEach(HelperPlace::close);
        helpers.clear();
    }
}
