package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;

/** Changes of the labels of rows and columns. */
final class Renaming {
    private Renaming() {}

    /** The labels replaced by a dict's entries, or by a function's results. */
    static Index labels(Index index, PyObject by) {
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < index.size(); i++) {
            PyObject label = index.item(i);
            PyObject to = Construction.isDict(by) ? by.__finditem__(label) : by.__call__(label);
            out.add(to == null ? index.label(i) : Values.raw(to));
        }
        return Index.of(Vectors.of(out.toArray())).named(index.names());
    }

    static PyObject rename(DataFrame frame, Args args) {
        PyObject columns = args.some("columns");
        PyObject index = args.some("index");
        PyObject mapper = args.some("mapper");
        if (mapper != null && args.axis(0) == 1) {
            columns = mapper;
        } else if (mapper != null) {
            index = mapper;
        }
        DataFrame out =
                new DataFrame(
                        frame.vectors(),
                        columns == null ? frame.columns() : labels(frame.columns(), columns),
                        index == null ? frame.index() : labels(frame.index(), index));
        return FrameMethods.inPlace(frame, out, args);
    }

    /** The index's levels as columns before the others, and a new range for an index. */
    static DataFrame reset(DataFrame frame, PyObject level, boolean drop) {
        if (level != null) {
            throw dev.outrigger.scripthost.python.array.Missing.feature(
                    "DataFrame.reset_index(level=...)");
        }
        List<Object> names = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        Index index = frame.index();
        for (int i = 0; i < index.depth() && !drop; i++) {
            Object name = index.names().get(i);
            Object plain =
                    index.depth() > 1
                            ? "level_" + i
                            : frame.columns().find("index") >= 0 ? "level_0" : "index";
            Object wanted = name == null ? plain : name;
            if (frame.columns().find(wanted) >= 0) {
                throw Py.ValueError("cannot insert " + Values.text(wanted) + ", already exists");
            }
            names.add(wanted);
            vectors.add(index.level(i));
        }
        names.addAll(frame.columns().labels());
        vectors.addAll(frame.vectors());
        return new DataFrame(vectors, Index.of(names), Index.range(frame.rows()));
    }

    static DataFrame set(DataFrame frame, PyObject keys, boolean drop) {
        List<Vector> levels = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        DataFrame rest = new DataFrame(frame.vectors(), frame.columns(), frame.index());
        for (PyObject key : Args.items(keys)) {
            if (key instanceof Series s) {
                levels.add(s.alignedTo(frame.index()));
                names.add(s.name());
                continue;
            }
            Object name = Values.raw(key);
            levels.add(frame.vector(frame.place(name)));
            names.add(name);
            if (drop) {
                rest.remove(rest.place(name));
            }
        }
        return rest.indexed(Index.of(levels, names));
    }
}
