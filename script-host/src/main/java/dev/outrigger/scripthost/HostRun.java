package dev.outrigger.scripthost;

import dev.outrigger.frame.ArrowReader;
import dev.outrigger.frame.CorruptFrameException;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.protocol.DataInput;
import dev.outrigger.scripthost.protocol.FrameKind;
import dev.outrigger.scripthost.protocol.Message;
import dev.outrigger.scripthost.protocol.Messages;
import dev.outrigger.scripthost.protocol.WireException;
import dev.outrigger.scripthost.protocol.WireFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A call on a live host. The pump brings what the host sends, the feed sends the input, the caller
 * reads the output.
 */
final class HostRun implements ScriptRun {
    private static final int COLUMNS_MAX = 4096;
    private static final int PARAMETER_BYTES_MAX = 1 << 30;
    private static final int FEED_END_MILLIS = 250;

    /** A frame's own limit is in values; its message has validity bits, offsets and padding too. */
    private static final long MESSAGE_SLACK_BYTES = 16L << 20;

    private final LiveHost host;
    private final ScriptCall call;
    private final boolean chunked;
    private final ScriptListener listener;
    private final Inbox inbox = new Inbox();
    private final PrintedText outputText = new PrintedText();
    private final PrintedText errorText = new PrintedText();
    private final PrintedText nativeText = new PrintedText();
    private final Object listening = new Object();
    private final String mark = UUID.randomUUID().toString();
    private final InputFeed feed;
    private final DataInput.Source frames =
            new DataInput.Source() {
                @Override
                public WireFrame next() {
                    WireFrame frame = inbox.take();
                    if (frame.kind() == FrameKind.CONTROL
                            && decode(frame) instanceof Message.Failed failed) {
                        throw failed(failed);
                    }
                    return frame;
                }

                @Override
                public void done(WireFrame frame) throws IOException {
                    host.in().giveBack(frame);
                }
            };
    private final RunQueries queries;
    private ScheduledFuture<?> watchdog;
    private long printedBytes;
    private Phase phase = Phase.RUNNING;
    private int execution = -1;
    private List<Boolean> outputs = List.of();
    private int nextOutput;
    private boolean parametersBegun;
    private Frame parameters;

    private enum Phase {
        /** Between two outputs. */
        RUNNING,
        OUTPUT,
        ENDED
    }

    HostRun(LiveHost host, ScriptCall call, Optional<FrameStream> input, ScriptListener listener) {
        this.host = host;
        this.call = call;
        this.chunked = input.filter(ScriptChunks.class::isInstance).isPresent();
        this.listener = listener;
        this.feed = new InputFeed(host.out(), call, mark, input, this::fail);
        this.queries = new RunQueries(listener.queries(), host.out(), inbox);
    }

    void start(ScheduledExecutorService clock) {
        host.attach(this, mark);
        host.watch(call.limits(), clock);
        watchdog =
                clock.schedule(
                        () ->
                                host.failWhereItIs(
                                        new ScriptFailure(
                                                Reason.TIMED_OUT,
                                                "the script ran longer than its limit of "
                                                        + call.limits().wallClock().toMillis()
                                                        + " ms")),
                        call.limits().wallClock().toMillis(),
                        TimeUnit.MILLISECONDS);
        feed.start();
    }

    /** From the pump. */
    boolean received(WireFrame frame) throws InterruptedException {
        if (frame.kind() == FrameKind.NEXT) {
            feed.answered();
            return true;
        }
        return inbox.put(frame);
    }

    /** From the pump. */
    void printed(FrameKind kind, byte[] bytes) {
        boolean output = kind == FrameKind.STANDARD_OUTPUT;
        synchronized (listening) {
            if (countPrinted(bytes.length)) {
                tell(output, (output ? outputText : errorText).decode(bytes, bytes.length));
            }
        }
    }

    /** From the pump of the host's own standard error. */
    void nativeErrors(byte[] bytes, int length) {
        synchronized (listening) {
            if (countPrinted(length)) {
                tell(false, nativeText.decode(bytes, length));
            }
        }
    }

    private boolean countPrinted(int length) {
        printedBytes += length;
        if (printedBytes <= call.limits().outputBytes()) {
            return !inbox.failed();
        }
        fail(
                new ScriptFailure(
                        Reason.OUTPUT_EXCEEDED,
                        "the script printed more than its limit of "
                                + call.limits().outputBytes()
                                + " bytes"));
        return false;
    }

    private void tell(boolean output, String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            if (output) {
                listener.standardOutput(text);
            } else {
                listener.standardError(text);
            }
        } catch (RuntimeException | Error e) {
            fail(
                    new ScriptFailure(
                            Reason.CANCELLED,
                            "what the script printed could not be delivered",
                            "",
                            e));
        }
    }

    String script() {
        return call.script();
    }

    /** Ends the host: only {@link #failed} leaves it alive. */
    void fail(ScriptFailure failure) {
        // Nobody may find the host usable between the failure and its end.
        if (inbox.fail(failure, host::doom)) {
            feed.interrupt();
            host.end();
            queries.runFailed();
        }
    }

    @Override
    public Optional<ScriptOutput> next() {
        require(Phase.RUNNING);
        if (nextOutput == outputs.size() && !goOn()) {
            return Optional.empty();
        }
        int number = nextOutput++;
        return Optional.of(
                new ScriptOutput(
                        execution,
                        number,
                        outputs.get(number) ? Optional.of(opened()) : Optional.empty()));
    }

    /** To the results of the next execution; false when there are none. */
    private boolean goOn() {
        if (allRead()) {
            return false;
        }
        Message message = message();
        while (message instanceof Message.Query query) {
            answer(query);
            message = message();
        }
        if (chunked && message instanceof Message.GetOutputParams) {
            if (execution + 1 != feed.sent()) {
                throw broken(
                        "it answered " + (execution + 1) + " of " + feed.sent() + " chunks", null);
            }
            parametersBegun = true;
            return false;
        }
        if (!(message instanceof Message.GetResults results)) {
            throw unexpected(message, "GetResults");
        }
        if (results.outputs().size() != call.outputNames().size()) {
            throw broken("it sent " + results + " of " + call.outputNames().size(), null);
        }
        execution++;
        outputs = results.outputs();
        nextOutput = 0;
        return true;
    }

    /** The script waits for what it has asked. */
    private void answer(Message.Query asked) {
        if (!queries.allowed()) {
            throw unexpected(asked, "GetResults");
        }
        ScriptQuery query =
                guarded(
                        () -> {
                            DataInput data = new DataInput(frames);
                            ScriptQuery read =
                                    RunQueries.read(asked, data, call.limits().frameBytes());
                            drain(data);
                            return read;
                        });
        feed.oneByOne();
        queries.answer(query);
    }

    /** Whether nothing but the output parameters can come now. */
    private boolean allRead() {
        return chunked ? parametersBegun : execution == 0 && nextOutput == outputs.size();
    }

    private FrameStream opened() {
        phase = Phase.OUTPUT;
        DataInput data = new DataInput(frames);
        return new Output(data, guarded(() -> new ArrowReader(data, limits())));
    }

    private ScriptFailure unexpected(Message message, String due) {
        return broken("it sent " + message.getClass().getSimpleName() + " instead of " + due, null);
    }

    private ArrowReader.Limits limits() {
        return new ArrowReader.Limits(
                call.limits().frameBytes() + MESSAGE_SLACK_BYTES,
                COLUMNS_MAX,
                call.limits().frameRows());
    }

    private final class Output implements FrameStream {
        private final DataInput data;
        private final ArrowReader reader;
        private boolean closed;
        private boolean ended;

        Output(DataInput data, ArrowReader reader) {
            this.data = data;
            this.reader = reader;
        }

        @Override
        public Schema schema() {
            return reader.schema();
        }

        @Override
        public Optional<Frame> next() {
            if (ended) {
                return Optional.empty();
            }
            if (closed) {
                throw new IllegalStateException("the output is closed");
            }
            Optional<Frame> frame = guarded(reader::next);
            if (frame.isEmpty()) {
                guarded(
                        () -> {
                            drain(data);
                            ended = true;
                            return phase = Phase.RUNNING;
                        });
            }
            return frame;
        }

        @Override
        public void close() {
            closed = true;
            reader.close();
        }
    }

    private static void drain(DataInput data) {
        try {
            if (data.next(1).hasRemaining()) {
                throw new WireException("its stream goes on after its end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Frame outputParameters() {
        if (phase != Phase.ENDED) {
            finish();
        }
        if (parameters == null) {
            throw new IllegalStateException("the script has failed");
        }
        return parameters;
    }

    private void finish() {
        require(Phase.RUNNING);
        if (!allRead()) {
            throw new IllegalStateException("there are outputs that have not been read");
        }
        if (!parametersBegun) {
            Message message = message();
            if (!(message instanceof Message.GetOutputParams)) {
                throw unexpected(message, "GetOutputParams");
            }
        }
        Frame read =
                guarded(
                        () -> {
                            DataInput data = new DataInput(frames);
                            ArrowReader reader =
                                    new ArrowReader(
                                            data,
                                            new ArrowReader.Limits(
                                                    PARAMETER_BYTES_MAX, COLUMNS_MAX, 1));
                            Optional<Frame> row = reader.next();
                            if (row.isPresent() && reader.next().isPresent()) {
                                throw new CorruptFrameException(
                                        "a second row of output parameters");
                            }
                            drain(data);
                            // A stream without columns need not say that it has a row.
                            return row.orElseGet(
                                    () -> new Frame(new Schema(List.of()), 1, List.of()));
                        });
        checkParameters(read);
        cleanUp();
        parameters = read;
    }

    private void checkParameters(Frame read) {
        List<Field> wanted = new ArrayList<>();
        for (int i = 0; i < call.parameters().size(); i++) {
            if (call.parameters().get(i).output()) {
                wanted.add(call.values().schema().field(i));
            }
        }
        boolean same = read.rows() == 1 && read.columns().size() == wanted.size();
        for (int i = 0; same && i < wanted.size(); i++) {
            same = read.column(i).type().equals(wanted.get(i).type());
        }
        if (!same) {
            throw broken(
                    "its output parameters " + read.schema() + " are not those of the call", null);
        }
    }

    private void cleanUp() {
        Message message = decode(inbox.take());
        if (!(message instanceof Message.CleanupSession end)) {
            throw unexpected(message, "CleanupSession");
        }
        watchdog.cancel(false);
        feed.join(1000);
        host.detach();
        endPhase();
        if (end.doubtful() || !feed.fed()) {
            host.end();
        }
    }

    private void endPhase() {
        phase = Phase.ENDED;
        synchronized (listening) {
            tell(true, outputText.end());
            tell(false, errorText.end());
            tell(false, nativeText.end());
        }
    }

    private void require(Phase wanted) {
        inbox.check();
        if (phase != wanted) {
            throw new IllegalStateException("the run is in phase " + phase + ", due is " + wanted);
        }
    }

    /** The host's next message; one that tells of a failure is thrown. */
    private Message message() {
        WireFrame frame = inbox.take();
        Message message = decode(frame);
        if (message instanceof Message.Failed failed) {
            throw failed(failed);
        }
        return message;
    }

    private Message decode(WireFrame frame) {
        try {
            return Messages.decode(frame);
        } catch (WireException e) {
            throw broken(e.getMessage(), e);
        }
    }

    /** The script has failed and its host has not. */
    private ScriptFailure failed(Message.Failed told) {
        ScriptFailure failure =
                new ScriptFailure(told.reason(), told.text(), told.traceback(), null);
        feed.stop();
        feed.join(FEED_END_MILLIS);
        if (!feed.fed()) {
            // Its query takes its time: the caller shall not wait for it to hear of the failure.
            fail(failure);
            watchdog.cancel(false);
            endPhase();
            return failure;
        }
        cleanUp();
        if (told.reason() != Reason.SCRIPT_ERROR && told.reason() != Reason.BAD_OUTPUT) {
            host.end();
        }
        inbox.fail(failure, () -> {});
        return failure;
    }

    private <T> T guarded(Supplier<T> step) {
        try {
            return host.withMemory(step);
        } catch (CorruptFrameException | UncheckedIOException e) {
            throw broken("its output is corrupt: " + e.getMessage(), e);
        } catch (IOException e) {
            // The host is being ended, and whoever ends it has said why.
            throw broken(e.getMessage(), e);
        }
    }

    private ScriptFailure broken(String how, Throwable cause) {
        fail(
                new ScriptFailure(
                        Reason.HOST_LOST,
                        "the script's host broke the protocol: " + how,
                        "",
                        cause));
        inbox.check();
        throw new IllegalStateException("a failed call has a failure");
    }

    @Override
    public void close() {
        if (phase == Phase.ENDED) {
            return;
        }
        try {
            if (phase == Phase.RUNNING && allRead()) {
                finish();
                return;
            }
        } catch (ScriptFailure e) {
            // The caller has what it wanted of this run; the host is replaced.
            host.end();
        } finally {
            if (phase != Phase.ENDED) {
                fail(Cancellation.failure());
                host.end();
                phase = Phase.ENDED;
                watchdog.cancel(false);
                feed.join(200);
            }
        }
    }

    boolean ended() {
        return phase == Phase.ENDED;
    }
}
