package dev.outrigger.scripthost.python;

import dev.outrigger.scripthost.python.array.Missing;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyObject;

/**
 * An entry of {@code sys.meta_path} that keeps scripts to Python: Jython would import any Java
 * package, and its own library must. It tells a script what it is, it does not contain one: there
 * are other ways to Java, and only the sandbox around the process holds. Public, with Python's
 * method names, for Jython's reflection alone.
 */
public final class ImportGuard {
    /** Before the name of a Java package that a script imports: no module has such a name. */
    static final String MARK = "$";

    private static final Set<String> JAVA =
            Set.of("java", "javax", "jdk", "sun", "com", "org", "dev", "smile");

    ImportGuard() {}

    static boolean isJava(String module) {
        int dot = module.indexOf('.');
        return JAVA.contains(dot < 0 ? module : module.substring(0, dot));
    }

    /** What is asked for here is not among the modules that the embedded packages have. */
    private static boolean isEmbedded(String module) {
        return module.startsWith("pandas.") || module.startsWith("numpy.");
    }

    public PyObject find_module(String name, PyObject path) {
        return name.startsWith(MARK) || isEmbedded(name) ? Py.java2py(this) : Py.None;
    }

    public PyObject load_module(String name) {
        if (isEmbedded(name)) {
            throw Missing.module(name);
        }
        throw Py.ImportError(
                "No module named '"
                        + name.substring(MARK.length())
                        + "': scripts do not import Java packages. Use the language Java, or a Python module");
    }
}
