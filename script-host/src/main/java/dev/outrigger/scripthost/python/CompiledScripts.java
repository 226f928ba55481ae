package dev.outrigger.scripthost.python;

import java.util.LinkedHashMap;
import java.util.Map;
import org.python.core.PyCode;

/**
 * The scripts of a session's last calls, compiled: sessions run the same few texts again and again,
 * and compiling one takes longer than most of them run. Bounded. Not thread-safe.
 */
final class CompiledScripts {
    private static final int SCRIPTS = 32;

    /** A longer one runs for so long that its compilation is no matter. */
    private static final int CHARACTERS = 1 << 16;

    private final Map<String, PyCode> scripts =
            new LinkedHashMap<>(SCRIPTS, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, PyCode> eldest) {
                    return size() > SCRIPTS;
                }
            };

    /** Throws what the compiler throws; a script that does not compile is not kept. */
    PyCode get(String script) {
        PyCode known = scripts.get(script);
        if (known != null) {
            return known;
        }
        PyCode compiled = Python3Source.compile(script, JythonRuntime.SCRIPT_NAME);
        if (script.length() <= CHARACTERS) {
            scripts.put(script, compiled);
        }
        return compiled;
    }
}
