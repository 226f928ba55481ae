package dev.outrigger.scripthost;

import dev.outrigger.frame.ArrowWriter;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.protocol.DataOutput;
import dev.outrigger.scripthost.protocol.Message;
import dev.outrigger.scripthost.protocol.WireOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends a call to its host, on a thread of its own: the pipe is the input's back-pressure. */
final class InputFeed {
    private final WireOutput out;
    private final ScriptCall call;
    private final String mark;
    private final Optional<FrameStream> input;
    private final Consumer<ScriptFailure> failed;
    private final Thread thread;
    private volatile boolean fed;
    private volatile boolean stopped;
    private volatile boolean ended;
    private boolean oneByOne;
    private int sent;
    private int answered;

    /** failed: told of what ends the call. */
    InputFeed(
            WireOutput out,
            ScriptCall call,
            String mark,
            Optional<FrameStream> input,
            Consumer<ScriptFailure> failed) {
        this.out = out;
        this.call = call;
        this.mark = mark;
        this.input = input;
        this.failed = failed;
        this.thread = new Thread(this::feed, "outrigger-host-input");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** The host is being ended: nothing is sent any more. */
    void interrupt() {
        ended = true;
        stop();
        thread.interrupt();
    }

    /** The script wants no more: what the host has been promised is brought to its end. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /**
     * A chunk is sent only when the host has done with the one before: while a script waits for the
     * answer to a query, its host has to put aside what arrives of its input.
     */
    synchronized void oneByOne() {
        oneByOne = true;
    }

    /** The host has sent all results of one execution more. */
    synchronized void answered() {
        answered++;
        notifyAll();
    }

    /** Whether all has been sent that the host waits for. */
    boolean fed() {
        return fed;
    }

    void join(long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void feed() {
        try (FrameStream frames = input.orElse(null)) {
            asOutput(this::begin);
            if (frames instanceof ScriptChunks chunks) {
                feed(chunks);
            } else {
                long rows = frames == null ? 0 : asInput(frames::expectedRows);
                out.hold(new Message.Execute(frames != null, rows, true));
                if (frames != null) {
                    send(frames);
                }
                out.flush();
            }
            fed = true;
        } catch (ScriptFailure e) {
            failed.accept(e);
        } catch (IOException | UncheckedIOException e) {
            // The host has gone or is being ended; the pump knows which, and says so.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Nobody else sees what ends this thread, and the call would wait for it.
            failed.accept(
                    new ScriptFailure(
                            Reason.INPUT_FAILED, "the script's host cannot be fed: " + e, "", e));
        }
    }

    /** What the rows of the parameters belong to. */
    private Message begin() throws IOException {
        List<String> inputs = new ArrayList<>();
        inputs.add(call.inputName());
        call.tables().forEach(table -> inputs.add(table.name()));
        out.hold(
                new Message.InitSession(
                        mark,
                        call.script(),
                        inputs,
                        call.outputNames(),
                        call.limits().frameRows(),
                        call.limits().frameBytes(),
                        call.nullableDtypes()));
        Message parameters =
                new Message.InitParams(
                        call.parameters().stream()
                                .map(p -> new Message.Parameter(p.name(), p.output()))
                                .toList());
        out.hold(parameters);
        send(call.values().schema(), List.of(call.values()));
        for (ScriptTable table : call.tables()) {
            send(table.schema(), table.frames());
        }
        return parameters;
    }

    private void feed(ScriptChunks chunks) throws IOException, InterruptedException {
        while (proceed(chunks) && asInput(chunks::nextChunk)) {
            out.hold(new Message.Execute(true, 0, false));
            send(chunks);
            out.flush();
            chunkSent();
        }
        out.write(new Message.Finish());
    }

    private synchronized void chunkSent() {
        sent++;
    }

    /** The chunks that the host has been sent. */
    synchronized int sent() {
        return sent;
    }

    private synchronized boolean proceed(ScriptChunks chunks) throws InterruptedException {
        while (!stopped && (oneByOne || chunks.onDemand()) && answered < sent) {
            wait();
        }
        return !stopped;
    }

    private void send(FrameStream frames) throws IOException, InterruptedException {
        Schema schema = asInput(frames::schema);
        DataOutput data = asOutput(out::openData);
        ArrowWriter writer = asOutput(() -> new ArrowWriter(data, schema));
        while (!stopped) {
            Optional<Frame> next = asInput(frames::next);
            if (next.isEmpty()) {
                break;
            }
            asOutput(
                    () -> {
                        writer.write(next.get());
                        writer.flush();
                        return writer;
                    });
        }
        if (ended) {
            // A stream brought to its end would be run as if it were whole.
            throw new InterruptedException();
        }
        asOutput(
                () -> {
                    writer.end();
                    data.close();
                    return data;
                });
    }

    private void send(Schema schema, List<Frame> frames) throws IOException {
        try (DataOutput data = out.openData()) {
            ArrowWriter writer = new ArrowWriter(data, schema);
            frames.forEach(writer::write);
            writer.end();
        }
    }

    /** Tells a query that fails, in whatever way, from a pipe that does. */
    private static <T> T asInput(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            String text = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new ScriptFailure(
                    Reason.INPUT_FAILED, "the query that feeds the script failed: " + text, "", e);
        }
    }

    private interface Output<T> {
        T make() throws IOException;
    }

    /** Puts into the memory that is shared with the host, which may end between two frames. */
    private <T> T asOutput(Output<T> step) throws IOException {
        out.enter();
        try {
            return step.make();
        } finally {
            out.leave();
        }
    }
}
