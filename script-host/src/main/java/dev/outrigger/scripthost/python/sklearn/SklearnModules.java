package dev.outrigger.scripthost.python.sklearn;

import org.python.core.Py;
import org.python.core.PySystemState;

/** Makes {@code import sklearn} work in a Python system. */
public final class SklearnModules {
    private SklearnModules() {}

    /** Arrays are nested lists. */
    public static void install(PySystemState system) {
        install(system, new ListArrays());
    }

    public static void install(PySystemState system, ArrayDoor arrays) {
        system.meta_path.append(Py.java2py(new SourceImporter(new Learning(arrays))));
    }
}
