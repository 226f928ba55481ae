package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.frame.FrameStream;
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

/**
 * A session's place among the script hosts, taken by its first script. Not thread-safe but for
 * {@link #cancel}.
 */
public final class ScriptPlace implements AutoCloseable {
    private final ScriptHosts hosts;
    private volatile ScriptSession session;
    private volatile boolean cancelled;
    private final List<HelperPlace> helpers = new CopyOnWriteArrayList<>();
    private boolean warned;

    public ScriptPlace(ScriptHosts hosts) {
        this.hosts = hosts;
    }

    /** A new batch begins: an earlier cancellation counts no more. */
    public void begin() {
        cancelled = false;
    }

    /** Lets the host start while the input query runs. */
    void prepare(ScriptRuntime runtime, ScriptLimits limits) {
        session().prepare(runtime, limits);
    }

    private ScriptSession session() {
        if (session == null) {
            session = hosts.openSession();
        }
        return session;
    }

    ScriptRun start(ScriptCall call, Optional<FrameStream> input, ScriptListener listener) {
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
            helpers.add(new HelperPlace(hosts));
        }
        return helpers.get(number);
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
     * Ends the host with its files, its modules and its threads: the next script gets another. Not
     * while a script runs.
     */
    public void renew() {
        close();
        session = null;
        warned = false;
    }

    @Override
    public void close() {
        helpers.forEach(HelperPlace::close);
        helpers.clear();
        if (session != null) {
            session.close();
        }
    }
}
