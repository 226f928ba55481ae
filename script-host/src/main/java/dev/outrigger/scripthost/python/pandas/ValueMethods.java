package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.BoolVector;
import dev.outrigger.scripthost.python.array.Methods;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.numpy.Ufuncs;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.python.core.PyObject;

/**
 * What a frame does to each of its columns as a series does to itself, and what both do to their
 * rows.
 *
 * @param map makes the like of each vector
 * @param take makes the like of some rows
 * @param rows how many there are
 */
record ValueMethods<T extends PyObject>(
        BiFunction<T, UnaryOperator<Vector>, T> map,
        BiFunction<T, int[], T> take,
        ToIntFunction<T> rows) {
    void define(Methods<T> methods) {
        each(methods, List.of("copy"), "deep", Vector::copy);
        each(methods, List.of("__copy__"), "", Vector::copy);
        each(methods, List.of("__deepcopy__"), "memo", Vector::copy);
        each(methods, List.of("isnull", "isna"), "", v -> new BoolVector(v.nulls()));
        each(
                methods,
                List.of("notnull", "notna"),
                "",
                v -> Ufuncs.apply("invert", new BoolVector(v.nulls())));
        each(methods, List.of("ffill"), "", v -> Conversion.carry(v, true));
        each(methods, List.of("bfill"), "", v -> Conversion.carry(v, false));
        each(methods, List.of("cumsum"), "", v -> Chosen.running(v, Operator.ADD));
        methods.def(
                        "isin",
                        "values!",
                        (of, args) -> map.apply(of, v -> Conversion.isIn(v, args.get("values"))))
                .def(
                        "replace",
                        "to_replace! value",
                        (of, args) -> map.apply(of, v -> Chosen.replace(v, args)))
                .def(
                        "shift",
                        "periods",
                        (of, args) ->
                                map.apply(of, v -> Chosen.shift(v, args.integer("periods", 1))))
                .def(
                        "head",
                        "n",
                        (of, args) ->
                                take.apply(
                                        of, Chosen.head(rows.applyAsInt(of), args.integer("n", 5))))
                .def(
                        "tail",
                        "n",
                        (of, args) ->
                                take.apply(
                                        of, Chosen.tail(rows.applyAsInt(of), args.integer("n", 5))))
                .def("abs", "", (of, args) -> of.__abs__());
    }

    private void each(
            Methods<T> methods,
            List<String> names,
            String parameters,
            UnaryOperator<Vector> function) {
        for (String name : names) {
            methods.def(name, parameters, (of, args) -> map.apply(of, function));
        }
    }
}
