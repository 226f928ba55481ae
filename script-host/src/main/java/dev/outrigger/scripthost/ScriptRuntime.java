package dev.outrigger.scripthost;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What runs a script, and the libraries that it finds: a host of another one does not do. */
public sealed interface ScriptRuntime {
    /** Folders with external libraries, in the order of the path. */
    List<Path> libraries();

    ScriptRuntime with(List<Path> libraries);

    /** Python 2.7 on the JVM, always there. */
    record Jython(List<Path> libraries) implements ScriptRuntime {
        public Jython {
            libraries = List.copyOf(libraries);
        }

        public Jython() {
            this(List.of());
        }

        @Override
        public Jython with(List<Path> others) {
            return new Jython(others);
        }
    }

    /**
     * A CPython interpreter of 3.9 or later with pyarrow and pandas.
     *
     * @param environment further variables of its environment
     */
    record CPython(Path executable, Map<String, String> environment, List<Path> libraries)
            implements ScriptRuntime {
        public CPython {
            Objects.requireNonNull(executable, "executable is null");
            environment = Map.copyOf(environment);
            libraries = List.copyOf(libraries);
        }

        public CPython(Path executable) {
            this(executable, Map.of(), List.of());
        }

        @Override
        public CPython with(List<Path> others) {
            return new CPython(executable, environment, others);
        }
    }

    /** Classes in external libraries, on the JVM. */
    record Java(List<Path> libraries) implements ScriptRuntime {
        public Java {
            libraries = List.copyOf(libraries);
        }

        public Java() {
            this(List.of());
        }

        @Override
        public Java with(List<Path> others) {
            return new Java(others);
        }
    }
}
