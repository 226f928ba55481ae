package dev.outrigger.scripthost;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.launch.HostEnd;
import dev.outrigger.scripthost.launch.HostProcess;
import dev.outrigger.scripthost.launch.HostWatch;
import dev.outrigger.scripthost.launch.PeakMemory;
import dev.outrigger.scripthost.protocol.FrameKind;
import dev.outrigger.scripthost.protocol.Message;
import dev.outrigger.scripthost.protocol.Messages;
import dev.outrigger.scripthost.protocol.SharedSlots;
import dev.outrigger.scripthost.protocol.WireFrame;
import dev.outrigger.scripthost.protocol.WireInput;
import dev.outrigger.scripthost.protocol.WireOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** A host that takes calls, and its place among the hosts. Thread-safe. */
final class LiveHost {
    /** No message of a host is longer than a traceback. */
    private static final int CONTROL_MAX = 1 << 20;

    private static final int STACK_BYTES = 1 << 14;
    private static final int STACK_MILLIS = 250;

    private final HostProcess process;
    private final Runnable onEnd;
    private final ScriptLimits limits;
    private final WireInput in;
    private final WireOutput out;
    private final ErrorPump errors;
    private final Object ending = new Object();
    private boolean ended;
    private volatile HostRun run;
    private volatile Optional<ScriptFailure> gone = Optional.empty();
    private volatile Optional<PeakMemory> memory = Optional.empty();
    private volatile long peakKilobytes;
    private volatile boolean usable = true;
    private volatile HostWatch watch;
    private volatile boolean asked;

    /** onEnd: run once, when the process is gone. */
    LiveHost(HostProcess process, Runnable onEnd, ScriptLimits limits) {
        this.process = process;
        this.onEnd = onEnd;
        this.limits = limits;
        this.in = new WireInput(process.fromHost(), CONTROL_MAX, process.shared());
        this.out = new WireOutput(process.toHost(), process.shared());
        this.errors = new ErrorPump(process.errors(), "outrigger-host-errors-" + process.pid());
        errors.start();
    }

    /** Run once, when the process has ended by itself or was killed. */
    void onExit(Runnable task) {
        process.onExit(task);
    }

    /** Tells a host that is not ready yet which script comes first. */
    void expect(Message.Expect script) {
        try {
            out.write(script);
        } catch (IOException e) {
            // It has ended; why, awaitReady tells.
            return;
        }
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
        process.ready();
        memory = Optional.of(PeakMemory.of(process.pid()));
        Thread pump = new Thread(this::pump, "outrigger-host-" + process.pid());
        pump.setDaemon(true);
        pump.start();
    }

    WireInput in() {
        return in;
    }

    WireOutput out() {
        return out;
    }

    /** Does what looks at the memory that is shared with the host. */
    <T> T withMemory(Supplier<T> step) throws IOException {
        Optional<SharedSlots> memory = process.shared();
        if (memory.isEmpty()) {
            return step.get();
        }
        memory.get().enter();
        try {
            return step.get();
        } finally {
            memory.get().leave();
        }
    }

    void attach(HostRun newRun, String mark) {
        errors.attach(mark, newRun::nativeErrors);
        run = newRun;
        Optional<ScriptFailure> lost = gone;
        // The pump has looked for a run before there was one.
        lost.ifPresent(newRun::fail);
    }

    /** Holds the call to what the kernel does not hold it to by itself. */
    void watch(ScriptLimits ofTheCall, ScheduledExecutorService clock) {
        watch = HostWatch.start(process, ofTheCall, clock, found -> failWhereItIs(found));
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

    /** Kills the process; returns when it is gone, whoever killed it. */
    void end() {
        usable = false;
        synchronized (ending) {
            if (ended) {
                return;
            }
            ended = true;
            unwatch();
            try {
                peakKilobytes();
                process.kill();
            } finally {
                onEnd.run();
            }
        }
    }

    HostProcess process() {
        return process;
    }

    /** The most memory that its processes have had so far; 0 where nobody can tell. */
    long peakKilobytes() {
        long seen = memory.map(PeakMemory::kilobytes).orElse(0L);
        peakKilobytes = Math.max(peakKilobytes, seen);
        return peakKilobytes;
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
                    current.printed(kind, frame.get().bytes());
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
        if (!asked) {
            fail(lost(broken));
        }
    }

    /** Ends a call that goes on for too long or takes too much, and says where its script was. */
    void failWhereItIs(ScriptFailure failure) {
        HostRun current = run;
        if (current == null || !process.alive()) {
            fail(failure);
            return;
        }
        // The end of the pipe is no failure of its own from now on.
        asked = true;
        String said = errors.collect(process::tellToEnd, STACK_BYTES, STACK_MILLIS);
        fail(failure.at(Whereabouts.traceback(said, current.script())));
    }

    /** How the host ended, and its last words. */
    String farewell() {
        return gone.orElseGet(() -> lost("")).getMessage();
    }

    private void fail(ScriptFailure failure) {
        usable = false;
        gone = Optional.of(failure);
        HostRun current = run;
        if (current != null) {
            current.fail(failure);
        }
        // A host that dies while nobody uses it gives its place back at once.
        end();
    }

    private ScriptFailure lost(String broken) {
        HostEnd end = broken.isEmpty() ? process.end() : new HostEnd(-1, false);
        String words = errors.lastWords();
        if (!broken.isEmpty() && end.status() < 0) {
            return new ScriptFailure(
                    Reason.HOST_LOST,
                    "the script's host broke the protocol" + broken + quoted(words));
        }
        Optional<String> group =
                end.outOfMemory(words) ? process.groupWithoutMemory() : Optional.empty();
        if (group.isPresent()) {
            return ScriptFailure.fatal(
                    Reason.POOL_MEMORY_EXCEEDED,
                    group.get() + "; the script's host " + end.text(),
                    end.text() + quoted(words));
        }
        if (end.outOfMemory(words)) {
            return ScriptFailure.fatal(
                    Reason.MEMORY_EXCEEDED,
                    "the script needed more memory than its limit of "
                            + limits.memoryBytes()
                            + " bytes; its host "
                            + end.text(),
                    end.text() + quoted(words));
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
