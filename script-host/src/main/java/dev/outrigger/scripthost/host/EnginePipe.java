package dev.outrigger.scripthost.host;

import dev.outrigger.frame.ArrowReader;
import dev.outrigger.frame.ArrowWriter;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** One call's frames, and the queries of its script, whose answers may come among them. */
final class EnginePipe implements HostQueries {
    private final WireInput in;
    private final WireOutput out;

    /** Frames of the next chunk that came before an answer. */
    private final Queue<WireFrame> aside = new ArrayDeque<>();

    EnginePipe(WireInput in, WireOutput out) {
        this.in = in;
        this.out = out;
    }

    /** The next frame that is no answer. */
    WireFrame frame() throws IOException {
        WireFrame kept = aside.poll();
        return kept == null ? fromEngine() : kept;
    }

    /** Of a frame that nobody wants. */
    void discard(WireFrame frame) throws IOException {
        in.giveBack(frame);
    }

    /** The next stream of data. */
    DataInput openData() {
        return new DataInput(source(this::frame));
    }

    private interface Frames {
        WireFrame next() throws IOException;
    }

    private DataInput.Source source(Frames frames) {
        return new DataInput.Source() {
            @Override
            public WireFrame next() throws IOException {
                return frames.next();
            }

            @Override
            public void done(WireFrame frame) throws IOException {
                in.giveBack(frame);
            }
        };
    }

    private WireFrame fromEngine() throws IOException {
        return in.next()
                .orElseThrow(() -> new WireException("the engine closed the pipe within a call"));
    }

    private WireFrame answerFrame() throws IOException {
        while (true) {
            WireFrame frame = fromEngine();
            if (frame.kind().isAnswer()) {
                return frame;
            }
            // A chunk may be larger than all the memory there is outside of the heap.
            aside.add(new WireFrame(frame.kind(), ByteBuffer.wrap(frame.bytes()), false));
            in.giveBack(frame);
        }
    }

    @Override
    public Answer ask(String text, boolean rows, List<String> names, Frame values)
            throws QueryError {
        try {
            out.hold(new Message.Query(text, rows, names));
            try (DataOutput data = out.openData()) {
                ArrowWriter writer = new ArrowWriter(data, values.schema());
                writer.write(values);
                writer.end();
            }
            out.flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer() throws IOException, QueryError {
        Schema schema = new Schema(List.of());
        List<Frame> frames = new ArrayList<>();
        Message message = message();
        if (message instanceof Message.QueryRows) {
            try (DataInput bytes =
                    new DataInput(
                            source(this::answerFrame),
                            FrameKind.ANSWER_DATA,
                            FrameKind.ANSWER_END)) {
                ArrowReader reader = new ArrowReader(bytes, ArrowReader.Limits.DEFAULT);
                schema = reader.schema();
                for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
                    frames.add(next.get());
                }
            }
            message = message();
        }
        if (message instanceof Message.QueryFailed failed) {
            throw new QueryError(
                    failed.number(),
                    failed.severity(),
                    failed.state(),
                    failed.line(),
                    failed.procedure(),
                    failed.text());
        }
        if (message instanceof Message.QueryDone done) {
            return new Answer(schema, frames, done.rows());
        }
        throw new WireException("the engine sent no end of an answer");
    }

    private Message message() throws IOException {
        return Messages.decode(answerFrame(), FrameKind.ANSWER);
    }
}
