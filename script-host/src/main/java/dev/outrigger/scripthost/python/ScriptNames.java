package dev.outrigger.scripthost.python;

import java.util.Map;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.imp;

/**
 * The global names of one script. A name that the script has not set is looked up among Python 3's
 * builtins before Jython reaches its own, so that the library, which is written for 2.7, keeps
 * 2.7's.
 */
final class ScriptNames extends PyStringMap {
    private static final long serialVersionUID = 1L;
    private static final String OS = "os";

    private final transient Map<String, PyObject> builtins;

    ScriptNames(Map<String, PyObject> builtins) {
        this.builtins = builtins;
    }

    @Override
    public PyObject __finditem__(String name) {
        // What the rewritten source calls is in no script's power to set, and is called in every
        // loop.
        if (name.startsWith("$")) {
            return builtins.get(name);
        }
        PyObject own = super.__finditem__(name);
        if (own != null) {
            return own;
        }
        return name.equals(OS) ? os() : builtins.get(name);
    }

    /**
     * A name bound before every script, whose module costs as much to load as Jython itself: loaded
     * for who asks.
     */
    private PyObject os() {
        PyObject module = imp.importName(OS, true);
        __setitem__(OS, module);
        return module;
    }

    /** What the script, or the call before it, set under this name; null when nothing did. */
    PyObject own(String name) {
        return super.__finditem__(name);
    }
}
