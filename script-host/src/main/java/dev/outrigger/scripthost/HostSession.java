package dev.outrigger.scripthost;

import dev.outrigger.frame.FrameStream;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A session's host, started when first needed and replaced when it is of no use any more. */
final class HostSession implements ScriptSession {
    private final ScriptHosts hosts;
    private volatile LiveHost host;
    private HostRun run;
    private volatile boolean closed;
    private volatile Cancellation preparation = new Cancellation();
    private volatile CompletableFuture<Void> prepared = CompletableFuture.completedFuture(null);
    private volatile Cancellation cancellation = new Cancellation();

    HostSession(ScriptHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public ScriptRun start(ScriptCall call, Optional<FrameStream> input, ScriptListener listener) {
        boolean started = false;
        Cancellation current = new Cancellation();
        cancellation = current;
        try {
            if (!prepared.isDone()) {
                current.onCancel(preparation::cancel);
                awaitPrepared();
                current.check();
            }
            if (closed) {
                throw new ScriptFailure(Reason.CANCELLED, "the session is closed");
            }
            if (run != null) {
                if (!run.ended()) {
                    throw new IllegalStateException("the session's script still runs");
                }
                run = null;
            }
            LiveHost ready = ready(call, current);
            host = ready;
            HostRun next = new HostRun(ready, call, input, listener);
            run = next;
            next.start(hosts.clock());
            started = true;
            current.onCancel(() -> next.fail(Cancellation.failure()));
            return new Resting(next, ready);
        } finally {
            if (!started) {
                input.ifPresent(FrameStream::close);
            }
        }
    }

    @Override
    public void prepare(ScriptRuntime runtime, ScriptLimits limits) {
        if (closed || host != null || run != null || !prepared.isDone()) {
            return;
        }
        Cancellation current = new Cancellation();
        preparation = current;
        prepared =
                CompletableFuture.runAsync(
                        () -> {
                            LiveHost started = hosts.startHost(runtime, limits, current);
                            host = started;
                            hosts.places().rest(started);
                        },
                        task -> {
                            Thread thread = new Thread(task, "outrigger-host-prepare");
                            thread.setDaemon(true);
                            thread.start();
                        });
    }

    private void awaitPrepared() {
        try {
            prepared.join();
        } catch (CompletionException e) {
            // The call starts a host of its own, and tells what is wrong with it.
            return;
        }
    }

    private LiveHost ready(ScriptCall call, Cancellation current) {
        if (host != null) {
            if (hosts.places().wake(host) && host.fits(call.runtime(), call.limits())) {
                return host;
            }
            host.end();
            host = null;
        }
        return hosts.startHost(call.runtime(), call.limits(), current);
    }

    /** Hands the host back as soon as the run has ended, whoever notices. */
    private final class Resting implements ScriptRun {
        private final HostRun inner;
        private final LiveHost ready;
        private boolean rested;

        Resting(HostRun inner, LiveHost ready) {
            this.inner = inner;
            this.ready = ready;
        }

        @Override
        public Optional<ScriptOutput> next() {
            return inner.next();
        }

        @Override
        public dev.outrigger.frame.Frame outputParameters() {
            dev.outrigger.frame.Frame row = inner.outputParameters();
            rest();
            return row;
        }

        @Override
        public void close() {
            inner.close();
            rest();
        }

        private void rest() {
            if (!rested) {
                rested = true;
                if (ready.usable()) {
                    hosts.places().rest(ready);
                } else {
                    ready.end();
                }
            }
        }
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
    public void close() {
        closed = true;
        cancel();
        preparation.cancel();
        awaitPrepared();
        if (run != null) {
            run.close();
        }
        if (host != null) {
            hosts.places().wake(host);
            host.end();
            host = null;
        }
        hosts.forget(this);
    }
}
