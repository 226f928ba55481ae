package dev.outrigger.scripthost.python.sklearn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/**
 * An entry of {@code sys.meta_path} that answers for sklearn and everything below it. Public, with
 * Python's method names, for Jython's reflection alone.
 */
public final class SourceImporter {
    private static final Map<String, String> SOURCES =
            Map.of(
                    "sklearn", "package.py",
                    "sklearn.base", "base.py",
                    "sklearn.exceptions", "exceptions.py",
                    "sklearn.cluster", "cluster.py",
                    "sklearn.ensemble", "ensemble.py");
    static final String WAY_OUT =
            " is not part of the embedded runtime's sklearn. Use CPython: start with --python PATH, or ALTER EXTERNAL"
                    + " LANGUAGE Python";

    private final Learning learning;

    SourceImporter(Learning learning) {
        this.learning = learning;
    }

    static boolean has(String module) {
        return SOURCES.containsKey(module);
    }

    public PyObject find_module(String name, PyObject path) {
        return name.equals("sklearn") || name.startsWith("sklearn.") ? Py.java2py(this) : Py.None;
    }

    public PyObject load_module(String name) {
        PySystemState system = Py.getSystemState();
        PyObject loaded = system.modules.__finditem__(name);
        if (loaded != null) {
            return loaded;
        }
        if (!has(name)) {
            throw Py.ImportError(name + WAY_OUT);
        }
        SourceModule module = new SourceModule(name);
        PyObject names = module.__dict__;
        names.__setitem__("__file__", Py.newString("<" + name + ">"));
        names.__setitem__("_learning", Py.java2py(learning));
        if (name.equals("sklearn")) {
            names.__setitem__("__path__", new PyList());
        }
        system.modules.__setitem__(name, module);
        try {
            Py.runCode(compile(name), names, names);
        } catch (RuntimeException e) {
            system.modules.__delitem__(name);
            throw e;
        }
        return module;
    }

    private static PyCode compile(String name) {
        CompilerFlags flags =
                new CompilerFlags(
                        CodeFlag.CO_FUTURE_DIVISION.flag
                                | CodeFlag.CO_FUTURE_PRINT_FUNCTION.flag
                                | CodeFlag.CO_FUTURE_UNICODE_LITERALS.flag
                                | CodeFlag.CO_FUTURE_ABSOLUTE_IMPORT.flag);
        return Py.compile_flags(
                source(SOURCES.get(name)), "<" + name + ">", CompileMode.exec, flags);
    }

    private static String source(String file) {
        try (InputStream in = SourceImporter.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
