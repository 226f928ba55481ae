package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Iteration;
import dev.outrigger.scripthost.python.array.Missing;
import dev.outrigger.scripthost.python.array.NumberTypes;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.imp;

/** Whole frames into others. */
final class FrameShapes {
    private FrameShapes() {}

    static DataFrame transposed(DataFrame frame) {
        List<Vector> vectors = new ArrayList<>();
        Vector flat = frame.flat();
        for (int i = 0; i < frame.rows(); i++) {
            vectors.add(flat.range(i * frame.width(), (i + 1) * frame.width()));
        }
        return new DataFrame(vectors, frame.index(), frame.columns());
    }

    static PyObject dict(DataFrame frame, Args args) {
        String orient = args.text("orient", "dict");
        if (orient.equals("records")) {
            PyList records = new PyList();
            for (int i = 0; i < frame.rows(); i++) {
                int row = i;
                records.append(pairs(frame, j -> Values.box(frame.vector(j).raw(row))));
            }
            return records;
        }
        return switch (orient) {
            case "list" -> pairs(frame, j -> SeriesMethods.list(frame.vector(j)));
            case "series" -> pairs(frame, frame::series);
            case "dict" -> pairs(frame, j -> frame.series(j).__getattr__("to_dict").__call__());
            default -> throw Missing.feature("DataFrame.to_dict(orient='" + orient + "')");
        };
    }

    private static PyObject pairs(DataFrame frame, java.util.function.IntFunction<PyObject> value) {
        List<PyObject> pairs = new ArrayList<>();
        for (int j = 0; j < frame.width(); j++) {
            pairs.add(new PyTuple(frame.columns().item(j), value.apply(j)));
        }
        return Applying.orderedDict(pairs);
    }

    static DataFrame fill(DataFrame frame, PyObject value) {
        boolean byName = Construction.isDict(value) || value instanceof Series;
        List<Vector> out = new ArrayList<>();
        for (int i = 0; i < frame.width(); i++) {
            PyObject one =
                    !byName
                            ? value
                            : value instanceof Series s
                                    ? s.index().find(frame.columns().label(i)) < 0
                                            ? null
                                            : s.flat().get(s.index().find(frame.columns().label(i)))
                                    : value.__finditem__(frame.columns().item(i));
            out.add(
                    one == null
                            ? frame.vector(i)
                            : Conversion.fill(frame.vector(i), Values.raw(one)));
        }
        return frame.with(out);
    }

    static DataFrame dropMissing(DataFrame frame, Args args) {
        args.only("how", "any", "all");
        boolean all = args.text("how", "any").equals("all");
        if (args.axis(0) == 1) {
            return frame.pick(
                    IntStream.range(0, frame.width())
                            .filter(
                                    i -> {
                                        int nulls = frame.vector(i).nullCount();
                                        return all ? nulls < frame.rows() : nulls == 0;
                                    })
                            .toArray());
        }
        int[] subset = frame.places(args.some("subset"));
        boolean[] keep = new boolean[frame.rows()];
        for (int row = 0; row < keep.length; row++) {
            int r = row;
            long nulls = Arrays.stream(subset).filter(i -> frame.vector(i).isNull(r)).count();
            keep[row] = all ? nulls < subset.length : nulls == 0;
        }
        return frame.take(Rows.where(keep));
    }

    static PyObject astype(DataFrame frame, Args args) {
        PyObject dtype = args.get("dtype");
        if (!Construction.isDict(dtype)
                || NumberTypes.isText(dtype)
                || dtype instanceof org.python.core.PyType) {
            return frame.map(v -> Conversion.astype(v, dtype));
        }
        List<Vector> out = new ArrayList<>(frame.vectors());
        for (PyObject name : Sequences.list(dtype.invoke("keys"))) {
            int at = frame.place(Values.raw(name));
            out.set(at, Conversion.astype(out.get(at), dtype.__getitem__(name)));
        }
        return frame.with(out);
    }

    static PyObject selectTypes(DataFrame frame, Args args) {
        PyObject include = args.some("include");
        PyObject exclude = args.some("exclude");
        if (include == null && exclude == null) {
            throw Py.ValueError("at least one of include or exclude must be nonempty");
        }
        return frame.pick(
                IntStream.range(0, frame.width())
                        .filter(i -> include == null || meant(include, frame.vector(i).dtype()))
                        .filter(i -> exclude == null || !meant(exclude, frame.vector(i).dtype()))
                        .toArray());
    }

    private static boolean meant(PyObject types, DType dtype) {
        for (PyObject type : Args.items(types)) {
            boolean number = type instanceof PyString && type.toString().equals("number");
            if (number
                    ? dtype.isNumeric() && dtype != DType.BOOL
                    : NumberTypes.dtype(type) == dtype) {
                return true;
            }
        }
        return false;
    }

    /** One function for all columns, several as rows, or one for each column named in a dict. */
    static PyObject aggregate(DataFrame frame, Args args) {
        PyObject function = args.get("func");
        if (function instanceof PyString s) {
            return frame.__getattr__(s.toString()).__call__();
        }
        if (Construction.isDict(function)) {
            List<PyObject> names = Construction.keys(function);
            Object[] out = new Object[names.size()];
            for (int i = 0; i < out.length; i++) {
                Series column = frame.series(frame.place(Values.raw(names.get(i))));
                out[i] = Values.raw(one(column, function.__getitem__(names.get(i))));
            }
            return new Series(
                    Vectors.of(out),
                    Index.of(Vectors.of(names.stream().map(Values::raw).toArray())),
                    null);
        }
        List<PyObject> functions = Sequences.list(function);
        List<Vector> vectors = new ArrayList<>();
        for (int j = 0; j < frame.width(); j++) {
            Series column = frame.series(j);
            vectors.add(
                    Vectors.of(functions.stream().map(f -> Values.raw(one(column, f))).toArray()));
        }
        return new DataFrame(
                vectors,
                frame.columns(),
                Index.of(Vectors.of(functions.stream().map(f -> (Object) f.toString()).toArray())));
    }

    private static PyObject one(Series column, PyObject function) {
        return function instanceof PyString s
                ? column.__getattr__(s.toString()).__call__()
                : function.__call__(column);
    }

    static PyObject tuples(DataFrame frame, Args args) {
        boolean index = args.flag("index", true);
        PyObject name = args.get("name");
        List<PyObject> fields = new ArrayList<>();
        if (index) {
            fields.add(Py.newString("Index"));
        }
        for (int j = 0; j < frame.width(); j++) {
            String field = Values.text(frame.columns().label(j));
            fields.add(
                    Py.newString(
                            field.matches("[A-Za-z][A-Za-z0-9_]*")
                                    ? field
                                    : "_" + (j + (index ? 1 : 0))));
        }
        PyObject type =
                name == Py.None
                        ? null
                        : imp.importName("collections", true)
                                .__getattr__("namedtuple")
                                .__call__(
                                        Py.newString(name == null ? "Pandas" : name.toString()),
                                        new PyList(fields));
        return Iteration.over(
                frame.rows(),
                i -> {
                    PyObject[] values = new PyObject[fields.size()];
                    int at = 0;
                    if (index) {
                        values[at++] = frame.index().item(i);
                    }
                    for (int j = 0; j < frame.width(); j++) {
                        values[at++] = frame.vector(j).get(i);
                    }
                    return type == null ? new PyTuple(values) : type.__call__(values);
                });
    }

    static boolean same(DataFrame a, DataFrame b) {
        boolean same = a.columns().sameLabels(b.columns()) && a.index().sameLabels(b.index());
        for (int i = 0; same && i < a.width(); i++) {
            same = Chosen.same(a.vector(i), b.vector(i));
        }
        return same;
    }
}
