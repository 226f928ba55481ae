package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import dev.outrigger.scripthost.python.array.WrittenOrder;
import dev.outrigger.scripthost.python.numpy.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyObject;

/** What the calls of DataFrame and Series make of their arguments. */
final class Construction {
    private Construction() {}

    static Series series(Args args) {
        PyObject data = args.some("data");
        Index index = args.some("index") == null ? null : Index.from(args.get("index"));
        Object name = Values.raw(args.get("name"));
        Vector vector;
        if (data == null) {
            vector = index == null ? new ObjectVector(new Object[0]) : Vectors.nans(index.size());
        } else if (data instanceof Series s) {
            vector = index == null ? s.flat() : s.alignedTo(index);
            index = index == null ? s.index() : index;
            name = args.some("name") == null ? s.name() : name;
        } else if (isDict(data)) {
            Series own = series(new ArrayList<>(keys(data)), data);
            vector = index == null ? own.flat() : own.alignedTo(index);
            index = index == null ? own.index() : index;
        } else if (Sequences.isSequence(data)) {
            if (data instanceof ArrayLike a && a.shape().length != 1) {
                throw Py.ValueError(
                        "Data must be 1-dimensional, got ndarray of shape "
                                + Arrays.toString(a.shape()));
            }
            vector =
                    data instanceof ArrayLike
                            ? Sequences.vector(data).copy()
                            : Sequences.vector(data);
        } else {
            vector = Vectors.repeat(Values.raw(data), index == null ? 1 : index.size());
        }
        PyObject dtype = args.some("dtype");
        Vector typed = dtype == null ? vector : Conversion.astype(vector, dtype);
        return new Series(typed, index == null ? Index.range(typed.size()) : index, name);
    }

    private static Series series(List<PyObject> keys, PyObject dict) {
        Object[] labels = keys.stream().map(Values::raw).toArray();
        Object[] values = keys.stream().map(k -> Values.raw(dict.__getitem__(k))).toArray();
        return new Series(Vectors.of(values), Index.of(Vectors.of(labels)), null);
    }

    static boolean isDict(PyObject data) {
        return data instanceof AbstractDict
                || data.__findattr__("keys") != null && !(data instanceof ArrayLike);
    }

    /**
     * A dict's keys in its own order; one that Python 2.7's library made has none, so there they
     * are sorted if they can.
     */
    static List<PyObject> keys(PyObject dict) {
        List<PyObject> keys = Sequences.list(dict.invoke("keys"));
        boolean plain = dict.getType().getName().equals("dict") && !WrittenOrder.isKept(dict);
        if (plain && keys.stream().allMatch(k -> Values.raw(k) instanceof String)) {
            return DictOrder.of(keys);
        }
        return keys;
    }

    static DataFrame frame(Args args) {
        PyObject data = args.some("data");
        Index index = args.some("index") == null ? null : Index.from(args.get("index"));
        Index columns =
                args.some("columns") == null
                        ? null
                        : Index.of(Arrays.asList(Sequences.raws(args.get("columns"))));
        DataFrame made;
        if (data == null) {
            Index rows = index == null ? Index.range(0) : index;
            Index names = columns == null ? Index.of(List.of()) : columns;
            List<Vector> empty = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                empty.add(
                        rows.size() == 0
                                ? new ObjectVector(new Object[0])
                                : Vectors.nans(rows.size()));
            }
            made = new DataFrame(empty, names, rows);
        } else if (data instanceof DataFrame f) {
            made = selected(new DataFrame(f.vectors(), f.columns(), f.index()), index, columns);
        } else if (data instanceof Series s) {
            Object name = s.name() == null ? (Object) 0L : s.name();
            Index names =
                    columns == null || columns.size() != 1
                            ? Index.of(Arrays.asList(name))
                            : columns;
            made = selected(new DataFrame(List.of(s.flat()), names, s.index()), index, null);
        } else if (isDict(data)) {
            made = ofDict(data, index, columns);
        } else {
            made = ofRows(data, index, columns);
        }
        PyObject dtype = args.some("dtype");
        return dtype == null ? made : made.map(v -> Conversion.astype(v, dtype));
    }

    static DataFrame selected(DataFrame frame, Index index, Index columns) {
        DataFrame out = frame;
        if (columns != null) {
            List<Vector> vectors = new ArrayList<>();
            for (Object name : columns.labels()) {
                int at = frame.columns().find(name);
                vectors.add(at < 0 ? Vectors.nans(frame.rows()) : frame.vector(at));
            }
            out = new DataFrame(vectors, columns, frame.index());
        }
        if (index != null && !index.sameLabels(frame.index())) {
            int[] rows = frame.index().align(index);
            out =
                    new DataFrame(
                            out.vectors().stream().map(v -> v.take(rows)).toList(),
                            out.columns(),
                            index);
        }
        return out;
    }

    private static DataFrame ofDict(PyObject dict, Index index, Index columns) {
        List<PyObject> keys = keys(dict);
        Index rows = index;
        for (PyObject key : keys) {
            PyObject value = dict.__getitem__(key);
            if (value instanceof Series s && index == null) {
                rows =
                        rows == null || rows.sameLabels(s.index())
                                ? s.index()
                                : rows.union(s.index());
            } else if (isDict(value) && index == null) {
                Index labels =
                        Index.of(Vectors.of(keys(value).stream().map(Values::raw).toArray()));
                rows = rows == null || rows.sameLabels(labels) ? labels : rows.union(labels);
            }
        }
        List<Object> names = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        for (PyObject key : keys) {
            PyObject value = dict.__getitem__(key);
            if (rows == null && Sequences.isSequence(value)) {
                rows = Index.range(Sequences.vector(value).size());
            }
        }
        if (rows == null && !keys.isEmpty()) {
            throw Py.ValueError("If using all scalar values, you must pass an index");
        }
        rows = rows == null ? Index.range(0) : rows;
        for (PyObject key : keys) {
            PyObject value = dict.__getitem__(key);
            names.add(Values.raw(key));
            if (Sequences.isSequence(value)
                    && !(value instanceof Series)
                    && Sequences.vector(value).size() != rows.size()) {
                throw Py.ValueError("All arrays must be of the same length");
            }
            vectors.add(
                    isDict(value)
                            ? series(keys(value), value).alignedTo(rows)
                            : Assignment.column(value, rows));
        }
        DataFrame made = new DataFrame(vectors, Index.of(names), rows);
        return columns == null ? made : selected(made, null, columns);
    }

    private static DataFrame ofRows(PyObject data, Index index, Index columns) {
        if (!Sequences.isSequence(data)) {
            throw Py.ValueError("DataFrame constructor not properly called!");
        }
        List<PyObject> items = data instanceof ArrayLike ? List.of() : Sequences.list(data);
        if (!items.isEmpty() && items.stream().allMatch(Construction::isDict)) {
            return ofDicts(items, index, columns);
        }
        if (!items.isEmpty() && items.get(0) instanceof Series) {
            return ofSeries(items, index, columns);
        }
        List<Vector> vectors = new ArrayList<>();
        int rows;
        if (data instanceof ArrayLike a) {
            NdArray matrix = NdArray.from(data);
            rows = matrix.shape()[0];
            int width = a.shape().length == 1 ? 1 : a.shape()[1];
            for (int j = 0; j < width; j++) {
                int[] picked = new int[rows];
                for (int i = 0; i < rows; i++) {
                    picked[i] = i * width + j;
                }
                vectors.add(matrix.flat().take(picked));
            }
        } else {
            rows = items.size();
            vectors.addAll(columnsOf(items));
        }
        if (rows == 0 && columns != null) {
            for (int i = vectors.size(); i < columns.size(); i++) {
                vectors.add(new ObjectVector(new Object[0]));
            }
        }
        if (columns != null && columns.size() != vectors.size()) {
            throw Py.ValueError(
                    columns.size()
                            + " columns passed, passed data had "
                            + vectors.size()
                            + " columns");
        }
        List<Object> numbers = new ArrayList<>();
        for (long i = 0; i < vectors.size(); i++) {
            numbers.add(i);
        }
        return new DataFrame(
                vectors,
                columns == null ? Index.of(numbers) : columns,
                index == null ? Index.range(rows) : index);
    }

    private static List<Vector> columnsOf(List<PyObject> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        if (!Sequences.isSequence(items.get(0))) {
            return List.of(Vectors.of(items.stream().map(Values::raw).toArray()));
        }
        List<Object[]> rows = new ArrayList<>();
        int width = 0;
        for (PyObject item : items) {
            Object[] row = Sequences.raws(item);
            width = Math.max(width, row.length);
            rows.add(row);
        }
        List<Vector> vectors = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            int column = j;
            vectors.add(
                    Vectors.of(
                            rows.stream()
                                    .map(r -> column < r.length ? r[column] : null)
                                    .toArray()));
        }
        return vectors;
    }

    private static DataFrame ofDicts(List<PyObject> dicts, Index index, Index columns) {
        List<Object> names = new ArrayList<>();
        for (PyObject dict : dicts) {
            for (PyObject key : keys(dict)) {
                if (!names.contains(Values.raw(key))) {
                    names.add(Values.raw(key));
                }
            }
        }
        List<Vector> vectors = new ArrayList<>();
        for (Object name : names) {
            PyObject key = Values.box(name);
            vectors.add(
                    Vectors.of(
                            dicts.stream()
                                    .map(
                                            d -> {
                                                PyObject value = d.__finditem__(key);
                                                return value == null
                                                        ? (Object) Double.NaN
                                                        : Values.raw(value);
                                            })
                                    .toArray()));
        }
        DataFrame made =
                new DataFrame(
                        vectors,
                        Index.of(names),
                        index == null ? Index.range(dicts.size()) : index);
        return columns == null ? made : selected(made, null, columns);
    }

    private static DataFrame ofSeries(List<PyObject> rows, Index index, Index columns) {
        Index names = columns != null ? columns : ((Series) rows.get(0)).index();
        List<Vector> lines = new ArrayList<>();
        List<Object> labels = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Series row = (Series) rows.get(i);
            lines.add(row.alignedTo(names));
            labels.add(row.name() == null ? (Object) (long) i : row.name());
        }
        List<Vector> vectors = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            int column = j;
            vectors.add(Vectors.of(lines.stream().map(l -> l.raw(column)).toArray()));
        }
        return new DataFrame(vectors, names, index == null ? Index.of(labels) : index);
    }
}
