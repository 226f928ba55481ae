package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.DTypeObject;
import dev.outrigger.scripthost.python.array.Methods;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.Pickled;
import dev.outrigger.scripthost.python.array.Reductions;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Sorting;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.numpy.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** What a script sees of an index. */
final class IndexMethods {
    static final Methods<Index> METHODS =
            new Methods<Index>("pandas.Index")
                    .get("name", i -> Values.box(i.name()))
                    .get("names", i -> new PyList(i.names().stream().map(Values::box).toList()))
                    .get("nlevels", i -> new PyInteger(i.depth()))
                    .get("values", i -> NdArray.of(i.flat().copy()))
                    .get("size", i -> new PyInteger(i.size()))
                    .get("shape", i -> new PyTuple(new PyInteger(i.size())))
                    .get("dtype", i -> new DTypeObject(i.flat().dtype()))
                    .get("empty", i -> Py.newBoolean(i.size() == 0))
                    .get("is_unique", i -> Py.newBoolean(i.isUnique()))
                    .get("str", i -> new TextMethods(i.flat(), i::map))
                    .def("to_numpy", "", (i, args) -> NdArray.of(i.flat().copy()))
                    .def("tolist", "", (i, args) -> list(i))
                    .def("to_list", "", (i, args) -> list(i))
                    .def(
                            "copy",
                            "",
                            (i, args) ->
                                    i.take(
                                            dev.outrigger.scripthost.python.array.Rows.all(
                                                    i.size())))
                    .def(
                            "astype",
                            "dtype!",
                            (i, args) -> i.map(v -> Conversion.astype(v, args.get("dtype"))))
                    .def(
                            "min",
                            "",
                            (i, args) -> Values.box(Reductions.reduce("min", i.flat(), true, 0)))
                    .def(
                            "max",
                            "",
                            (i, args) -> Values.box(Reductions.reduce("max", i.flat(), true, 0)))
                    .def("sort_values", "", (i, args) -> i.take(Sorting.order(i.flat())))
                    .def("nunique", "", (i, args) -> new PyInteger(Reductions.distinct(i.flat())))
                    .def(
                            "get_loc",
                            "key!",
                            (i, args) -> {
                                int place = i.find(Values.raw(args.get("key")));
                                if (place < 0) {
                                    throw Py.KeyError(args.get("key"));
                                }
                                return new PyInteger(place);
                            })
                    .def(
                            "isin",
                            "values!",
                            (i, args) -> NdArray.of(Conversion.isIn(i.flat(), args.get("values"))))
                    .def(
                            "map",
                            "mapper!",
                            (i, args) -> {
                                Object[] out = new Object[i.size()];
                                for (int row = 0; row < out.length; row++) {
                                    out[row] = Values.raw(args.get("mapper").__call__(i.item(row)));
                                }
                                return Index.of(new ObjectVector(out));
                            })
                    .def("get_level_values", "level!", (i, args) -> i.levelNamed(args.get("level")))
                    .def("__reduce_ex__", "protocol", (i, args) -> reduce(i))
                    .def("__reduce__", "", (i, args) -> reduce(i));

    private IndexMethods() {}

    private static PyObject list(Index index) {
        PyList list = new PyList();
        for (int i = 0; i < index.size(); i++) {
            list.append(index.item(i));
        }
        return list;
    }

    private static PyObject reduce(Index index) {
        PyList levels = new PyList();
        PyList dtypes = new PyList();
        for (int depth = 0; depth < index.depth(); depth++) {
            levels.append(Pickled.encode(index.level(depth)));
            dtypes.append(Py.newString(index.level(depth).dtype().label()));
        }
        PyObject make =
                org.python.core.imp.importName("pandas", true).__getattr__("_rebuild_index");
        return new PyTuple(
                make,
                new PyTuple(
                        levels,
                        dtypes,
                        new PyList(index.names().stream().map(Values::box).toList())));
    }

    static Index rebuilt(Args args) {
        PyObject[] dtypes = Args.items(args.get("dtypes"));
        List<Vector> levels = new ArrayList<>();
        for (PyObject level : Args.items(args.get("levels"))) {
            levels.add(Pickled.decode(level, dtypes[levels.size()]));
        }
        return Index.of(levels, Arrays.asList(Sequences.raws(args.get("names"))));
    }
}
