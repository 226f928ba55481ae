package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Exposed;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.PythonType;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyTuple;
import org.python.core.PyType;

/** DataFrame.loc, iloc, at and iat, and the series' own. */
final class Indexer extends Exposed {
    private static final PyType TYPE =
            PythonType.of(
                    "pandas",
                    "Indexer",
                    PyObject.TYPE,
                    (arguments, keywords) -> {
                        throw Py.TypeError("an indexer is had from a frame, as df.loc");
                    });

    private final DataFrame frame;
    private final Series series;
    private final boolean byLabel;

    Indexer(DataFrame frame, Series series, boolean byLabel) {
        super(TYPE);
        this.frame = frame;
        this.series = series;
        this.byLabel = byLabel;
    }

    private boolean isOne(PyObject key, Index index) {
        if (key instanceof PySlice || Sequences.isSequence(key) && !(key instanceof PyTuple)) {
            return false;
        }
        return !byLabel
                || index.findAll(Values.raw(key)).length == 1 && index.find(Values.raw(key)) >= 0;
    }

    private int[] places(PyObject given, Index index, PyObject owner) {
        PyObject key =
                given.isCallable() && !(given instanceof Exposed) ? given.__call__(owner) : given;
        if (byLabel) {
            return Locations.rows(index, key);
        }
        if (key instanceof PySlice || Sequences.isSequence(key)) {
            return Sequences.places(key, index.size());
        }
        return new int[] {place(key, index.size())};
    }

    private static int place(PyObject key, int size) {
        if (!key.isIndex()) {
            throw Py.TypeError("Cannot index by location index with a non-integer key");
        }
        int place = key.asIndex(Py.IndexError);
        if (place < -size || place >= size) {
            throw Py.IndexError("single positional indexer is out-of-bounds");
        }
        return place < 0 ? place + size : place;
    }

    @Override
    public PyObject __finditem__(PyObject key) {
        if (series != null) {
            int[] rows = places(key, series.index(), series);
            return isOne(key, series.index()) ? series.flat().get(rows[0]) : series.take(rows);
        }
        boolean pair =
                key instanceof PyTuple t
                        && t.size() == 2
                        && !(byLabel && frame.index().depth() > 1);
        PyObject rowKey = pair ? ((PyTuple) key).pyget(0) : key;
        int[] rows = places(rowKey, frame.index(), frame);
        boolean oneRow = isOne(rowKey, frame.index());
        if (!pair) {
            return oneRow ? frame.row(rows[0]) : frame.take(rows);
        }
        PyObject columnKey = ((PyTuple) key).pyget(1);
        int[] columns = places(columnKey, frame.columns(), frame);
        boolean oneColumn = isOne(columnKey, frame.columns());
        if (oneRow && oneColumn) {
            return frame.vector(columns[0]).get(rows[0]);
        }
        if (oneColumn) {
            return frame.series(columns[0]).take(rows);
        }
        DataFrame picked = frame.pick(columns);
        return oneRow ? picked.row(rows[0]) : picked.take(rows);
    }

    @Override
    public void __setitem__(PyObject key, PyObject value) {
        if (series != null) {
            if (byLabel) {
                series.__setitem__(key, value);
            } else {
                series.put(places(key, series.index(), series), value);
            }
            return;
        }
        boolean pair = key instanceof PyTuple t && t.size() == 2;
        PyObject rowKey = pair ? ((PyTuple) key).pyget(0) : key;
        PyObject columnKey =
                pair ? ((PyTuple) key).pyget(1) : new PySlice(Py.None, Py.None, Py.None);
        if (!pair && isNewRow(rowKey)) {
            append(Values.raw(rowKey), value);
            return;
        }
        enlarge(rowKey, columnKey);
        int[] rows = places(rowKey, frame.index(), frame);
        int[] columns = places(columnKey, frame.columns(), frame);
        boolean spread = columns.length > 1 && Sequences.isSequence(value);
        if (!spread) {
            for (int column : columns) {
                frame.put(rows, column, value);
            }
            return;
        }
        if (value instanceof DataFrame f) {
            for (int column : columns) {
                frame.put(rows, column, f.series(f.place(frame.columns().label(column))));
            }
            return;
        }
        Vector values =
                value instanceof Series s
                        ? s.alignedTo(frame.columns().take(columns))
                        : Sequences.vector(value);
        if (values.size() != columns.length) {
            throw Py.ValueError("Must have equal len keys and value when setting with an iterable");
        }
        for (int j = 0; j < columns.length; j++) {
            frame.put(rows, columns[j], Values.box(values.raw(j)));
        }
    }

    private boolean isNewRow(PyObject key) {
        return byLabel
                && !(key instanceof PySlice)
                && !Sequences.isSequence(key)
                && frame.index().findAll(Values.raw(key)).length == 0;
    }

    /** A whole new row, whose values leave the columns' types as they are where they can. */
    private void append(Object label, PyObject value) {
        Vector values =
                value instanceof Series s
                        ? s.alignedTo(frame.columns())
                        : Sequences.isSequence(value)
                                ? new ObjectVector(Sequences.raws(value))
                                : Vectors.repeat(Values.raw(value), frame.width());
        if (values.size() != frame.width()) {
            throw Py.ValueError("cannot set a row with mismatched columns");
        }
        List<Vector> longer = new ArrayList<>();
        for (int j = 0; j < frame.width(); j++) {
            Vector one = Vectors.of(new Object[] {values.raw(j)});
            Vector column = frame.vector(j);
            boolean fits = column.size() > 0 && column.admits(values.raw(j));
            longer.add(
                    column.size() == 0
                            ? one
                            : Vectors.concat(
                                    List.of(column, fits ? one.cast(column.dtype()) : one)));
        }
        frame.become(
                new DataFrame(longer, frame.columns(), Locations.append(frame.index(), label)));
    }

    /** A label that is not there yet makes a new row or a new column of missing values first. */
    private void enlarge(PyObject rowKey, PyObject columnKey) {
        if (!byLabel) {
            return;
        }
        boolean plainColumn = !(columnKey instanceof PySlice) && !Sequences.isSequence(columnKey);
        if (plainColumn && frame.columns().find(Values.raw(columnKey)) < 0) {
            frame.set(Values.raw(columnKey), Vectors.nans(frame.rows()));
        }
        if (isNewRow(rowKey)) {
            int[] rows = java.util.Arrays.copyOf(Rows.all(frame.rows()), frame.rows() + 1);
            rows[frame.rows()] = -1;
            Index longer = Locations.append(frame.index(), Values.raw(rowKey));
            frame.become(
                    new DataFrame(
                            frame.vectors().stream().map(v -> v.take(rows)).toList(),
                            frame.columns(),
                            longer));
        }
    }

    @Override
    protected PyObject member(String name) {
        return null;
    }

    @Override
    protected String typeName() {
        return byLabel ? "pandas.DataFrame.loc" : "pandas.DataFrame.iloc";
    }

    @Override
    protected String show() {
        return "<" + typeName() + ">";
    }
}
