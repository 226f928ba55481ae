package dev.outrigger.scripthost.python;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.frame.VariableColumn;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.FrameCut;
import dev.outrigger.scripthost.host.HostCall;
import dev.outrigger.scripthost.host.HostExecutions;
import dev.outrigger.scripthost.host.ScriptError;
import dev.outrigger.scripthost.python.pandas.PandasModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyObject;

/** The executions of one call's script over one set of global names. */
final class JythonExecutions implements HostExecutions {
    private static final Schema NOTHING = new Schema(List.of());

    private final HostCall call;
    private final ScriptNames names;
    private final CompiledScripts scripts;
    private final Loopback loopback;
    private PyCode code;

    JythonExecutions(HostCall call, ScriptNames names, CompiledScripts scripts, Loopback loopback) {
        this.call = call;
        this.names = names;
        this.scripts = scripts;
        this.loopback = loopback;
    }

    void bind() throws ScriptError {
        for (HostCall.Table table : call.tables()) {
            names.__setitem__(table.name(), frame(table.schema(), table.frames()));
        }
        names.__setitem__(call.inputName(), PandasModules.fromFrames(NOTHING, List.of()));
        for (int i = 0; i < call.parameters().size(); i++) {
            String name = call.parameters().get(i).name();
            Column value = call.values().column(i);
            if (JythonScalars.losesADigit(value)) {
                tell(
                        "parameter "
                                + name
                                + ": the seventh digit of the second is dropped from 1 value; cast to a"
                                + " precision of 6 to say so\n");
            }
            names.__setitem__(name, JythonScalars.toPython(value));
        }
    }

    private void tell(String text) {
        try {
            call.standardError().write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Optional<FrameStream>> execute(Optional<FrameStream> input) throws ScriptError {
        call.outputNames()
                .forEach(
                        name ->
                                names.__setitem__(
                                        name, PandasModules.fromFrames(NOTHING, List.of())));
        if (input.isPresent()) {
            // What the last execution had goes before there is the next.
            names.__setitem__(call.inputName(), Py.None);
            names.__setitem__(call.inputName(), frame(input.get()));
        }
        run();
        List<Optional<FrameStream>> outputs = new ArrayList<>();
        for (String name : call.outputNames()) {
            outputs.add(output(name));
        }
        return outputs;
    }

    private PyObject frame(FrameStream stream) throws ScriptError {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
            frames.add(next.get());
        }
        return frame(stream.schema(), frames);
    }

    private PyObject frame(Schema schema, List<Frame> frames) throws ScriptError {
        try {
            return PandasModules.fromFrames(schema, frames, call.nullableDtypes());
        } catch (PyException e) {
            throw new ScriptError(Reason.BAD_INPUT, Shown.text(e.value), "");
        }
    }

    private void run() throws ScriptError {
        try {
            if (code == null) {
                code = scripts.get(call.script());
            }
            loopback.during(call, () -> Py.runCode(code, names, names));
        } catch (PyException e) {
            if (!JythonTraceback.endsQuietly(e)) {
                throw JythonTraceback.of(e, call.script());
            }
        } catch (StackOverflowError e) {
            throw new ScriptError(
                    Reason.SCRIPT_ERROR, "RecursionError: maximum recursion depth exceeded", "");
        }
    }

    private Optional<FrameStream> output(String name) throws ScriptError {
        PyObject output = names.own(name);
        if (!PandasModules.isDataFrame(output)) {
            throw OutputFrame.refused(name, output);
        }
        try {
            Frame frame = PandasModules.toFrame(output);
            return frame.columns().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new FrameCut(frame, Math.max(1, call.frameRows()), call.frameBytes()));
        } catch (PyException e) {
            throw new ScriptError(Reason.BAD_OUTPUT, Shown.text(e.value), "");
        }
    }

    @Override
    public Frame outputParameters() throws ScriptError {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < call.parameters().size(); i++) {
            HostCall.Parameter parameter = call.parameters().get(i);
            if (!parameter.output()) {
                continue;
            }
            Field declared = call.values().schema().field(i);
            ColumnBuilder builder = new ColumnBuilder(declared.type(), 1);
            PyObject value = names.own(parameter.name());
            OutputValue.append(builder, parameter.name(), value == null ? Py.None : value);
            fields.add(new Field(parameter.name(), declared.type(), true));
            Column column = builder.build();
            if (column instanceof VariableColumn bytes
                    && !bytes.isNull(0)
                    && bytes.getBytes(0).length > call.frameBytes()) {
                throw new ScriptError(
                        Reason.BAD_OUTPUT,
                        "output parameter "
                                + parameter.name()
                                + ": "
                                + bytes.getBytes(0).length
                                + " bytes; a frame may have "
                                + call.frameBytes()
                                + ", the setting 'external script frame (KB)'",
                        "");
            }
            columns.add(column);
        }
        return new Frame(new Schema(fields), 1, columns);
    }
}
