package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.Groups;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** By what groupby groups: keys with names, and the groups they make. */
record Grouping(
        List<Vector> keys, List<Object> names, Groups groups, boolean asIndex, boolean single) {

    static PyObject of(DataFrame frame, Args args) {
        PyObject by = args.get("by");
        boolean several = by instanceof org.python.core.PyList;
        List<Vector> keys = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < frame.width(); i++) {
            others.add(i);
        }
        for (PyObject key : several ? Args.items(by) : new PyObject[] {by}) {
            key(frame, key, keys, names, others);
        }
        if (keys.isEmpty()) {
            throw Py.ValueError("No group keys passed!");
        }
        Groups groups = Groups.of(keys, args.flag("sort", true), args.flag("dropna", true));
        int[] rest = others.stream().mapToInt(Integer::intValue).toArray();
        return new GroupBy(
                frame,
                rest,
                new Grouping(keys, names, groups, args.flag("as_index", true), !several),
                false);
    }

    private static void key(
            DataFrame frame,
            PyObject key,
            List<Vector> keys,
            List<Object> names,
            List<Integer> others) {
        if (key instanceof Series s) {
            keys.add(s.alignedTo(frame.index()));
            names.add(s.name());
        } else if (Sequences.isSequence(key) && !(key instanceof PyTuple)) {
            keys.add(Assignment.column(key, frame.index()));
            names.add(null);
        } else if (key.isCallable()) {
            keys.add(
                    dev.outrigger.scripthost.python.array.Vectors.of(
                            frame.index().labels().stream()
                                    .map(l -> Values.raw(key.__call__(Values.box(l))))
                                    .toArray()));
            names.add(null);
        } else {
            Object name = Values.raw(key);
            int level = frame.columns().find(name) < 0 ? frame.index().names().indexOf(name) : -1;
            if (level >= 0) {
                keys.add(frame.index().level(level));
            } else {
                int at = frame.place(name);
                keys.add(frame.vector(at));
                others.remove(Integer.valueOf(at));
            }
            names.add(name);
        }
    }

    static PyObject of(Series series, Args args) {
        List<Vector> keys = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        PyObject by = args.get("by");
        DataFrame frame =
                new DataFrame(
                        List.of(series.flat()),
                        Index.of(Arrays.asList(series.name())),
                        series.index());
        for (PyObject key :
                by instanceof org.python.core.PyList ? Args.items(by) : new PyObject[] {by}) {
            if (!Sequences.isSequence(key)) {
                throw dev.outrigger.scripthost.python.array.Missing.feature(
                        "Series.groupby() by anything but values");
            }
            key(frame, key, keys, names, new ArrayList<>());
        }
        Groups groups = Groups.of(keys, args.flag("sort", true), true);
        return new GroupBy(
                frame, new int[] {0}, new Grouping(keys, names, groups, true, true), true);
    }

    List<Vector> heads() {
        return keys.stream().map(k -> missingAsNaN(k.take(groups.first()))).toList();
    }

    private static Vector missingAsNaN(Vector heads) {
        for (int i = 0; i < heads.size(); i++) {
            if (heads.raw(i) == null && heads.admits(Double.NaN)) {
                heads.set(i, Double.NaN);
            }
        }
        return heads;
    }

    Index index() {
        return Index.of(heads(), names);
    }

    /** A group's name as a script sees it: one value, or a tuple where several keys were given. */
    PyObject label(int group) {
        PyObject[] parts = new PyObject[keys.size()];
        for (int k = 0; k < parts.length; k++) {
            parts[k] = keys.get(k).get(groups.first()[group]);
        }
        return single ? parts[0] : new PyTuple(parts);
    }
}
