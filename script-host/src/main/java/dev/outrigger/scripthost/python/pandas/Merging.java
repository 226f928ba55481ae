package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.Groups;
import dev.outrigger.scripthost.python.array.Missing;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;

/** merge, join and concat. */
final class Merging {
    private Merging() {}

    static PyObject of(DataFrame left, Args args) {
        if (!(args.get("right") instanceof DataFrame right)) {
            throw Py.TypeError(
                    "Can only merge Series or DataFrame objects, a "
                            + args.get("right").getType().getName()
                            + " was passed");
        }
        String how = args.text("how", "inner");
        if (!List.of("inner", "left", "right", "outer").contains(how)) {
            throw Missing.feature("DataFrame.merge(how='" + how + "')");
        }
        PyObject on = args.some("on");
        PyObject leftOn = args.some("left_on") == null ? on : args.get("left_on");
        PyObject rightOn = args.some("right_on") == null ? on : args.get("right_on");
        if ((leftOn == null) != (rightOn == null)) {
            throw Py.ValueError("Must pass both left_on and right_on");
        }
        List<Object> leftNames = leftOn == null ? common(left, right) : names(leftOn);
        List<Object> rightNames = leftOn == null ? leftNames : names(rightOn);
        if (leftNames.isEmpty() || leftNames.size() != rightNames.size()) {
            throw Py.ValueError("No common columns to perform merge on");
        }
        PyObject suffixes = args.some("suffixes");
        String[] ends =
                suffixes == null
                        ? new String[] {"_x", "_y"}
                        : Sequences.list(suffixes).stream()
                                .map(PyObject::toString)
                                .toArray(String[]::new);
        return merge(left, right, leftNames, rightNames, how, ends);
    }

    private static List<Object> names(PyObject on) {
        return Arrays.stream(Args.items(on)).map(Values::raw).toList();
    }

    private static List<Object> common(DataFrame left, DataFrame right) {
        return left.columns().labels().stream().filter(n -> right.columns().find(n) >= 0).toList();
    }

    private static DataFrame merge(
            DataFrame left,
            DataFrame right,
            List<Object> leftNames,
            List<Object> rightNames,
            String how,
            String[] ends) {
        List<Vector> leftKeys = leftNames.stream().map(n -> left.vector(left.place(n))).toList();
        List<Vector> rightKeys =
                rightNames.stream().map(n -> right.vector(right.place(n))).toList();
        boolean swapped = how.equals("right");
        int[][] pairs =
                swapped
                        ? pairs(rightKeys, leftKeys, true, false)
                        : pairs(leftKeys, rightKeys, !how.equals("inner"), how.equals("outer"));
        int[] leftRows = pairs[swapped ? 1 : 0];
        int[] rightRows = pairs[swapped ? 0 : 1];
        List<Object> names = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < left.width(); i++) {
            Object name = left.columns().label(i);
            int key = leftNames.indexOf(name);
            boolean shared = key >= 0 && rightNames.get(key).equals(name);
            Vector taken = left.vector(i).take(leftRows);
            vectors.add(
                    shared && !how.equals("inner")
                            ? coalesce(left.vector(i), leftRows, rightKeys.get(key), rightRows)
                            : taken);
            names.add(
                    !shared && right.columns().find(name) >= 0
                            ? Values.text(name) + ends[0]
                            : name);
        }
        for (int i = 0; i < right.width(); i++) {
            Object name = right.columns().label(i);
            int key = rightNames.indexOf(name);
            if (key < 0 || !leftNames.get(key).equals(name)) {
                vectors.add(right.vector(i).take(rightRows));
                names.add(left.columns().find(name) >= 0 ? Values.text(name) + ends[1] : name);
            }
        }
        DataFrame made = new DataFrame(vectors, Index.of(names), Index.range(leftRows.length));
        return how.equals("outer") ? sorted(made, leftNames) : made;
    }

    private static DataFrame sorted(DataFrame made, List<Object> keys) {
        List<Vector> by = keys.stream().map(n -> made.vector(made.place(n))).toList();
        boolean[] ascending = new boolean[by.size()];
        Arrays.fill(ascending, true);
        return made.take(dev.outrigger.scripthost.python.array.Sorting.order(by, ascending, true))
                .indexed(Index.range(made.rows()));
    }

    /** The left key, or the right one on a row that has no left. */
    private static Vector coalesce(Vector left, int[] leftRows, Vector right, int[] rightRows) {
        Vector both = Vectors.concat(List.of(left, right));
        int[] rows = new int[leftRows.length];
        Arrays.setAll(rows, i -> leftRows[i] >= 0 ? leftRows[i] : left.size() + rightRows[i]);
        return both.take(rows);
    }

    /**
     * Rows of the driving side in order, each with all its matches; unmatched rows of either side
     * where wanted.
     */
    private static int[][] pairs(
            List<Vector> driving, List<Vector> other, boolean keepDriving, boolean keepOther) {
        int size = driving.get(0).size();
        List<Vector> both = new ArrayList<>();
        for (int k = 0; k < driving.size(); k++) {
            both.add(Vectors.concat(List.of(driving.get(k), other.get(k))));
        }
        Groups groups = Groups.of(both, false, false);
        int[][] rows = groups.rows();
        int[] codes = groups.codes();
        List<int[]> found = new ArrayList<>();
        boolean[] used = new boolean[other.get(0).size()];
        for (int i = 0; i < size; i++) {
            boolean any = false;
            for (int row : rows[codes[i]]) {
                if (row >= size) {
                    found.add(new int[] {i, row - size});
                    used[row - size] = true;
                    any = true;
                }
            }
            if (!any && keepDriving) {
                found.add(new int[] {i, -1});
            }
        }
        for (int j = 0; keepOther && j < used.length; j++) {
            if (!used[j]) {
                found.add(new int[] {-1, j});
            }
        }
        return new int[][] {
            found.stream().mapToInt(p -> p[0]).toArray(),
            found.stream().mapToInt(p -> p[1]).toArray()
        };
    }

    static PyObject join(DataFrame left, Args args) {
        args.only("how", "left");
        PyObject other = args.get("other");
        DataFrame right =
                other instanceof Series s
                        ? new DataFrame(
                                List.of(s.flat()), Index.of(Arrays.asList(s.name())), s.index())
                        : (DataFrame) other;
        DataFrame out = new DataFrame(left.vectors(), left.columns(), left.index());
        if (!right.index().isUnique()) {
            throw Missing.feature("DataFrame.join() with labels that repeat");
        }
        for (int i = 0; i < right.width(); i++) {
            Object name = right.columns().label(i);
            if (left.columns().find(name) >= 0) {
                throw Py.ValueError(
                        "columns overlap but no suffix specified: " + Values.repr(name));
            }
            out.set(name, right.series(i).alignedTo(left.index()));
        }
        return out;
    }

    static PyObject concat(Args args) {
        List<PyObject> parts = new ArrayList<>(Sequences.list(args.get("objs")));
        parts.removeIf(p -> p == Py.None);
        if (parts.isEmpty()) {
            throw Py.ValueError("No objects to concatenate");
        }
        if (args.axis(0) == 1) {
            return beside(parts);
        }
        boolean renumber = args.flag("ignore_index", false);
        if (parts.stream().allMatch(p -> p instanceof Series)) {
            List<Vector> vectors = parts.stream().map(p -> ((Series) p).flat()).toList();
            List<Index> labels = parts.stream().map(p -> ((Series) p).index()).toList();
            Object name = ((Series) parts.get(0)).name();
            boolean same =
                    parts.stream()
                            .allMatch(p -> java.util.Objects.equals(((Series) p).name(), name));
            Vector all = Vectors.concat(vectors);
            return new Series(
                    all, renumber ? Index.range(all.size()) : chain(labels), same ? name : null);
        }
        List<Object> names = new ArrayList<>();
        List<DataFrame> frames = new ArrayList<>();
        for (PyObject part : parts) {
            if (!(part instanceof DataFrame f)) {
                throw Py.TypeError(
                        "cannot concatenate object of type '"
                                + part.getType().getName()
                                + "' with a DataFrame");
            }
            frames.add(f);
            f.columns().labels().stream().filter(n -> !names.contains(n)).forEach(names::add);
        }
        List<Vector> vectors = new ArrayList<>();
        for (Object name : names) {
            vectors.add(
                    Vectors.concat(
                            frames.stream()
                                    .map(
                                            f -> {
                                                int at = f.columns().find(name);
                                                return at < 0
                                                        ? (Vector) Vectors.nans(f.rows())
                                                        : f.vector(at);
                                            })
                                    .toList()));
        }
        Index index = chain(frames.stream().map(DataFrame::index).toList());
        return new DataFrame(
                vectors, Index.of(names), renumber ? Index.range(index.size()) : index);
    }

    private static Index chain(List<Index> indexes) {
        List<Vector> levels = new ArrayList<>();
        for (int depth = 0; depth < indexes.get(0).depth(); depth++) {
            int level = depth;
            levels.add(Vectors.concat(indexes.stream().map(i -> i.level(level)).toList()));
        }
        return Index.of(levels, indexes.get(0).names());
    }

    private static DataFrame beside(List<PyObject> parts) {
        List<Object> names = new ArrayList<>();
        List<Series> columns = new ArrayList<>();
        long unnamed = 0;
        for (PyObject part : parts) {
            if (part instanceof DataFrame f) {
                for (int i = 0; i < f.width(); i++) {
                    columns.add(f.series(i));
                    names.add(f.columns().label(i));
                }
            } else {
                Series s = (Series) part;
                columns.add(s);
                names.add(s.name() == null ? (Object) unnamed++ : s.name());
            }
        }
        Index index = columns.get(0).index();
        for (Series column : columns) {
            index = index.sameLabels(column.index()) ? index : index.union(column.index());
        }
        Index rows = index;
        return new DataFrame(
                columns.stream().map(c -> c.alignedTo(rows)).toList(), Index.of(names), rows);
    }
}
