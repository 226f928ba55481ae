package dev.outrigger.scripthost.python;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.host.HostCall;
import dev.outrigger.scripthost.host.HostQueries;
import dev.outrigger.scripthost.host.QueryError;
import dev.outrigger.scripthost.python.pandas.PandasModules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/**
 * The Java side of the module outrigger, by which a script queries the database. Public for
 * Jython's reflection alone.
 */
public final class Loopback {
    static final String NAME = "outrigger";

    /** What the engine takes at most: of a message, in bytes, and of parameters. */
    private static final int MESSAGE_MAX = 1_000_000;

    private static final int BYTES_OF_A_CHARACTER = 6;
    private static final int PARAMETERS_MAX = 2100;

    private HostCall call;
    private Thread thread;
    private boolean asking;

    Loopback() {}

    static Loopback install(PySystemState system) {
        Loopback loopback = new Loopback();
        PyModule module = new PyModule(NAME);
        PyObject names = module.__dict__;
        names.__setitem__("__name__", Py.newString(NAME));
        names.__setitem__("__file__", Py.newString("<" + NAME + ">"));
        names.__setitem__("_engine", Py.java2py(loopback));
        CompilerFlags flags = new CompilerFlags(CodeFlag.CO_FUTURE_UNICODE_LITERALS.flag);
        Py.runCode(
                Py.compile_flags(source(), "<" + NAME + ">", CompileMode.exec, flags),
                names,
                names);
        system.modules.__setitem__(Py.newString(NAME), module);
        return loopback;
    }

    private static String source() {
        try (InputStream in = Loopback.class.getResourceAsStream(NAME + ".py")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Queries of this thread are heard while the work runs. */
    void during(HostCall running, Runnable work) {
        call = running;
        thread = Thread.currentThread();
        try {
            work.run();
        } finally {
            call = null;
        }
    }

    /**
     * Values: parallel to the names. Returns the error's parts and None, or None and a DataFrame,
     * the count where no rows are wanted.
     */
    public PyObject ask(PyObject text, boolean rows, PyObject names, PyObject values) {
        if (call == null || Thread.currentThread() != thread) {
            throw new PyException(
                    Py.RuntimeError,
                    "outrigger asks the database from the script's own thread, while the script runs");
        }
        if (asking) {
            throw new PyException(
                    Py.RuntimeError, "outrigger asks the database one query at a time");
        }
        List<String> given = new ArrayList<>();
        names.asIterable().forEach(name -> given.add(Shown.text(name)));
        String query = Shown.text(text);
        long characters = query.length() + given.stream().mapToLong(String::length).sum();
        if (characters * BYTES_OF_A_CHARACTER > MESSAGE_MAX) {
            throw Py.ValueError(
                    "the query is longer than the database takes from a script; give long values as parameters");
        }
        if (given.size() > PARAMETERS_MAX) {
            throw Py.ValueError("a query has at most " + PARAMETERS_MAX + " parameters");
        }
        Frame row = row(values);
        if (row.bytes() > call.frameBytes()) {
            throw Py.ValueError(
                    "parameters of "
                            + row.bytes()
                            + " bytes; a frame may have "
                            + call.frameBytes()
                            + ", the setting 'external script frame (KB)'");
        }
        asking = true;
        try {
            HostQueries.Answer answer = call.queries().ask(query, rows, given, row);
            return new PyTuple(
                    Py.None,
                    rows
                            ? PandasModules.fromFrames(
                                    answer.schema(), answer.frames(), call.nullableDtypes())
                            : Py.newInteger(answer.rows()));
        } catch (QueryError e) {
            return new PyTuple(
                    new PyTuple(
                            Py.newInteger(e.number()),
                            Py.newInteger(e.severity()),
                            Py.newInteger(e.state()),
                            Py.newInteger(e.line()),
                            e.procedure().isEmpty() ? Py.None : new PyUnicode(e.procedure()),
                            new PyUnicode(e.getMessage())),
                    Py.None);
        } finally {
            asking = false;
        }
    }

    private static Frame row(PyObject values) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (PyObject value : values.asIterable()) {
            int number = columns.size() + 1;
            Column column;
            try {
                column = PandasModules.toColumn(value);
            } catch (PyException e) {
                throw new PyException(
                        e.type, Py.newUnicode("parameter " + number + ": " + Shown.text(e.value)));
            }
            fields.add(new Field("p" + number, column.type(), true));
            columns.add(column);
        }
        return new Frame(new Schema(fields), 1, columns);
    }
}
