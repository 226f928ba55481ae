package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Methods;
import java.util.List;
import org.python.core.PyInteger;
import org.python.core.PyObject;

/** What a script sees of groups. */
final class GroupByMethods {
    static final List<String> REDUCTIONS =
            List.of(
                    "sum", "mean", "min", "max", "median", "prod", "any", "all", "first", "last",
                    "count", "nunique", "std", "var", "sem");

    static final Methods<GroupBy> METHODS =
            new Methods<GroupBy>("pandas.DataFrameGroupBy")
                    .def("size", "", (g, args) -> g.size())
                    .def("agg", "func!", (g, args) -> g.aggregate(args.get("func")))
                    .def("aggregate", "func!", (g, args) -> g.aggregate(args.get("func")))
                    .def("transform", "func!", (g, args) -> g.transform(args.get("func")))
                    .def("apply", "func!", (g, args) -> g.apply(args.get("func")))
                    .def("get_group", "name!", (g, args) -> g.group(args.get("name")))
                    .def("cumcount", "", (g, args) -> g.running())
                    .def("head", "n", (g, args) -> g.first(args.integer("n", 5)))
                    .get("ngroups", g -> new PyInteger(g.by().groups().count()))
                    .get("groups", GroupByMethods::groups);

    static {
        for (String name : REDUCTIONS) {
            boolean spread = List.of("std", "var", "sem").contains(name);
            METHODS.def(
                    name,
                    spread ? "ddof numeric_only" : "numeric_only",
                    (g, args) ->
                            g.reduce(
                                    name,
                                    args.flag("numeric_only", false),
                                    spread ? GroupBy.ddof(args) : 0));
        }
    }

    private GroupByMethods() {}

    private static PyObject groups(GroupBy g) {
        List<PyObject> pairs = new java.util.ArrayList<>();
        for (int i = 0; i < g.by().groups().count(); i++) {
            pairs.add(
                    Applying.pair(g.by().label(i), ((DataFrame) g.group(g.by().label(i))).index()));
        }
        return Applying.orderedDict(pairs);
    }
}
