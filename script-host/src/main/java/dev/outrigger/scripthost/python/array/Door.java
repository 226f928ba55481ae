package dev.outrigger.scripthost.python.array;

import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;

/** A module written in Java. */
public final class Door extends PyModule {
    private final String module;

    public Door(String module) {
        super(module);
        this.module = module;
        // A module with a __path__ is a package, which lets a script import its submodules.
        put("__path__", new PyList());
    }

    public Door put(String name, PyObject value) {
        ((org.python.core.PyStringMap) __dict__).__setitem__(name, value);
        return this;
    }

    /** parameters: see {@link Args}. */
    public Door def(
            String name, String parameters, java.util.function.Function<Args, PyObject> body) {
        String function = module + "." + name;
        return put(
                name,
                new Bound(
                        module,
                        name,
                        (arguments, keywords) ->
                                body.apply(Args.bind(function, parameters, arguments, keywords))));
    }

    @Override
    public void noAttributeError(String name) {
        throw Missing.attribute(module, name);
    }

    @Override
    public PyString __repr__() {
        return Py.newString("<module '" + module + "' (embedded)>");
    }
}
