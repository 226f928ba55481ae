package dev.outrigger.scripthost;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.launch.HostLauncher;
import dev.outrigger.scripthost.launch.HostProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Starts hosts, each on a thread of its own: whoever waits for one can turn away at any time. */
final class HostStarter {
    /** What a process that has ended has told may still be on its way. */
    private static final int LAST_WORDS_MILLIS = 250;

    private final HostLauncher launcher;
    private final ScheduledExecutorService clock;

    HostStarter(HostLauncher launcher, ScheduledExecutorService clock) {
        this.launcher = launcher;
        this.clock = clock;
    }

    /**
     * Begins to start a host. gone: told once, whenever and however it ends; also where it never
     * was.
     */
    void start(PooledHost host, Duration timeout, Consumer<PooledHost> gone) {
        try {
            Thread thread = new Thread(() -> run(host, timeout, gone), "outrigger-host-start");
            thread.setDaemon(true);
            host.startedBy(thread);
            thread.start();
        } catch (RuntimeException | Error e) {
            gone.accept(host);
            host.fail(failed("the host's process cannot be started: " + e, e));
        }
    }

    private void run(PooledHost host, Duration timeout, Consumer<PooledHost> gone) {
        Optional<LiveHost> process = Optional.empty();
        ScriptFailure failure;
        try {
            LiveHost live = launch(host, gone);
            process = Optional.of(live);
            if (host.launched(live)) {
                host.firstCall().script().ifPresent(live::expect);
                awaitReady(live, timeout);
                host.becomeReady();
                return;
            }
            failure = Cancellation.failure();
        } catch (RuntimeException | Error e) {
            failure = failure(e);
        }
        // An interrupt has told that the host is not wanted; its end is to be waited for.
        Thread.interrupted();
        // Whoever learns of the failure finds the place free.
        process.ifPresentOrElse(LiveHost::end, () -> gone.accept(host));
        host.fail(failure);
    }

    private LiveHost launch(PooledHost host, Consumer<PooledHost> gone) {
        HostKind kind = host.kind();
        HostProcess process =
                launcher.start(
                        kind.runtime(), kind.limits(), host.firstCall().loads(), kind.group());
        try {
            return new LiveHost(process, () -> gone.accept(host), kind.limits());
        } catch (RuntimeException | Error e) {
            process.kill();
            throw e;
        }
    }

    private void awaitReady(LiveHost live, Duration timeout) {
        AtomicBoolean late = new AtomicBoolean();
        AtomicBoolean awaited = new AtomicBoolean(true);
        // What a sandbox had just begun when it was killed holds its pipes, and does nothing.
        Runnable endTheRest =
                () -> {
                    if (awaited.get()) {
                        live.end();
                    }
                };
        live.onExit(() -> clock.schedule(endTheRest, LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS));
        ScheduledFuture<?> watchdog =
                clock.schedule(
                        () -> {
                            late.set(true);
                            live.end();
                        },
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            live.awaitReady();
        } catch (ScriptFailure e) {
            throw late.get()
                    ? failed(
                            "the script host was not ready within " + timeout.toMillis() + " ms", e)
                    : e;
        } finally {
            awaited.set(false);
            watchdog.cancel(false);
        }
    }

    private static ScriptFailure failure(Throwable e) {
        return e instanceof ScriptFailure told
                ? told
                : failed("the script host cannot be started: " + e, e);
    }

    private static ScriptFailure failed(String text, Throwable cause) {
        return new ScriptFailure(Reason.LAUNCH_FAILED, text, "", cause);
    }
}
