package dev.outrigger.scripthost.python;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.ScriptError;
import java.util.Optional;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTraceback;

/** An exception of a script in Python's words, with the script's own source lines. */
final class JythonTraceback {
    private JythonTraceback() {}

    /** Whether the script left by sys.exit() with nothing to complain about. */
    static boolean endsQuietly(PyException e) {
        if (!e.match(Py.SystemExit)) {
            return false;
        }
        e.normalize();
        PyObject code = e.value.__findattr__("code");
        return code == null
                || code == Py.None
                || code instanceof PyInteger number && number.getValue() == 0;
    }

    static ScriptError of(PyException e, String script) {
        e.normalize();
        String last = asPython3(e, lastLine(e));
        StringBuilder text = new StringBuilder();
        String[] lines = script.split("\r\n|\r|\n", -1);
        if (e.match(Py.SyntaxError)) {
            syntaxError(e, lines, text);
        } else {
            text.append("Traceback (most recent call last):\n");
            for (PyObject at = e.traceback; at instanceof PyTraceback frame; at = frame.tb_next) {
                if (JythonRuntime.SCRIPT_NAME.equals(frame.tb_frame.f_code.co_filename)) {
                    line(text, frame.tb_lineno, frame.tb_frame.f_code.co_name, lines);
                }
            }
        }
        text.append(last).append('\n');
        advice(e, lines).ifPresent(advice -> text.append(advice).append('\n'));
        Reason reason = e.match(Py.MemoryError) ? Reason.MEMORY_EXCEEDED : Reason.SCRIPT_ERROR;
        return new ScriptError(reason, last, text.toString());
    }

    /** The same exception under the name that Python 3 has for it. */
    private static String asPython3(PyException e, String last) {
        if (e.match(Py.SyntaxError) && last.matches("SyntaxError: mismatched input '\\s+' .*")) {
            return "IndentationError: unexpected indent";
        }
        String recursion = "maximum recursion depth exceeded";
        return last.startsWith("RuntimeError: " + recursion)
                ? "RecursionError: " + recursion
                : last;
    }

    /** What the line at fault has of Python 3, where that is known. */
    private static Optional<String> advice(PyException e, String[] lines) {
        if (!e.match(Py.SyntaxError)) {
            return Optional.empty();
        }
        int line =
                e.value.__findattr__("lineno") instanceof PyInteger number ? number.getValue() : 0;
        // The parser often notices a line too late.
        for (int at = line; at >= Math.max(1, line - 1); at--) {
            Optional<String> advice =
                    at <= lines.length ? Python3Syntax.advice(lines[at - 1]) : Optional.empty();
            if (advice.isPresent()) {
                return advice;
            }
        }
        return Optional.empty();
    }

    private static void syntaxError(PyException e, String[] lines, StringBuilder text) {
        PyObject number = e.value.__findattr__("lineno");
        if (number instanceof PyInteger line) {
            text.append("  File \"")
                    .append(JythonRuntime.SCRIPT_NAME)
                    .append("\", line ")
                    .append(line)
                    .append('\n');
            source(text, line.getValue(), lines);
        }
    }

    private static void line(StringBuilder text, int line, String name, String[] lines) {
        text.append("  File \"")
                .append(JythonRuntime.SCRIPT_NAME)
                .append("\", line ")
                .append(line)
                .append(", in ");
        text.append("<module>".equals(name) || "?".equals(name) ? "<module>" : name).append('\n');
        source(text, line, lines);
    }

    private static void source(StringBuilder text, int line, String[] lines) {
        if (line >= 1 && line <= lines.length) {
            text.append("    ").append(lines[line - 1].strip()).append('\n');
        }
    }

    static String lastLine(PyException e) {
        e.normalize();
        String name =
                e.type.__findattr__("__name__") == null
                        ? String.valueOf(e.type)
                        : e.type.__findattr__("__name__").toString();
        if (e.type.__findattr__("__module__") instanceof PyString module
                && module.toString().equals(Loopback.NAME)) {
            name = Loopback.NAME + "." + name;
        }
        String message;
        try {
            PyObject told = e.match(Py.SyntaxError) ? e.value.__findattr__("msg") : e.value;
            PyObject key = e.match(Py.KeyError) ? e.value.__findattr__("args") : null;
            message =
                    key != null && key.__len__() == 1
                            ? Shown.source(key.__getitem__(0))
                            : told == null ? "" : Shown.text(told);
        } catch (PyException unprintable) {
            message = "<unprintable " + name + " object>";
        }
        return message.isEmpty() ? name : name + ": " + message;
    }
}
