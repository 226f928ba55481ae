package dev.outrigger.scripthost;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.launch.HostEnd;
import dev.outrigger.scripthost.launch.HostProcess;
import dev.outrigger.scripthost.launch.HostWatch;
import dev.outrigger.scripthost.protocol.FrameKind;
import dev.outrigger.scripthost.protocol.Message;
import dev.outrigger.scripthost.protocol.Messages;
import dev.outrigger.scripthost.protocol.WireFrame;
import dev.outrigger.scripthost.protocol.WireInput;
import dev.outrigger.scripthost.protocol.WireOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/** A host that takes calls, and its place among the hosts. Thread-safe. */
final class LiveHost {
    /** No message of a host is longer than a traceback. */
    private static final int CONTROL_MAX = 1 << 20;

    private static final long CRASH_MILLIS = 1000;

    private final HostProcess process;
    private final HostPlaces places;
    private final ScriptRuntime runtime;
    private final ScriptLimits limits;
    private final WireInput in;
    private final WireOutput out;
    private final ErrorPump errors;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile HostRun run;
    private volatile boolean usable = true;
    private volatile HostWatch watch;

    LiveHost(HostProcess process, HostPlaces places, ScriptRuntime runtime, ScriptLimits limits) {
        this.process = process;
        this.places = places;
        this.runtime = runtime;
        this.limits = limits;
        this.in = new WireInput(process.fromHost(), CONTROL_MAX);
        this.out = new WireOutput(process.toHost());
        this.errors = new ErrorPump(process.errors(), "outrigger-host-errors-" + process.pid());
        errors.start();
    }

    /** Blocks until the host is ready. A failure to become so is a {@link ScriptFailure}. */
    void awaitReady() {
        try {
            Optional<WireFrame> first = in.next();
            if (first.isEmpty()) {
                throw new ScriptFailure(
                        Reason.LAUNCH_FAILED, "the script host " + lastWords(process.end()));
            }
            Message message = Messages.decode(first.get());
            if (message instanceof Message.CannotStart why) {
                throw new ScriptFailure(Reason.LAUNCH_FAILED, why.text());
            }
            if (!(message instanceof Message.Ready)) {
                throw new ScriptFailure(
                        Reason.LAUNCH_FAILED, "the script host does not begin with Ready");
            }
        } catch (IOException e) {
            throw new ScriptFailure(
                    Reason.LAUNCH_FAILED,
                    "the script host " + lastWords(process.end()) + "; " + e.getMessage(),
                    "",
                    e);
        }
        Thread pump = new Thread(this::pump, "outrigger-host-" + process.pid());
        pump.setDaemon(true);
        pump.start();
    }

    boolean fits(ScriptRuntime wanted, ScriptLimits wantedLimits) {
        return usable
                && process.alive()
                && runtime.equals(wanted)
                && limits.memoryBytes() == wantedLimits.memoryBytes()
                && limits.process().fit(wantedLimits.process());
    }

    WireOutput out() {
        return out;
    }

    void attach(HostRun newRun, String mark) {
        run = newRun;
        errors.attach(mark, newRun::nativeErrors);
    }

    /** Holds the call to what the kernel does not hold it to by itself. */
    void watch(ScriptLimits ofTheCall, ScheduledExecutorService clock) {
        watch = HostWatch.start(process, ofTheCall, clock, this::fail);
    }

    private void unwatch() {
        HostWatch current = watch;
        if (current != null) {
            current.stop();
        }
    }

    /** The call has ended as it should; what native code printed has been passed on. */
    void detach() {
        unwatch();
        errors.awaitMark(250);
        errors.detach();
        run = null;
    }

    /** No call will be given to this host any more. */
    void doom() {
        usable = false;
    }

    /** Kills the process, gives the place back. Any number of times. */
    void end() {
        usable = false;
        if (ended.compareAndSet(false, true)) {
            unwatch();
            try {
                process.kill();
            } finally {
                places.giveBack();
            }
        }
    }

    boolean usable() {
        return usable && process.alive();
    }

    private void pump() {
        String broken = "";
        try {
            for (Optional<WireFrame> frame = in.next(); frame.isPresent(); frame = in.next()) {
                HostRun current = run;
                if (current == null) {
                    broken = "; it sent " + frame.get().kind() + " when no call ran";
                    break;
                }
                FrameKind kind = frame.get().kind();
                if (kind == FrameKind.STANDARD_OUTPUT || kind == FrameKind.STANDARD_ERROR) {
                    current.printed(kind, frame.get().payload());
                } else if (!current.received(frame.get())) {
                    return;
                }
            }
        } catch (IOException e) {
            broken = "; " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Nobody else sees what ends this thread, and the call would wait for it.
            fail(
                    new ScriptFailure(
                            Reason.HOST_LOST,
                            "what the script's host sent could not be read: " + e,
                            "",
                            e));
            return;
        }
        usable = false;
        if (run != null) {
            fail(lost(broken));
        }
    }

    private void fail(ScriptFailure failure) {
        usable = false;
        HostRun current = run;
        if (current != null) {
            current.fail(failure);
        }
    }

    private ScriptFailure lost(String broken) {
        // A JVM that crashes says so on the protocol's pipe: that it crashed is what matters.
        HostEnd end = broken.isEmpty() ? process.end() : process.end(CRASH_MILLIS);
        String words = errors.lastWords();
        if (!broken.isEmpty() && !end.bySignal()) {
            return new ScriptFailure(
                    Reason.HOST_LOST,
                    "the script's host broke the protocol" + broken + quoted(words));
        }
        if (end.outOfMemory(words)) {
            return new ScriptFailure(
                    Reason.MEMORY_EXCEEDED,
                    "the script needed more memory than its limit of "
                            + limits.memoryBytes()
                            + " bytes; its host "
                            + end.text());
        }
        return new ScriptFailure(
                Reason.HOST_LOST, "the script's host " + end.text() + quoted(words));
    }

    private String lastWords(HostEnd end) {
        return end.text() + " before it was ready" + quoted(errors.lastWords());
    }

    private static String quoted(String words) {
        return words.isEmpty() ? "" : "; its last words:\n" + words;
    }
}
