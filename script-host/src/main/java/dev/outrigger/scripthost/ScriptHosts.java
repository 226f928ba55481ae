package dev.outrigger.scripthost;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.launch.HostLauncher;
import dev.outrigger.scripthost.launch.HostProcess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The script hosts of one instance. Thread-safe. Closing ends every host. */
public final class ScriptHosts implements AutoCloseable {
    private final ScriptHostOptions options;
    private final HostLauncher launcher;
    private final HostPlaces places;
    private final ScheduledThreadPoolExecutor clock;
    private final Set<HostSession> sessions = new LinkedHashSet<>();
    private boolean closed;

    public ScriptHosts(ScriptHostOptions options) {
        this(options, "bwrap", List.of());
    }

    /** outbound: the servers that scripts may reach; none, unless an administrator lists them. */
    public ScriptHosts(ScriptHostOptions options, List<OutboundAddress> outbound) {
        this(options, "bwrap", outbound);
    }

    ScriptHosts(ScriptHostOptions options, String sandboxProgram) {
        this(options, sandboxProgram, List.of());
    }

    private ScriptHosts(
            ScriptHostOptions options, String sandboxProgram, List<OutboundAddress> outbound) {
        this.options = options;
        this.launcher = new HostLauncher(options.isolation(), sandboxProgram, outbound);
        this.places = new HostPlaces(options.hosts());
        this.clock =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "outrigger-host-clock");
                            thread.setDaemon(true);
                            return thread;
                        });
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * The host of one SQL session, started by its first call and kept warm for the next ones; never
     * given to another.
     */
    public synchronized ScriptSession openSession() {
        if (closed) {
            throw new IllegalStateException("the script hosts are closed");
        }
        HostSession session = new HostSession(this);
        sessions.add(session);
        return session;
    }

    LiveHost startHost(ScriptRuntime runtime, ScriptLimits limits, Cancellation cancellation) {
        places.take(options.queueTimeout(), cancellation);
        LiveHost host;
        try {
            cancellation.check();
            HostProcess process = launcher.start(runtime, limits);
            host = new LiveHost(process, places, runtime, limits);
        } catch (RuntimeException e) {
            places.giveBack();
            throw e;
        }
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> watchdog =
                clock.schedule(
                        () -> {
                            late.set(true);
                            host.end();
                        },
                        options.startTimeout().toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            cancellation.onCancel(host::end);
            host.awaitReady();
            return host;
        } catch (RuntimeException e) {
            host.end();
            cancellation.check();
            if (late.get()) {
                throw new ScriptFailure(
                        Reason.LAUNCH_FAILED,
                        "the script host was not ready within "
                                + options.startTimeout().toMillis()
                                + " ms",
                        "",
                        e);
            }
            throw e;
        } finally {
            watchdog.cancel(false);
        }
    }

    HostPlaces places() {
        return places;
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    /** Which limits hold on this machine for a runtime's scripts; those of the hosts together too. */
    public List<HeldLimit> limits(ScriptRuntime runtime, ScriptLimits limits) {
        List<HeldLimit> all = new ArrayList<>(launcher.limits(runtime, limits));
        all.add(
                new HeldLimit(
                        "external script hosts", "", options.hosts(), true, "engine", ""));
        return all;
    }

    Optional<String> withoutSandbox() {
        return launcher.withoutSandbox();
    }

    synchronized void forget(HostSession session) {
        sessions.remove(session);
    }

    @Override
    public void close() {
        List<HostSession> open;
        synchronized (this) {
            closed = true;
            open = new ArrayList<>(sessions);
        }
        open.forEach(HostSession::close);
        clock.shutdownNow();
        launcher.close();
    }
}
