package dev.outrigger.scripthost.python;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.HostCall;
import dev.outrigger.scripthost.host.HostResult;
import dev.outrigger.scripthost.host.HostRuntime;
import dev.outrigger.scripthost.host.ScriptError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.util.PythonInterpreter;

/** Runs scripts as Python 2.7 with Python 3's print, division and text literals. */
public final class JythonRuntime implements HostRuntime {
    static final String SCRIPT_NAME = "<script>";

    private PySystemState system;

    @Override
    public void initialise() {
        Properties properties = new Properties();
        properties.setProperty("python.import.site", "false");
        properties.setProperty("python.cachedir.skip", "true");
        properties.setProperty("python.console.encoding", "UTF-8");
        PythonInterpreter.initialize(System.getProperties(), properties, new String[0]);
        system = new PySystemState();
        // The first script would otherwise pay for loading the compiler.
        Py.setSystemState(system);
        PyStringMap names = new PyStringMap();
        names.__setitem__("__builtins__", system.modules.__finditem__("__builtin__"));
        Py.runCode(compile("x = [str(1)]"), names, names);
    }

    @Override
    public HostResult execute(HostCall call) throws ScriptError {
        Py.setSystemState(system);
        system.stdout = new WriterFile(call.standardOutput());
        system.stderr = new WriterFile(call.standardError());
        if (call.input().isPresent()) {
            throw new ScriptError(Reason.BAD_OUTPUT, "the Jython runtime takes no input frame yet", "");
        }
        PyStringMap names = new PyStringMap();
        names.__setitem__("__name__", Py.newString("__main__"));
        names.__setitem__("__builtins__", system.modules.__finditem__("__builtin__"));
        system.modules.__setitem__("__main__", new PyModule("__main__", names));
        for (int i = 0; i < call.parameters().size(); i++) {
            names.__setitem__(
                    call.parameters().get(i).name(), JythonScalars.toPython(call.values().column(i)));
        }
        try {
            Py.runCode(compile(call.script()), names, names);
        } catch (PyException e) {
            if (!JythonTraceback.endsQuietly(e)) {
                throw JythonTraceback.of(e, call.script());
            }
        } catch (StackOverflowError e) {
            throw new ScriptError(Reason.SCRIPT_ERROR, "RuntimeError: maximum recursion depth exceeded", "");
        }
        PyObject output = names.__finditem__(call.outputName());
        if (output != null && output != Py.None) {
            throw new ScriptError(
                    Reason.BAD_OUTPUT,
                    "the output variable " + call.outputName() + " is a " + output.getType().getName()
                            + ", not a DataFrame",
                    "");
        }
        return new HostResult(Optional.empty(), outputParameters(call, names));
    }

    private static PyCode compile(String script) {
        CompilerFlags flags = new CompilerFlags(CodeFlag.CO_FUTURE_PRINT_FUNCTION.flag
                | CodeFlag.CO_FUTURE_DIVISION.flag
                | CodeFlag.CO_FUTURE_UNICODE_LITERALS.flag
                | CodeFlag.CO_FUTURE_ABSOLUTE_IMPORT.flag);
        flags.source_is_utf8 = true;
        return (PyCode) Py.compile_flags(script, SCRIPT_NAME, CompileMode.exec, flags);
    }

    private static Frame outputParameters(HostCall call, PyObject names) throws ScriptError {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < call.parameters().size(); i++) {
            HostCall.Parameter parameter = call.parameters().get(i);
            if (!parameter.output()) {
                continue;
            }
            Field declared = call.values().schema().field(i);
            ColumnBuilder builder = new ColumnBuilder(declared.type(), 1);
            PyObject value = names.__finditem__(parameter.name());
            JythonScalars.append(builder, parameter.name(), value == null ? Py.None : value);
            fields.add(new Field(parameter.name(), declared.type(), true));
            columns.add(builder.build());
        }
        return new Frame(new Schema(fields), 1, columns);
    }
}
