package dev.outrigger.scripthost.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** A Python file object over a writer: what print and sys.stdout.write need of one. */
public final class WriterFile extends PyObject {
    private static final long serialVersionUID = 1L;

    private final transient Writer writer;

    /** Python 2's print keeps its pending space here. */
    public int softspace;

    public final String encoding = "UTF-8";
    public final boolean closed = false;

    WriterFile(Writer writer) {
        this.writer = writer;
    }

    /** Takes text, and bytes as UTF-8 where they are that. */
    public void write(PyObject value) {
        String text;
        if (value instanceof PyUnicode) {
            text = value.toString();
        } else if (value instanceof PyString bytes) {
            text = new String(bytes.toBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } else {
            throw Py.TypeError(
                    "write() argument must be text, not " + value.getType().fastGetName());
        }
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void writelines(PyObject lines) {
        for (PyObject line : lines.asIterable()) {
            write(line);
        }
    }

    public void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isatty() {
        return false;
    }
}
