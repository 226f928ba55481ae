package dev.outrigger.scripthost;

import dev.outrigger.frame.FrameStream;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.util.Optional;

/** A session's host, taken when first needed and replaced when it is of no use any more. */
final class HostSession implements ScriptSession {
    private final ScriptHosts hosts;
    private final HostPool pool;
    private final String owner;
    private final int group;
    private volatile PooledHost host;
    private volatile boolean served;
    private volatile HostRun run;
    private volatile boolean closed;
    private volatile Cancellation cancellation = new Cancellation();
    private boolean begun;

    /** group: whose bounds its hosts share, while there is such a group. */
    HostSession(ScriptHosts hosts, String owner, int group) {
        this.group = group;
        this.hosts = hosts;
        this.pool = hosts.places();
        this.owner = owner;
    }

    @Override
    public void begin() {
        cancellation = new Cancellation();
        begun = true;
    }

    @Override
    public ScriptRun start(ScriptCall call, Optional<FrameStream> input, ScriptListener listener) {
        if (!begun) {
            begin();
        }
        begun = false;
        boolean started = false;
        ScriptMeter meter = listener.meter();
        PhaseClock clock = new PhaseClock(meter);
        try {
            Cancellation current = cancellation;
            if (closed) {
                throw new ScriptFailure(Reason.CANCELLED, "the session is closed");
            }
            if (running()) {
                throw new IllegalStateException("the session's script still runs");
            }
            run = null;
            LiveHost live =
                    live(
                            kind(call.runtime(), call.limits()),
                            FirstCall.of(call, input.isPresent()),
                            current,
                            clock);
            clock.enter(input.isPresent() ? ScriptPhase.INPUT : ScriptPhase.RUN);
            Optional<FrameStream> metered =
                    input.map(
                            frames ->
                                    MeteredInput.of(
                                            frames,
                                            meter,
                                            () ->
                                                    clock.follow(
                                                            ScriptPhase.INPUT, ScriptPhase.RUN)));
            PooledHost mine = host;
            HostRun next = new HostRun(live, call, metered, listener);
            run = next;
            served = true;
            next.start(hosts.clock());
            started = true;
            current.onCancel(() -> next.fail(Cancellation.failure()));
            return new MeteredRun(next, clock, meter, () -> giveBack(mine, live, meter));
        } finally {
            if (!started) {
                clock.end();
                input.ifPresent(FrameStream::close);
            }
        }
    }

    private HostKind kind(ScriptRuntime runtime, ScriptLimits limits) {
        return HostKind.of(runtime, limits, pool.group(group));
    }

    private boolean running() {
        HostRun last = run;
        return last != null && !last.ended();
    }

    private void giveBack(PooledHost mine, LiveHost live, ScriptMeter meter) {
        meter.peakMemory(live.peakKilobytes());
        if (live.usable()) {
            pool.rest(mine);
        } else {
            mine.end();
        }
    }

    @Override
    public boolean prepare(ScriptRuntime runtime, ScriptLimits limits) {
        if (closed || running()) {
            return false;
        }
        HostKind kind = kind(runtime, limits);
        PooledHost held = host;
        if (held != null && pool.rests(held) && held.kind().equals(kind)) {
            return true;
        }
        drop();
        Optional<PooledHost> taken = pool.acquireNow(kind, owner);
        taken.ifPresent(
                fresh -> {
                    hold(fresh);
                    pool.rest(fresh);
                });
        return taken.isPresent();
    }

    /** The host for a call, ready: the one that the session has, or a fresh one. */
    private LiveHost live(HostKind kind, FirstCall first, Cancellation current, PhaseClock clock) {
        PooledHost held = host;
        if (held != null && pool.wake(held)) {
            if (held.kind().equals(kind)) {
                Optional<LiveHost> ready = ready(held, false, current, clock);
                if (ready.isPresent()) {
                    return ready.get();
                }
            } else {
                pool.retire(held);
            }
        }
        host = null;
        while (true) {
            clock.enter(ScriptPhase.QUEUE);
            PooledHost fresh = pool.acquire(kind, owner, first, current);
            hold(fresh);
            Optional<LiveHost> ready = ready(fresh, !fresh.wasSpare(), current, clock);
            if (ready.isPresent()) {
                return ready.get();
            }
        }
    }

    private void hold(PooledHost fresh) {
        served = false;
        host = fresh;
    }

    /** Empty when the host is dead, and another has to be tried; last: there is no other. */
    private Optional<LiveHost> ready(
            PooledHost mine, boolean last, Cancellation current, PhaseClock clock) {
        clock.enter(ScriptPhase.START);
        try {
            LiveHost live = mine.await(current);
            if (live.usable()) {
                pool.used(mine.kind());
                return Optional.of(live);
            }
            String farewell = last ? live.farewell() : "";
            pool.retire(mine);
            if (last) {
                throw new ScriptFailure(Reason.HOST_LOST, "as soon as it was ready " + farewell);
            }
        } catch (ScriptFailure e) {
            host = null;
            // One that was not started for this call may have failed for reasons of its time.
            if (!mine.wasSpare() || e.reason() == Reason.CANCELLED) {
                throw e;
            }
        }
        host = null;
        return Optional.empty();
    }

    @Override
    public Optional<String> withoutSandbox() {
        return hosts.withoutSandbox();
    }

    @Override
    public void cancel() {
        cancellation.cancel();
    }

    @Override
    public void renew() {
        if (running()) {
            throw new IllegalStateException("the session's script still runs");
        }
        if (served) {
            drop();
        }
    }

    /** Ends the host in the background. */
    private void drop() {
        PooledHost held = host;
        host = null;
        if (held != null) {
            pool.retire(held);
        }
    }

    @Override
    public void close() {
        closed = true;
        cancel();
        HostRun last = run;
        if (last != null) {
            last.close();
        }
        PooledHost held = host;
        host = null;
        if (held != null) {
            pool.wake(held);
            pool.end(held);
        }
        hosts.forget(this);
    }
}
