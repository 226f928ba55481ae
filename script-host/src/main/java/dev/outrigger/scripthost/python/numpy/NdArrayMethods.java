package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.DTypeObject;
import dev.outrigger.scripthost.python.array.Methods;
import dev.outrigger.scripthost.python.array.Pickled;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** What a script sees of an array. */
final class NdArrayMethods {
    static final Methods<NdArray> METHODS =
            new Methods<NdArray>("numpy.ndarray")
                    .get("shape", a -> Shapes.tuple(a.shape()))
                    .get("ndim", a -> new PyInteger(a.shape().length))
                    .get("size", a -> new PyInteger(a.flat().size()))
                    .get("dtype", a -> new DTypeObject(a.flat().dtype()))
                    .get("T", NdArray::transposed)
                    .def("transpose", "", (a, args) -> a.transposed())
                    .def(
                            "min",
                            "axis",
                            (a, args) -> Along.reduce(a, "min", args.some("axis"), 0, false))
                    .def(
                            "max",
                            "axis",
                            (a, args) -> Along.reduce(a, "max", args.some("axis"), 0, false))
                    .def(
                            "sum",
                            "axis",
                            (a, args) -> Along.reduce(a, "sum", args.some("axis"), 0, false))
                    .def(
                            "prod",
                            "axis",
                            (a, args) -> Along.reduce(a, "prod", args.some("axis"), 0, false))
                    .def(
                            "mean",
                            "axis",
                            (a, args) -> Along.reduce(a, "mean", args.some("axis"), 0, false))
                    .def(
                            "any",
                            "axis",
                            (a, args) -> Along.reduce(a, "any", args.some("axis"), 0, false))
                    .def(
                            "all",
                            "axis",
                            (a, args) -> Along.reduce(a, "all", args.some("axis"), 0, false))
                    .def(
                            "std",
                            "axis ddof",
                            (a, args) ->
                                    Along.reduce(
                                            a,
                                            "std",
                                            args.some("axis"),
                                            args.integer("ddof", 0),
                                            false))
                    .def(
                            "var",
                            "axis ddof",
                            (a, args) ->
                                    Along.reduce(
                                            a,
                                            "var",
                                            args.some("axis"),
                                            args.integer("ddof", 0),
                                            false))
                    .def(
                            "argmin",
                            "axis",
                            (a, args) ->
                                    Along.lanes(a, args.some("axis"), v -> Along.argument(v, -1)))
                    .def(
                            "argmax",
                            "axis",
                            (a, args) ->
                                    Along.lanes(a, args.some("axis"), v -> Along.argument(v, 1)))
                    .def(
                            "argsort",
                            "axis kind",
                            (a, args) -> Along.map(a, lastAxis(a, args), Along::argsort))
                    .def(
                            "sort",
                            "axis kind",
                            (a, args) -> {
                                a.replace(Along.map(a, lastAxis(a, args), Along::sorted).flat());
                                return Py.None;
                            })
                    .def(
                            "cumsum",
                            "axis",
                            (a, args) ->
                                    Along.map(
                                            a, args.some("axis"), v -> Along.cumulative(v, false)))
                    .def(
                            "cumprod",
                            "axis",
                            (a, args) ->
                                    Along.map(a, args.some("axis"), v -> Along.cumulative(v, true)))
                    .def(
                            "round",
                            "decimals",
                            (a, args) -> a.map(v -> Ufuncs.round(v, args.integer("decimals", 0))))
                    .def(
                            "clip",
                            "min max",
                            (a, args) -> ArrayFunctions.clip(a, args.some("min"), args.some("max")))
                    .def("dot", "b!", (a, args) -> Along.product(a, NdArray.from(args.get("b"))))
                    .def(
                            "reshape",
                            "*shape",
                            (a, args) -> {
                                PyObject[] shape = args.rest("shape");
                                PyObject wanted = shape.length == 1 ? shape[0] : new PyTuple(shape);
                                return a.reshaped(Shapes.parse(wanted, a.flat().size()));
                            })
                    .def("ravel", "", (a, args) -> NdArray.of(a.flat()))
                    .def("flatten", "", (a, args) -> NdArray.of(a.flat().copy()))
                    .def(
                            "squeeze",
                            "",
                            (a, args) ->
                                    a.reshaped(
                                            java.util.Arrays.stream(a.shape())
                                                    .filter(extent -> extent != 1)
                                                    .toArray()))
                    .def(
                            "astype",
                            "dtype! copy",
                            (a, args) -> a.map(v -> Creation.cast(v, args.get("dtype"))))
                    .def("copy", "", (a, args) -> a.map(Vector::copy))
                    .def("tolist", "", (a, args) -> list(a))
                    .def("item", "*at", (a, args) -> item(a, args))
                    .def(
                            "fill",
                            "value!",
                            (a, args) -> {
                                a.__setitem__(
                                        new org.python.core.PySlice(Py.None, Py.None, Py.None),
                                        args.get("value"));
                                return Py.None;
                            })
                    .def("nonzero", "", (a, args) -> nonzero(a))
                    .def("__reduce_ex__", "protocol", (a, args) -> reduce(a))
                    .def("__reduce__", "", (a, args) -> reduce(a))
                    .def("__copy__", "", (a, args) -> a.map(Vector::copy))
                    .def("__deepcopy__", "memo", (a, args) -> a.map(Vector::copy));

    private NdArrayMethods() {}

    private static PyObject lastAxis(NdArray a, Args args) {
        PyObject axis = args.some("axis");
        return axis != null ? axis : new PyInteger(a.shape().length - 1);
    }

    static PyObject list(NdArray a) {
        int[] shape = a.shape();
        if (shape.length == 0) {
            return Values.box(a.flat().raw(0));
        }
        PyList list = new PyList();
        for (int i = 0; i < shape[0]; i++) {
            list.append(
                    shape.length == 1 ? Values.box(a.flat().raw(i)) : list((NdArray) a.item(i)));
        }
        return list;
    }

    private static PyObject item(NdArray a, Args args) {
        PyObject[] at = args.rest("at");
        if (at.length == 0 && a.flat().size() != 1) {
            throw Py.ValueError("can only convert an array of size 1 to a Python scalar");
        }
        PyObject value =
                at.length == 0
                        ? a.flat().get(0)
                        : at.length == 1
                                ? NdArray.of(a.flat()).__getitem__(at[0])
                                : a.__getitem__(new PyTuple(at));
        return Values.box(Values.raw(value));
    }

    static PyObject nonzero(NdArray a) {
        int[] places = Rows.where(a.flat().cast(DType.BOOL).booleans());
        List<PyObject> axes = new ArrayList<>();
        int stride = a.flat().size();
        for (int extent : a.shape()) {
            stride = extent == 0 ? 1 : stride / extent;
            int step = stride;
            int[] along = java.util.Arrays.stream(places).map(p -> p / step % extent).toArray();
            axes.add(NdArray.of(Along.indices(along)));
        }
        return new PyTuple(axes.toArray(new PyObject[0]));
    }

    private static PyObject reduce(NdArray a) {
        PyObject make = org.python.core.imp.importName("numpy", true).__getattr__("_rebuild");
        PyObject dtype = Py.newString(a.flat().dtype().label());
        return new PyTuple(
                make, new PyTuple(Pickled.encode(a.flat()), dtype, Shapes.tuple(a.shape())));
    }
}
