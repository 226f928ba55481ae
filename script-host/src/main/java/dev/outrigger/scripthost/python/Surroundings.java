package dev.outrigger.scripthost.python;

import dev.outrigger.scripthost.folders.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/**
 * What a script may change around itself, and what the next script of the session finds as it was.
 * Modules, with what a script changed in them, are kept as long as the session.
 */
final class Surroundings {
    private final PySystemState system;
    private final String folder;
    private final List<PyObject> path;

    /** A sandbox may have mounted there what the runtime is loaded from. */
    private final Set<Path> kept;

    Surroundings(PySystemState system) {
        this.system = system;
        this.folder = system.getCurrentWorkingDir();
        this.path = List.of(system.path.getArray());
        this.kept = Set.copyOf(entries());
    }

    void restore() {
        system.path = new PyList(path);
        system.argv = new PyList(List.<PyObject>of(Py.newString(JythonRuntime.SCRIPT_NAME)));
        PyObject os = system.modules.__finditem__("os");
        if (os != null) {
            PyObject environment = os.__getattr__("environ");
            environment.invoke("clear");
            for (Map.Entry<String, String> entry : System.getenv().entrySet()) {
                environment.__setitem__(
                        Py.newStringOrUnicode(entry.getKey()),
                        Py.newStringOrUnicode(entry.getValue()));
            }
        }
        system.setCurrentWorkingDir(folder);
        for (Path entry : entries()) {
            if (!kept.contains(entry)) {
                delete(entry);
            }
        }
    }

    private List<Path> entries() {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the working folder cannot be read", e);
        }
    }

    private static void delete(Path path) {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the working folder cannot be emptied", e);
        }
    }
}
