package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyString;

/** The rows that labels stand for. */
final class Locations {
    private Locations() {}

    /**
     * Rows by a mask, by a sequence of labels, by a slice of labels (both ends included), or by one
     * label.
     */
    static int[] rows(Index index, PyObject key) {
        if (key instanceof PySlice slice) {
            return slice(index, slice);
        }
        if (key instanceof Series s && Sequences.isMask(s.flat())) {
            return Sequences.maskPlaces(s.alignedTo(index), index.size());
        }
        if (Sequences.isSequence(key) && !(key instanceof org.python.core.PyTuple)) {
            Vector keys = Sequences.vector(key);
            return Sequences.isMask(keys)
                    ? Sequences.maskPlaces(keys, index.size())
                    : labels(index, keys);
        }
        int[] rows = index.findAll(Values.raw(key));
        if (rows.length == 0) {
            throw Py.KeyError(key);
        }
        return rows;
    }

    static int[] labels(Index index, Vector keys) {
        List<int[]> all = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < keys.size(); i++) {
            int[] rows = index.findAll(keys.raw(i));
            if (rows.length == 0) {
                throw Py.KeyError(Py.newUnicode("[" + Values.repr(keys.raw(i)) + "] not in index"));
            }
            count += rows.length;
            all.add(rows);
        }
        int[] out = new int[count];
        int at = 0;
        for (int[] rows : all) {
            System.arraycopy(rows, 0, out, at, rows.length);
            at += rows.length;
        }
        return out;
    }

    /** In plain brackets a slice counts rows, unless its ends are text. */
    static int[] bracketSlice(Index index, PySlice slice) {
        if (slice.getStart() instanceof PyString || slice.getStop() instanceof PyString) {
            return slice(index, slice);
        }
        return Sequences.places(slice, index.size());
    }

    private static int[] slice(Index index, PySlice slice) {
        int start =
                slice.getStart() == Py.None ? 0 : bound(index, Values.raw(slice.getStart()), false);
        int stop =
                slice.getStop() == Py.None
                        ? index.size()
                        : bound(index, Values.raw(slice.getStop()), true);
        int[] rows = Rows.slice(start, 1, Math.max(0, stop - start));
        if (slice.getStep() == Py.None) {
            return rows;
        }
        int[] places =
                Sequences.places(new PySlice(Py.None, Py.None, slice.getStep()), rows.length);
        return Arrays.stream(places).map(p -> rows[p]).toArray();
    }

    /**
     * The first row of the label, or one after the last; where there is no such label, where it
     * would stand.
     */
    private static int bound(Index index, Object label, boolean end) {
        int[] found = index.findAll(label);
        if (found.length > 0) {
            return end ? found[found.length - 1] + 1 : found[0];
        }
        for (int i = 0; i < index.size(); i++) {
            if (i > 0 && Values.compare(index.label(i - 1), index.label(i)) > 0) {
                throw Py.KeyError(Values.box(label));
            }
        }
        int at = 0;
        while (at < index.size() && Values.compare(index.label(at), label) < 0) {
            at++;
        }
        return at;
    }

    static Index append(Index index, Object label) {
        if (index.isRange() && Long.valueOf(index.size()).equals(label)) {
            return Index.range(index.size() + 1).named(index.names());
        }
        List<Object> labels = new ArrayList<>(index.labels());
        labels.add(label);
        return Index.of(dev.outrigger.scripthost.python.array.Vectors.of(labels.toArray()))
                .named(index.names());
    }
}
