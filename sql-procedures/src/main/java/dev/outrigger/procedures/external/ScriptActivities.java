package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.Fault;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests for scripts of an instance: those that run, and the last that have ended.
 * Thread-safe.
 */
public final class ScriptActivities {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptActivities.class);
    private static final int KEPT = 1000;

    private final Set<ScriptActivity> running = new LinkedHashSet<>();
    private final Deque<ScriptActivity> ended = new ArrayDeque<>();
    private final LongAdder hostsLost = new LongAdder();
    private final LongAdder queries = new LongAdder();
    private Totals totals = Totals.NONE;
    private volatile Runnable whenEnded = () -> {};

    /**
     * Of all requests since the instance was opened.
     *
     * @param errors those that failed for another reason than the script's own mistakes
     */
    record Totals(long executions, long parallel, long streaming, long elapsedMillis, long errors) {
        static final Totals NONE = new Totals(0, 0, 0, 0, 0);

        Totals plus(Totals other) {
            return new Totals(
                    executions + other.executions,
                    parallel + other.parallel,
                    streaming + other.streaming,
                    elapsedMillis + other.elapsedMillis,
                    errors + other.errors);
        }

        Totals with(ScriptActivity one, boolean failed) {
            return new Totals(
                    executions + 1,
                    parallel + (one.degree() > 1 ? 1 : 0),
                    streaming + (one.isStreaming() ? 1 : 0),
                    elapsedMillis + TimeUnit.NANOSECONDS.toMillis(one.elapsedNanos()),
                    errors + (failed ? 1 : 0));
        }
    }

    /** Does a request's work and keeps what is seen of it, however it ends. */
    void record(ScriptActivity activity, Runnable work) {
        synchronized (this) {
            running.add(activity);
        }
        int number = 0;
        boolean failed = false;
        try {
            work.run();
        } catch (SqlError e) {
            number = e.number();
            if (e.code() == ErrorCode.SCRIPT_HOST_LOST) {
                hostsLost.increment();
                LOG.atWarn()
                        .addKeyValue("request", activity.id())
                        .addKeyValue("session", activity.asker().session())
                        .addKeyValue("login", activity.asker().login())
                        .addKeyValue("runtime", activity.runtime())
                        .log("script host died");
            }
            failed = e.code().fault() != Fault.SCRIPT && e.code().fault() != Fault.USER;
            throw e;
        } catch (RuntimeException | Error e) {
            number = ErrorCode.INTERNAL.number();
            failed = true;
            throw e;
        } finally {
            end(activity, number, failed);
            whenEnded.run();
        }
    }

    /** listener: runs after each request; it must be quick. */
    void whenEnded(Runnable listener) {
        whenEnded = listener;
    }

    private synchronized void end(ScriptActivity activity, int number, boolean failed) {
        activity.end(number);
        running.remove(activity);
        ended.addLast(activity);
        if (ended.size() > KEPT) {
            ended.removeFirst();
        }
        totals = totals.with(activity, failed);
    }

    synchronized List<ScriptActivity> running() {
        return List.copyOf(running);
    }

    /** Those that have ended, the oldest first, and those that run. */
    synchronized List<ScriptActivity> all() {
        List<ScriptActivity> all = new ArrayList<>(ended);
        all.addAll(running);
        return all;
    }

    /** How many run or wait at this moment. */
    public synchronized int count() {
        return running.size();
    }

    public long ended() {
        return totals().executions();
    }

    /** How many of them ran on several hosts. */
    public long parallel() {
        return totals().parallel();
    }

    /** How many of them took their input in chunks. */
    public long streaming() {
        return totals().streaming();
    }

    /** How long those that have ended took. */
    public long elapsedMillis() {
        return totals().elapsedMillis();
    }

    /** How many failed for another reason than the script's own mistakes. */
    public long errors() {
        return totals().errors();
    }

    void asked() {
        queries.increment();
    }

    /** How many queries scripts have asked while they ran. */
    public long queries() {
        return queries.sum();
    }

    /** How many lost the process that they ran in. */
    public long hostsLost() {
        return hostsLost.sum();
    }

    synchronized Totals totals() {
        return totals;
    }
}
