package dev.outrigger.scripthost.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/**
 * An entry of {@code sys.meta_path} that loads the modules of external libraries as scripts are
 * read: as Python 3, where that can be done. Public, with Python's method names, for Jython's
 * reflection alone.
 */
public final class LibraryImporter {
    private final List<Path> folders;
    private final Map<String, PyObject> builtins;

    LibraryImporter(List<Path> folders, Map<String, PyObject> builtins) {
        this.folders = List.copyOf(folders);
        this.builtins = builtins;
    }

    public PyObject find_module(String name, PyObject path) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        for (Path place : places(path)) {
            Path folder = place.resolve(last);
            if (Files.isRegularFile(folder.resolve("__init__.py"))) {
                return Py.java2py(new Found(folder.resolve("__init__.py"), true, builtins));
            }
            Path module = place.resolve(last + ".py");
            if (Files.isRegularFile(module)) {
                return Py.java2py(new Found(module, false, builtins));
            }
        }
        return Py.None;
    }

    /** The libraries, or what a package of theirs says of itself. */
    private List<Path> places(PyObject path) {
        if (path == null || path == Py.None) {
            return folders;
        }
        List<Path> places = new ArrayList<>();
        for (PyObject entry : path.asIterable()) {
            Path place = Path.of(entry.toString());
            if (folders.stream().anyMatch(place::startsWith)) {
                places.add(place);
            }
        }
        return places;
    }

    /** A module's file. Public for Jython's reflection alone. */
    public static final class Found {
        private final Path file;
        private final boolean isPackage;
        private final Map<String, PyObject> builtins;

        Found(Path file, boolean isPackage, Map<String, PyObject> builtins) {
            this.file = file;
            this.isPackage = isPackage;
            this.builtins = builtins;
        }

        public PyObject load_module(String name) {
            PySystemState system = Py.getSystemState();
            PyObject loaded = system.modules.__finditem__(name);
            if (loaded != null) {
                return loaded;
            }
            ScriptNames names = new ScriptNames(builtins);
            PyModule module = new PyModule(name, names);
            names.__setitem__("__name__", Py.newString(name));
            names.__setitem__("__file__", Py.newStringOrUnicode(file.toString()));
            names.__setitem__("__builtins__", system.modules.__finditem__("__builtin__"));
            int dot = name.lastIndexOf('.');
            String parent = dot < 0 ? "" : name.substring(0, dot);
            names.__setitem__("__package__", Py.newString(isPackage ? name : parent));
            if (isPackage) {
                names.__setitem__(
                        "__path__",
                        new PyList(
                                List.<PyObject>of(
                                        Py.newStringOrUnicode(file.getParent().toString()))));
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

        private PyCode compile(String name) {
            try {
                return Python3Source.compile(
                        Files.readString(file, StandardCharsets.UTF_8), file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException("an external library cannot be read", e);
            } catch (PyException e) {
                if (e.match(Py.SyntaxError)) {
                    throw Py.ImportError(
                            "the module "
                                    + name
                                    + " of an external library needs CPython ("
                                    + Shown.text(e.value)
                                    + "): start with --python PATH, or run ALTER EXTERNAL LANGUAGE"
                                    + " Python");
                }
                throw e;
            }
        }
    }
}
