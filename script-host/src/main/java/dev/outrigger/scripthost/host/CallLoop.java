package dev.outrigger.scripthost.host;

import dev.outrigger.frame.ArrowReader;
import dev.outrigger.frame.ArrowWriter;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.protocol.DataInput;
import dev.outrigger.scripthost.protocol.FrameKind;
import dev.outrigger.scripthost.protocol.Message;
import dev.outrigger.scripthost.protocol.Messages;
import dev.outrigger.scripthost.protocol.WireException;
import dev.outrigger.scripthost.protocol.WireFrame;
import dev.outrigger.scripthost.protocol.WireInput;
import dev.outrigger.scripthost.protocol.WireOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes calls until the engine closes the pipe. */
final class CallLoop {
    private static final int TEXT_MAX = 1 << 16;

    private final WireInput in;
    private final WireOutput out;
    private final HostRuntime runtime;
    private final WireWriter standardOutput;
    private final WireWriter standardError;

    CallLoop(WireInput in, WireOutput out, HostRuntime runtime, WireWriter standardOutput) {
        this.in = in;
        this.out = out;
        this.runtime = runtime;
        this.standardOutput = standardOutput;
        this.standardError = new WireWriter(out, FrameKind.STANDARD_ERROR);
    }

    void run() throws IOException {
        for (Optional<WireFrame> first = in.next(); first.isPresent(); first = in.next()) {
            if (!(Messages.decode(first.get()) instanceof Message.InitSession session)) {
                throw new WireException("a call that does not begin with InitSession");
            }
            call(session);
        }
    }

    private void call(Message.InitSession session) throws IOException {
        Message.InitParams declared = due(Message.InitParams.class);
        Frame values;
        try (DataInput data = new DataInput(this::frame)) {
            ArrowReader reader = new ArrowReader(data, ArrowReader.Limits.DEFAULT);
            values =
                    reader.next().orElseThrow(() -> new WireException("parameters without values"));
        }
        Message.Execute execute = due(Message.Execute.class);
        int threads = Thread.activeCount();
        Optional<DataInput> data =
                execute.input() ? Optional.of(new DataInput(this::frame)) : Optional.empty();
        try {
            Optional<FrameStream> input =
                    data.map(bytes -> new ArrowReader(bytes, ArrowReader.Limits.DEFAULT));
            HostResult result =
                    runtime.execute(
                            new HostCall(
                                    session.script(),
                                    session.inputName(),
                                    session.outputName(),
                                    declared.parameters().stream()
                                            .map(p -> new HostCall.Parameter(p.name(), p.output()))
                                            .toList(),
                                    values,
                                    input,
                                    standardOutput,
                                    standardError,
                                    session.frameRows(),
                                    session.frameBytes(),
                                    session.nullableDtypes()));
            drain(data);
            flushPrinted();
            send(result);
        } catch (ScriptError e) {
            drain(data);
            flushPrinted();
            out.write(new Message.Failed(e.reason(), cut(e.getMessage()), cut(e.traceback())));
        } catch (RuntimeException e) {
            drain(data);
            flushPrinted();
            out.write(
                    new Message.Failed(
                            Reason.HOST_LOST,
                            cut("the host's runtime failed: " + e),
                            cut(trace(e))));
        }
        System.err.flush();
        try (OutputStream error = new UnclosedError()) {
            error.write(("\0" + session.mark() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.write(new Message.CleanupSession(Thread.activeCount() > threads));
    }

    private static final class UnclosedError extends FileOutputStream {
        UnclosedError() {
            super(FileDescriptor.err);
        }

        @Override
        public void close() {
            // Descriptor 2 outlives this view of it.
        }
    }

    private static void drain(Optional<DataInput> data) throws IOException {
        if (data.isPresent()) {
            data.get().close();
        }
    }

    private void flushPrinted() throws IOException {
        System.out.flush();
        standardOutput.flush();
        standardError.flush();
    }

    private void send(HostResult result) throws IOException {
        out.write(new Message.GetResults(result.output().isPresent()));
        if (result.output().isPresent()) {
            try (FrameStream frames = result.output().get()) {
                OutputStream data = out.openData();
                ArrowWriter writer = new ArrowWriter(data, frames.schema());
                for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
                    writer.write(next.get());
                }
                writer.close();
                data.close();
            }
        }
        out.write(new Message.GetOutputParams());
        OutputStream data = out.openData();
        ArrowWriter writer = new ArrowWriter(data, result.outputParameters().schema());
        writer.write(result.outputParameters());
        writer.close();
        data.close();
    }

    private <M extends Message> M due(Class<M> kind) throws IOException {
        Message message = Messages.decode(frame());
        if (!kind.isInstance(message)) {
            throw new WireException(
                    "the engine sent "
                            + message.getClass().getSimpleName()
                            + ", due was "
                            + kind.getSimpleName());
        }
        return kind.cast(message);
    }

    private WireFrame frame() throws IOException {
        return in.next()
                .orElseThrow(() -> new WireException("the engine closed the pipe within a call"));
    }

    private static String trace(RuntimeException e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String cut(String text) {
        String told = text == null ? "" : text;
        return told.length() <= TEXT_MAX ? told : told.substring(0, TEXT_MAX) + "...";
    }
}
