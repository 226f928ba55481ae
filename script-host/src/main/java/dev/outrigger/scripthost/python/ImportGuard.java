package dev.outrigger.scripthost.python;

import java.util.Set;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyObject;

/**
 * An entry of {@code sys.meta_path} that keeps scripts to Python: Jython would import any Java package. It tells a script
 * what it is, it does not contain one: there are other ways to Java, and only the sandbox around the process holds.
 * Public, with Python's method names, for Jython's reflection alone.
 */
public final class ImportGuard {
    private static final Set<String> JAVA = Set.of("java", "javax", "jdk", "sun", "com", "org", "dev", "smile");

    ImportGuard() {}

    public PyObject find_module(String name, PyObject path) {
        int dot = name.indexOf('.');
        if (JAVA.contains(dot < 0 ? name : name.substring(0, dot)) && fromScript()) {
            return Py.java2py(this);
        }
        return Py.None;
    }

    public PyObject load_module(String name) {
        throw Py.ImportError("No module named '" + name
                + "': scripts do not import Java packages. Use the language Java, or a Python module");
    }

    /** The library's own modules do import Java. */
    private static boolean fromScript() {
        PyFrame frame = Py.getFrame();
        return frame != null && JythonRuntime.SCRIPT_NAME.equals(frame.f_code.co_filename);
    }
}
