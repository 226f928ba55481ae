package dev.outrigger.scripthost.python;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.HostCall;
import dev.outrigger.scripthost.host.HostResult;
import dev.outrigger.scripthost.host.HostRuntime;
import dev.outrigger.scripthost.host.ScriptError;
import dev.outrigger.scripthost.python.pandas.PandasModules;
import dev.outrigger.scripthost.python.sklearn.PandasArrays;
import dev.outrigger.scripthost.python.sklearn.SklearnModules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.util.PythonInterpreter;

/**
 * Runs scripts as Python 2.7 that behaves like Python 3 where it can ({@link Python3Source}, {@link
 * Python3Builtins}) and says so where it cannot ({@link Python3Syntax}). One system for all calls,
 * so modules are loaded once; the global names are new for each.
 */
public final class JythonRuntime implements HostRuntime {
    static final String SCRIPT_NAME = "<script>";
    private static final Schema NOTHING = new Schema(List.of());

    private PySystemState system;
    private Map<String, PyObject> builtins;

    @Override
    public void initialise() {
        Properties properties = new Properties();
        properties.setProperty("python.import.site", "false");
        properties.setProperty("python.cachedir.skip", "true");
        properties.setProperty("python.console.encoding", "UTF-8");
        PythonInterpreter.initialize(System.getProperties(), properties, new String[0]);
        system = new PySystemState();
        Py.setSystemState(system);
        // Python 3's: text and bytes that meet are UTF-8, not ASCII.
        system.setdefaultencoding("utf-8");
        PandasModules.install(system);
        NumpyRandom.install(system);
        SklearnModules.install(system, new PandasArrays());
        system.meta_path.append(Py.java2py(new ImportGuard()));
        builtins = Python3Builtins.of(system);
        // The first script would otherwise pay for loading the compiler.
        ScriptNames names = names();
        Py.runCode(Python3Source.compile("x = [str(1)]", SCRIPT_NAME), names, names);
    }

    @Override
    public HostResult execute(HostCall call) throws ScriptError {
        Py.setSystemState(system);
        system.stdout = new WriterFile(call.standardOutput());
        system.stderr = new WriterFile(call.standardError());
        ScriptNames names = names();
        system.modules.__setitem__("__main__", new PyModule("__main__", names));
        names.__setitem__(call.outputName(), PandasModules.fromFrames(NOTHING, List.of()));
        names.__setitem__(
                call.inputName(),
                call.input().isPresent()
                        ? input(call.input().get(), call.nullableDtypes())
                        : PandasModules.fromFrames(NOTHING, List.of()));
        for (int i = 0; i < call.parameters().size(); i++) {
            names.__setitem__(
                    call.parameters().get(i).name(),
                    JythonScalars.toPython(call.values().column(i)));
        }
        run(call.script(), names);
        return new HostResult(output(call, names), outputParameters(call, names));
    }

    private ScriptNames names() {
        ScriptNames names = new ScriptNames(builtins);
        names.__setitem__("__name__", Py.newString("__main__"));
        names.__setitem__("__builtins__", system.modules.__finditem__("__builtin__"));
        names.__setitem__("sys", system);
        PyObject pandas = system.modules.__finditem__("pandas");
        PyObject numpy = system.modules.__finditem__("numpy");
        names.__setitem__("pandas", pandas);
        names.__setitem__("pd", pandas);
        names.__setitem__("DataFrame", pandas.__getattr__("DataFrame"));
        names.__setitem__("numpy", numpy);
        names.__setitem__("np", numpy);
        return names;
    }

    private static PyObject input(FrameStream stream, boolean keepIntegers) throws ScriptError {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
            frames.add(next.get());
        }
        try {
            return PandasModules.fromFrames(stream.schema(), frames, keepIntegers);
        } catch (PyException e) {
            throw new ScriptError(Reason.BAD_INPUT, Shown.text(e.value), "");
        }
    }

    private static void run(String script, ScriptNames names) throws ScriptError {
        try {
            Py.runCode(Python3Source.compile(script, SCRIPT_NAME), names, names);
        } catch (PyException e) {
            if (!JythonTraceback.endsQuietly(e)) {
                throw JythonTraceback.of(e, script);
            }
        } catch (StackOverflowError e) {
            throw new ScriptError(
                    Reason.SCRIPT_ERROR, "RecursionError: maximum recursion depth exceeded", "");
        }
    }

    private static Optional<FrameStream> output(HostCall call, ScriptNames names)
            throws ScriptError {
        PyObject output = names.own(call.outputName());
        if (!PandasModules.isDataFrame(output)) {
            throw OutputFrame.refused(call.outputName(), output);
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

    private static Frame outputParameters(HostCall call, ScriptNames names) throws ScriptError {
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
            columns.add(builder.build());
        }
        return new Frame(new Schema(fields), 1, columns);
    }
}
