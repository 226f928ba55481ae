package dev.outrigger.scripthost.python;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.ScriptError;
import org.python.core.Py;
import org.python.core.PyObject;

/** What an output variable may be other than a frame, and how a frame is made of it. */
final class OutputFrame {
    private OutputFrame() {}

    /** value: null when the script has deleted the variable. */
    static ScriptError refused(String name, PyObject value) {
        String text =
                value == null
                        ? "the output variable " + name + " is gone: the script deleted it"
                        : "the output variable "
                                + name
                                + " is a "
                                + typeName(value)
                                + ", not a pandas DataFrame; make one, for example "
                                + made(name, value);
        return new ScriptError(Reason.BAD_OUTPUT, text, "");
    }

    private static String typeName(PyObject value) {
        String name = value.getType().fastGetName();
        name = name.substring(name.lastIndexOf('.') + 1);
        return name.equals("unicode") ? "str" : name.equals("long") ? "int" : name;
    }

    private static String made(String name, PyObject value) {
        if (value == Py.None) {
            return name
                    + " = pandas.DataFrame(); a method called with inplace=True returns None";
        }
        return value.__findattr__("to_frame") != null
                ? name + ".to_frame()"
                : "pandas.DataFrame(" + name + ")";
    }
}
