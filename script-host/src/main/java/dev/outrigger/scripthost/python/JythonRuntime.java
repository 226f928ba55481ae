package dev.outrigger.scripthost.python;

import dev.outrigger.scripthost.host.HostCall;
import dev.outrigger.scripthost.host.HostExecutions;
import dev.outrigger.scripthost.host.HostRuntime;
import dev.outrigger.scripthost.host.ScriptError;
import dev.outrigger.scripthost.python.pandas.PandasModules;
import dev.outrigger.scripthost.python.sklearn.PandasArrays;
import dev.outrigger.scripthost.python.sklearn.SklearnModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.python.core.Py;
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

    private final List<Path> libraries;
    private final CompiledScripts scripts = new CompiledScripts();
    private PySystemState system;
    private Map<String, PyObject> builtins;
    private Surroundings surroundings;
    private Loopback loopback;

    public JythonRuntime() {
        this(List.of());
    }

    /** libraries: folders, in the order of the path. */
    public JythonRuntime(List<Path> libraries) {
        this.libraries = List.copyOf(libraries);
    }

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
        loopback = Loopback.install(system);
        system.meta_path.append(Py.java2py(new ImportGuard()));
        builtins = Python3Builtins.of(system);
        addLibraries();
        surroundings = new Surroundings(system);
        // The first script would otherwise pay for loading the compiler.
        ScriptNames names = names();
        Py.runCode(Python3Source.compile("x = [str(1)]", SCRIPT_NAME), names, names);
        ScriptFrames.tellAtTheEndOf(Thread.currentThread());
    }

    /** A wheel for Python 2 is read as such; all else as scripts are. */
    private void addLibraries() {
        system.dont_write_bytecode = true;
        List<Path> asScripts = new ArrayList<>();
        for (Path folder : libraries) {
            if (isForPython2(folder)) {
                system.path.append(Py.newStringOrUnicode(folder.toString()));
            } else {
                asScripts.add(folder);
            }
        }
        system.meta_path.append(Py.java2py(new LibraryImporter(asScripts, builtins)));
    }

    private static boolean isForPython2(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Path wheel = entry.resolve("WHEEL");
                if (entry.toString().endsWith(".dist-info")
                        && Files.isRegularFile(wheel)
                        && Files.readString(wheel).contains("Tag: py2")) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("an external library cannot be read", e);
        }
    }

    @Override
    public HostExecutions begin(HostCall call) throws ScriptError {
        Py.setSystemState(system);
        surroundings.restore();
        system.stdout = new WriterFile(call.standardOutput());
        system.stderr = new WriterFile(call.standardError());
        ScriptNames names = names();
        system.modules.__setitem__("__main__", new PyModule("__main__", names));
        JythonExecutions executions = new JythonExecutions(call, names, scripts, loopback);
        executions.bind();
        return executions;
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
}
