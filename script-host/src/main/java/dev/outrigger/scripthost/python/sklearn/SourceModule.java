package dev.outrigger.scripthost.python.sklearn;

import org.python.core.Py;
import org.python.core.PyModule;
import org.python.core.PyObject;

/** A module that says what it has not, and where to get it. */
final class SourceModule extends PyModule {
    private static final long serialVersionUID = 1L;

    private final String name;

    SourceModule(String name) {
        super(name);
        this.name = name;
    }

    @Override
    public PyObject __findattr_ex__(String attribute) {
        PyObject found = super.__findattr_ex__(attribute);
        // The import of a submodule first looks for an attribute of its name.
        if (found != null
                || attribute.startsWith("_")
                || SourceImporter.has(name + "." + attribute)) {
            return found;
        }
        throw Py.ImportError(name + "." + attribute + SourceImporter.WAY_OUT);
    }
}
