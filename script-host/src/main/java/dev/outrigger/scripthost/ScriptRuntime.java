package dev.outrigger.scripthost;

import java.nio.file.Path;
import java.util.Objects;

/** What runs a script. */
public sealed interface ScriptRuntime {
    /** Python 2.7 on the JVM, always there. */
    record Jython() implements ScriptRuntime {}

    /** A CPython interpreter of 3.9 or later with pyarrow and pandas. */
    record CPython(Path executable) implements ScriptRuntime {
        public CPython {
            Objects.requireNonNull(executable, "executable is null");
        }
    }
}
