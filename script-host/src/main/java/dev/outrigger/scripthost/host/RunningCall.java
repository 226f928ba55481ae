package dev.outrigger.scripthost.host;

import dev.outrigger.frame.ArrowReader;
import dev.outrigger.frame.ArrowWriter;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.protocol.DataInput;
import dev.outrigger.scripthost.protocol.DataOutput;
import dev.outrigger.scripthost.protocol.FrameKind;
import dev.outrigger.scripthost.protocol.Message;
import dev.outrigger.scripthost.protocol.Messages;
import dev.outrigger.scripthost.protocol.WireException;
import dev.outrigger.scripthost.protocol.WireFrame;
import dev.outrigger.scripthost.protocol.WireInput;
import dev.outrigger.scripthost.protocol.WireOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call's messages: its executions and what they answer. */
final class RunningCall {
    private static final int TEXT_MAX = 1 << 16;

    private final EnginePipe engine;
    private final WireOutput out;
    private final Message.InitSession session;
    private final WireWriter standardOutput;
    private final WireWriter standardError;
    private Optional<DataInput> data = Optional.empty();
    private boolean finished;

    RunningCall(
            WireInput in,
            WireOutput out,
            Message.InitSession session,
            WireWriter standardOutput,
            WireWriter standardError) {
        this.engine = new EnginePipe(in, out);
        this.out = out;
        this.session = session;
        this.standardOutput = standardOutput;
        this.standardError = standardError;
    }

    void run(HostRuntime runtime) throws IOException {
        HostCall call = call();
        try {
            run(runtime.begin(call));
        } catch (ScriptError e) {
            fail(e.reason(), e.getMessage(), e.traceback());
        } catch (RuntimeException e) {
            fail(Reason.HOST_LOST, "the host's runtime failed: " + e, trace(e));
        }
    }

    private void run(HostExecutions executions) throws IOException, ScriptError {
        boolean whole = false;
        try {
            while (!whole) {
                Message next = Messages.decode(frame());
                if (next instanceof Message.Finish) {
                    finished = true;
                    Frame parameters = executions.outputParameters();
                    executions.end();
                    send(parameters);
                    return;
                }
                whole = execute(executions, expected(next, Message.Execute.class));
            }
        } catch (ScriptError | RuntimeException e) {
            endAfter(executions, e);
            throw e;
        }
    }

    /** What went wrong before is what is told. */
    private static void endAfter(HostExecutions executions, Exception before) {
        try {
            executions.end();
        } catch (ScriptError | RuntimeException e) {
            before.addSuppressed(e);
        }
    }

    private HostCall call() throws IOException {
        Message.InitParams declared = due(Message.InitParams.class);
        Frame values =
                whole().frames().stream()
                        .findFirst()
                        .orElseThrow(() -> new WireException("parameters without values"));
        List<HostCall.Table> tables = new ArrayList<>();
        for (String name : session.inputs().subList(1, session.inputs().size())) {
            HostCall.Table table = whole();
            tables.add(new HostCall.Table(name, table.schema(), table.frames()));
        }
        return new HostCall(
                session.script(),
                session.inputs().get(0),
                tables,
                session.outputs(),
                declared.parameters().stream()
                        .map(p -> new HostCall.Parameter(p.name(), p.output()))
                        .toList(),
                values,
                standardOutput,
                standardError,
                session.frameRows(),
                session.frameBytes(),
                session.nullableDtypes(),
                engine);
    }

    private HostCall.Table whole() throws IOException {
        try (DataInput bytes = engine.openData()) {
            ArrowReader reader = new ArrowReader(bytes, ArrowReader.Limits.DEFAULT);
            List<Frame> frames = new ArrayList<>();
            for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
                frames.add(next.get());
            }
            return new HostCall.Table("", reader.schema(), frames);
        }
    }

    /** Runs the script once; whether that was the last time, and all is sent. */
    private boolean execute(HostExecutions executions, Message.Execute execute)
            throws IOException, ScriptError {
        finished = execute.last();
        data = execute.input() ? Optional.of(engine.openData()) : Optional.empty();
        List<Optional<FrameStream>> outputs =
                executions.execute(
                        data.map(bytes -> new ArrowReader(bytes, ArrowReader.Limits.DEFAULT)));
        drain();
        flushPrinted();
        if (!execute.last()) {
            send(outputs);
            out.write(FrameKind.NEXT, new byte[0], 0, 0);
            return false;
        }
        // A parameter that cannot be sent is told before there is any result.
        Frame parameters = executions.outputParameters();
        executions.end();
        send(outputs);
        send(parameters);
        return true;
    }

    private void fail(Reason reason, String text, String traceback) throws IOException {
        flushPrinted();
        out.write(new Message.Failed(reason, cut(text), cut(traceback)));
        drain();
        boolean last = false;
        while (!finished) {
            WireFrame frame = frame();
            if (frame.kind() == FrameKind.CONTROL) {
                Message message = Messages.decode(frame);
                last |= message instanceof Message.Execute execute && execute.last();
                finished =
                        message instanceof Message.Finish
                                || message instanceof Message.Execute execute
                                        && execute.last()
                                        && !execute.input();
            } else {
                finished = last && frame.kind() == FrameKind.END;
                engine.discard(frame);
            }
        }
    }

    private void drain() throws IOException {
        if (data.isPresent()) {
            data.get().close();
        }
    }

    private void flushPrinted() throws IOException {
        System.out.flush();
        standardOutput.flush();
        standardError.flush();
    }

    private void send(List<Optional<FrameStream>> outputs) throws IOException {
        out.hold(new Message.GetResults(outputs.stream().map(Optional::isPresent).toList()));
        for (Optional<FrameStream> output : outputs) {
            if (output.isPresent()) {
                try (FrameStream frames = output.get()) {
                    send(frames);
                }
            }
        }
    }

    private void send(Frame parameters) throws IOException {
        out.hold(new Message.GetOutputParams());
        try (FrameStream row = FrameStream.of(parameters.schema(), List.of(parameters))) {
            send(row);
        }
    }

    private void send(FrameStream frames) throws IOException {
        DataOutput data = out.openData();
        ArrowWriter writer = new ArrowWriter(data, frames.schema());
        for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
            writer.write(next.get());
        }
        writer.end();
        data.close();
    }

    private <M extends Message> M due(Class<M> kind) throws IOException {
        return expected(Messages.decode(frame()), kind);
    }

    private static <M extends Message> M expected(Message message, Class<M> kind)
            throws WireException {
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
        return engine.frame();
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
