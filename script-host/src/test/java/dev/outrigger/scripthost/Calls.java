package dev.outrigger.scripthost;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Scripts, what they print and what they return, in as few words as a test can do with. */
final class Calls {
    static final String PYTHON = "OUTRIGGER_TEST_PYTHON";

    private Calls() {}

    static ScriptRuntime cpython() {
        String python = System.getenv(PYTHON);
        assumeTrue(
                python != null,
                "no CPython to test with: the environment variable " + PYTHON + " is unset");
        return new ScriptRuntime.CPython(Path.of(python));
    }

    static final Frame NO_VALUES = new Frame(new Schema(List.of()), 1, List.of());

    static ScriptCall call(ScriptRuntime runtime, String script) {
        return call(runtime, script, ScriptLimits.DEFAULT);
    }

    static ScriptCall call(ScriptRuntime runtime, String script, ScriptLimits limits) {
        return new ScriptCall(
                runtime, script, "InputDataSet", "OutputDataSet", List.of(), NO_VALUES, limits);
    }

    static ScriptCall call(
            ScriptRuntime runtime,
            String script,
            List<ScriptCall.Parameter> parameters,
            Frame values) {
        return new ScriptCall(
                runtime,
                script,
                "InputDataSet",
                "OutputDataSet",
                parameters,
                values,
                ScriptLimits.DEFAULT);
    }

    static FrameStream stream(Frame... frames) {
        Iterator<Frame> left = List.of(frames).iterator();
        return new FrameStream() {
            @Override
            public Schema schema() {
                return frames[0].schema();
            }

            @Override
            public Optional<Frame> next() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    static Frame ints(String name, Integer... values) {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.INT32, values.length);
        for (Integer value : values) {
            if (value == null) {
                builder.appendNull();
            } else {
                builder.appendInt(value);
            }
        }
        return frame(name, builder);
    }

    static Frame frame(String name, ColumnBuilder builder) {
        Column column = builder.build();
        return new Frame(
                Schema.of(new Field(name, column.type(), true)), column.length(), List.of(column));
    }

    static Frame text(String name, String value) {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.TEXT, 1);
        builder.appendString(value);
        return frame(name, builder);
    }

    /** Runs a call to its end. */
    static Outcome run(ScriptSession session, ScriptCall call, FrameStream input) {
        Printed printed = new Printed();
        try (ScriptRun run = session.start(call, Optional.ofNullable(input), printed)) {
            Optional<FrameStream> output = run.output();
            List<Frame> frames = new ArrayList<>();
            Schema schema = null;
            if (output.isPresent()) {
                try (FrameStream stream = output.get()) {
                    schema = stream.schema();
                    for (Optional<Frame> next = stream.next();
                            next.isPresent();
                            next = stream.next()) {
                        frames.add(next.get());
                    }
                }
            }
            return new Outcome(
                    schema, frames, run.outputParameters(), printed.output(), printed.error());
        }
    }

    static Outcome run(ScriptSession session, ScriptCall call) {
        return run(session, call, null);
    }

    record Outcome(
            Schema schema, List<Frame> frames, Frame parameters, String printed, String errors) {}

    static final class Printed implements ScriptListener {
        private final StringBuffer output = new StringBuffer();
        private final StringBuffer error = new StringBuffer();

        @Override
        public void standardOutput(String text) {
            output.append(text);
        }

        @Override
        public void standardError(String text) {
            error.append(text);
        }

        String output() {
            return output.toString();
        }

        String error() {
            return error.toString();
        }
    }
}
