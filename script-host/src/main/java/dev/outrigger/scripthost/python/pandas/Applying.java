package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import dev.outrigger.scripthost.python.array.WrittenOrder;
import java.util.ArrayList;
import java.util.List;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** A script's own functions over values, columns and rows. */
final class Applying {
    private Applying() {}

    /** By a function, a dict or a series; where a dict has no entry the value is missing. */
    static Series map(Series s, PyObject by) {
        Vector v = s.flat();
        Object[] out = new Object[v.size()];
        boolean dict = Construction.isDict(by);
        for (int i = 0; i < out.length; i++) {
            if (by instanceof Series lookup) {
                int row = lookup.index().find(v.raw(i));
                out[i] = row < 0 ? Double.NaN : lookup.flat().raw(row);
            } else if (dict) {
                PyObject found = by.__finditem__(Values.box(v.raw(i)));
                out[i] = found == null ? Double.NaN : Values.raw(found);
            } else {
                out[i] = Values.raw(by.__call__(v.get(i)));
            }
        }
        return new Series(Vectors.of(out), s.index(), s.name());
    }

    static PyObject apply(DataFrame frame, Args args) {
        PyObject function = args.get("func");
        boolean rows = args.axis(0) == 1;
        List<PyObject> results = new ArrayList<>();
        int count = rows ? frame.rows() : frame.width();
        for (int i = 0; i < count; i++) {
            results.add(function.__call__(rows ? frame.row(i) : frame.series(i)));
        }
        Index labels = rows ? frame.index() : frame.columns();
        if (!results.isEmpty() && results.get(0) instanceof Series) {
            return rows ? byRows(results, labels) : byColumns(results, labels);
        }
        return new Series(Vectors.of(results.stream().map(Values::raw).toArray()), labels, null);
    }

    private static DataFrame byRows(List<PyObject> results, Index labels) {
        Index columns = ((Series) results.get(0)).index();
        List<Vector> vectors = new ArrayList<>();
        for (int j = 0; j < columns.size(); j++) {
            int column = j;
            vectors.add(
                    Vectors.of(
                            results.stream()
                                    .map(r -> ((Series) r).alignedTo(columns).raw(column))
                                    .toArray()));
        }
        return new DataFrame(vectors, columns, labels);
    }

    private static DataFrame byColumns(List<PyObject> results, Index labels) {
        Index rows = ((Series) results.get(0)).index();
        return new DataFrame(
                results.stream().map(r -> ((Series) r).alignedTo(rows)).toList(), labels, rows);
    }

    static PyObject orderedDict(List<PyObject> pairs) {
        PyObject dict = WrittenOrder.dict();
        for (PyObject pair : pairs) {
            dict.__setitem__(pair.__getitem__(0), pair.__getitem__(1));
        }
        return dict;
    }

    static PyObject pair(PyObject a, PyObject b) {
        return new PyTuple(a, b);
    }
}
