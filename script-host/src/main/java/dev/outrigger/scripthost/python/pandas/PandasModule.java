package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.BoolVector;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Door;
import dev.outrigger.scripthost.python.array.NotATime;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import dev.outrigger.scripthost.python.numpy.NdArray;
import dev.outrigger.scripthost.python.numpy.Ufuncs;
import java.util.function.UnaryOperator;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;

/** The module {@code pandas}. */
final class PandasModule {
    private PandasModule() {}

    static Door create() {
        return new Door("pandas")
                .put("DataFrame", DataFrame.TYPE)
                .put("Series", Series.TYPE)
                .put("Index", Index.TYPE)
                .put("NaT", NotATime.NAT)
                .put("NA", Py.None)
                // The level of pandas' interface that this follows; the suffix says that it is not
                // pandas itself.
                .put("__version__", Py.newString("2.2+embedded"))
                .def("isnull", "obj!", args -> nulls(args, false))
                .def("isna", "obj!", args -> nulls(args, false))
                .def("notnull", "obj!", args -> nulls(args, true))
                .def("notna", "obj!", args -> nulls(args, true))
                .def("concat", "objs! axis ignore_index", Merging::concat)
                .def(
                        "merge",
                        "left! right! how on left_on right_on suffixes",
                        args -> Merging.of(frame(args.get("left")), args))
                .def(
                        "to_numeric",
                        "arg! errors",
                        args ->
                                converted(
                                        args.get("arg"),
                                        v -> Conversion.toNumeric(v, args.text("errors", "raise"))))
                .def(
                        "to_datetime",
                        "arg!",
                        args -> converted(args.get("arg"), v -> v.cast(DType.DATETIME)))
                .def(
                        "Timestamp",
                        "value!",
                        args -> {
                            Vector one =
                                    Vectors.of(new Object[] {Values.raw(args.get("value"))})
                                            .cast(DType.DATETIME);
                            return one.get(0);
                        })
                .def(
                        "unique",
                        "values!",
                        args -> NdArray.of(Conversion.unique(Sequences.vector(args.get("values")))))
                .def("_rebuild", "columns! dtypes! names! index!", FrameMethods::rebuilt)
                .def("_rebuild_series", "data! dtype! name! index!", SeriesMethods::rebuilt)
                .def("_rebuild_index", "levels! dtypes! names!", IndexMethods::rebuilt);
    }

    private static DataFrame frame(PyObject value) {
        if (value instanceof DataFrame f) {
            return f;
        }
        throw Py.TypeError(
                "Can only merge Series or DataFrame objects, a "
                        + value.getType().getName()
                        + " was passed");
    }

    private static PyObject nulls(Args args, boolean inverted) {
        UnaryOperator<Vector> nulls =
                v ->
                        inverted
                                ? Ufuncs.apply("invert", new BoolVector(v.nulls()))
                                : new BoolVector(v.nulls());
        return converted(args.get("obj"), nulls);
    }

    private static PyObject converted(PyObject value, UnaryOperator<Vector> function) {
        if (value instanceof ArrayLike a) {
            return a.map(function);
        }
        if (value instanceof PyList) {
            return NdArray.of(function.apply(Sequences.vector(value)));
        }
        return function.apply(Vectors.of(new Object[] {Values.raw(value)})).get(0);
    }
}
