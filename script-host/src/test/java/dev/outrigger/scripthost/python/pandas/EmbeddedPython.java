package dev.outrigger.scripthost.python.pandas;

import java.io.StringWriter;
import java.util.Properties;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyUnicode;
import org.python.util.PythonInterpreter;

/** An interpreter with the embedded numpy and pandas, and nothing else of the script host. */
final class EmbeddedPython {
    private static final String FUTURE =
            "# -*- coding: utf-8 -*-\nfrom __future__ import print_function, division, unicode_literals\n";

    private final PythonInterpreter interpreter;
    private final StringWriter out = new StringWriter();

    EmbeddedPython() {
        Properties properties = new Properties();
        properties.setProperty("python.import.site", "false");
        properties.setProperty("python.cachedir.skip", "true");
        PythonInterpreter.initialize(System.getProperties(), properties, new String[0]);
        PySystemState state = new PySystemState();
        interpreter = new PythonInterpreter(null, state);
        interpreter.setOut(out);
        PandasModules.install(state);
    }

    /** What the script prints. */
    String run(String script) {
        out.getBuffer().setLength(0);
        String source = new PyUnicode(FUTURE + script).encode("utf-8");
        interpreter.exec(
                Py.compile_flags(source, "script.py", CompileMode.exec, new CompilerFlags()));
        return out.toString();
    }

    /** The type and the message of the error that the script ends with. */
    String error(String script) {
        try {
            run(script);
        } catch (PyException e) {
            return e.type.__getattr__("__name__") + ": " + e.value.__str__();
        }
        throw new AssertionError("the script ran to its end");
    }

    PyObject get(String name) {
        return interpreter.get(name);
    }

    EmbeddedPython set(String name, PyObject value) {
        interpreter.set(name, value);
        return this;
    }
}
