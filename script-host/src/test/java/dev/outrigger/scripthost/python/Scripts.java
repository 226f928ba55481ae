package dev.outrigger.scripthost.python;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.host.HostCall;
import dev.outrigger.scripthost.host.HostExecutions;
import dev.outrigger.scripthost.host.ScriptError;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One runtime for all tests of this package, as a host has one for all its calls. */
final class Scripts {
    private static final JythonRuntime RUNTIME = new JythonRuntime();

    static {
        RUNTIME.initialise();
    }

    private Scripts() {}

    record Outcome(List<Frame> frames, Frame parameters, String printed, String errors) {}

    static String printed(String script) throws ScriptError {
        return run(script).printed();
    }

    static Outcome run(String script) throws ScriptError {
        return run(script, null, List.of(), 65_536);
    }

    static Outcome run(String script, Frame input, List<Column> parameters, int frameRows)
            throws ScriptError {
        return run(script, input, parameters, frameRows, 256L << 20);
    }

    static Outcome run(
            String script, Frame input, List<Column> parameters, int frameRows, long frameBytes)
            throws ScriptError {
        List<HostCall.Parameter> declared = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            declared.add(new HostCall.Parameter("p" + i, true));
            fields.add(new Field("p" + i, parameters.get(i).type(), true));
        }
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        HostExecutions executions =
                RUNTIME.begin(
                        new HostCall(
                                script,
                                "InputDataSet",
                                List.of(),
                                List.of("OutputDataSet"),
                                declared,
                                new Frame(new Schema(fields), 1, parameters),
                                output,
                                errors,
                                frameRows,
                                frameBytes,
                                false,
                                (text, rows, names, values) -> {
                                    throw new UnsupportedOperationException(text);
                                }));
        Optional<FrameStream> result =
                executions
                        .execute(
                                Optional.ofNullable(input)
                                        .map(f -> FrameStream.of(f.schema(), List.of(f))))
                        .get(0);
        Frame returned = executions.outputParameters();
        List<Frame> frames = new ArrayList<>();
        result.ifPresent(
                stream -> {
                    for (Optional<Frame> next = stream.next();
                            next.isPresent();
                            next = stream.next()) {
                        frames.add(next.get());
                    }
                });
        return new Outcome(frames, returned, output.toString(), errors.toString());
    }
}
